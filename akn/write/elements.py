"""Names of the Akoma Ntoso vocabulary and the few calls that make its elements.

Sources: `akomantoso30.xsd` (OASIS LegalDocML 1.0) for what may stand where, the AKN4UN guidelines for the rest.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from lxml import etree
from lxml.etree import _Element

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
AKN4UN = "http://un.org/akn4un"
A = f"{{{AKN}}}"
U = f"{{{AKN4UN}}}"
NSMAP = {None: AKN, "akn4un": AKN4UN}


def names(words: str) -> frozenset[str]:
    """The names in a line of them."""
    return frozenset(words.split())


# The group `hierElements` of the XSD.
HIERARCHY = names(
    "clause section part paragraph chapter title article book tome division list point indent alinea rule subrule "
    "proviso subsection subpart subparagraph subchapter subtitle subdivision subclause sublist level transitional"
)
# Units of text: they hold words of their own; the rest of the hierarchy groups them under headings.
UNITS = names("paragraph point indent alinea subparagraph clause subclause list sublist")

_TOKEN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_URI = re.compile(r"(?:[A-Za-z0-9\-._~:/?#@!$&'()*+,;=]+|%[0-9A-Fa-f]{2})*+")


def sub(parent: _Element, name: str, attributes: dict[str, str] | None = None) -> _Element:
    """A new last child of `parent`, in the namespace of Akoma Ntoso."""
    return etree.SubElement(parent, A + name, attributes)


def uri(text: str) -> str:
    """`text` as an `xsd:anyURI`: what may not stand in one is percent-encoded, the rest stays as it is."""
    return text if _URI.fullmatch(text) else quote(text, safe="-._~:/?#@!$&'()*+,;=")


def token(text: str) -> str:
    """`text` as a part of an eId: white space and what an IRI's fragment may not hold become `-`.

    >>> token("A/RES/217 A (III)")
    'A-RES-217A-III'
    """
    if _TOKEN.fullmatch(text):
        return text
    return re.sub(r"[^A-Za-z0-9._]+", "-", re.sub(r"\s+(?=\w\b)|[()](?=$)", "", text)).strip("-") or "x"
