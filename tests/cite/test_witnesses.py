"""The source's hyperlinks held against the references at their words."""

import pytest

from akn.cite import cite
from akn.cite.witnesses import link_findings, recall, target, witnesses
from akn.model import Document, Link, Span, Text, Unit

WORDS = "Recalling its resolutions 79/217 of 19 December 2024 and the letter of Uganda (A/79/800), and the website,"


def document(*links: tuple[str, str], listed: tuple[str, ...] = ()) -> Document:
    """A resolution of one paragraph with hyperlinks at some of its words, and others that are only listed."""
    spans = tuple(Span(WORDS.index(words), WORDS.index(words) + len(words), "a", href) for words, href in sorted(links))
    body = (Unit("paragraph", (Text(WORDS, tuple(sorted(spans, key=lambda s: s.start)), 2, 7),), "1.", "1"),)
    listed_links = tuple(Link(href, 2) for href in listed)
    return cite(Document("resolution", "eng", ("A/RES/80/1",), "unga", body=body, links=listed_links))


@pytest.mark.parametrize(
    ("href", "symbol"),
    [
        ("https://undocs.org/en/A/RES/79/217", "A/RES/79/217"),
        ("http://docs.un.org/A/79/800", "A/79/800"),
        ("https://undocs.org/A/RES/217(III)", "A/RES/217 (III)"),
        ("https://undocs.org/en/S/RES/1325%20(2000)", "S/RES/1325 (2000)"),
        ("https://documents.un.org/api/symbol/access?l=en&s=A/79/800", "A/79/800"),
        ("https://www.who.int/A/79/800", ""),
        ("mailto:someone@un.org", ""),
    ],
)
def test_target(href: str, symbol: str) -> None:
    assert target(href) == symbol


@pytest.mark.parametrize(
    ("words", "href", "verdict"),
    [
        ("79/217", "https://undocs.org/en/A/RES/79/217", "agrees"),
        ("resolutions 79/217 of 19 December 2024", "https://undocs.org/en/A/RES/79/217", "agrees"),
        ("79/217", "https://undocs.org/en/A/RES/78/217", "disagrees"),
        ("the website", "https://undocs.org/en/A/79/1", "missed"),
        ("the website", "https://undocs.org/en/A/RES/80/1", "agrees"),  # to the document itself
    ],
)
def test_at_its_words(words: str, href: str, verdict: str) -> None:
    (found,) = witnesses(document((words, href)))
    assert (found.words, found.verdict, found.page) == (words, verdict, 2)
    codes = [f.code for f in link_findings(document((words, href)))]
    assert codes == ([] if verdict == "agrees" else [f"link-{'missed' if verdict == 'missed' else 'disagrees'}"])


def test_split_hyperlink_is_one() -> None:
    href = "https://undocs.org/en/A/RES/79/217"
    assert [w.words for w in witnesses(document(("79/", href), ("217", href)))] == ["79/217"]


def test_disagreement_names_both() -> None:
    (finding,) = link_findings(document(("79/217", "https://undocs.org/en/A/RES/78/217")))
    assert "A/RES/78/217" in finding.message
    assert "A/RES/79/217" in finding.message


def test_other_sites_are_no_witnesses() -> None:
    assert witnesses(document(("the website", "https://www.who.int/news"))) == []


def test_listed_without_words() -> None:
    found = witnesses(document(listed=("https://undocs.org/A/79/800", "https://undocs.org/A/79/801")))
    assert [w.verdict for w in found] == ["agrees", "disagrees"]
    assert recall(found) == (1, 2)
