"""The package: a ZIP archive whose parts refer to each other (ECMA-376 part 2), read within limits.

Nothing is unpacked to disk and nothing outside of the archive is ever opened: an external relation is an address, no
more. Parts are parsed without entities, DTD or network.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from akn.read.docx.names import strict_as_transitional
from akn.read.limits import USUAL, Limits
from akn.read.pages import SourceError

CONTENT_TYPES = "[Content_Types].xml"
DOCUMENTS = ("wordprocessingml.document.main", "wordprocessingml.template.main", "ms-word.document.macroEnabled.main",
             "ms-word.template.macroEnabledTemplate.main")  # fmt: skip
MACROS = "macroEnabled"
# What other archives are, by the content type of a part or by the entry `mimetype`.
OTHERS = (
    ("spreadsheetml", "an Excel workbook (XLSX)"),
    ("ms-excel", "an Excel workbook (XLSX)"),
    ("presentationml", "a PowerPoint presentation (PPTX)"),
    ("ms-powerpoint", "a PowerPoint presentation (PPTX)"),
    ("opendocument.text", "an OpenDocument text (ODT)"),
    ("opendocument", "an OpenDocument file"),
    ("epub", "an EPUB book"),
)
HOW = "convert it first: libreoffice --headless --convert-to docx FILE"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: the kind (last step of its type), and the part's name or the outer address."""

    kind: str
    target: str
    external: bool = False


@dataclass(slots=True)
class Package:
    """An open package. `name` is what messages call the source."""

    name: str
    archive: zipfile.ZipFile
    limits: Limits
    entries: dict[str, zipfile.ZipInfo]
    read_so_far: int = 0
    _relations: dict[str, dict[str, Relation]] = field(default_factory=dict)

    def error(self, what: str) -> SourceError:
        """An error that names the source."""
        return SourceError(f"{self.name}: {what}")

    def bytes_of(self, part: str) -> bytes | None:
        """A part's content; None where there is no such part."""
        info = self.entries.get(part)
        if info is None:
            return None
        self._admit(info)
        try:
            return self.archive.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise self.error(f"the DOCX is damaged at {part} ({error}); get the file again") from None
        except (RuntimeError, NotImplementedError):
            raise self.error(f"{part} in the DOCX is encrypted or packed in an unknown way; save it anew") from None

    def _admit(self, info: zipfile.ZipInfo) -> None:
        """Refuse a part that would unpack to more than the limits allow (no more is unpacked than an entry states)."""
        size, limits = info.file_size, self.limits
        self.read_so_far += size
        if size > limits.part or self.read_so_far > limits.unpacked:
            raise self.error(f"{info.filename} unpacks to {size // 2**20} MB, more than a document has")
        if size > limits.small and size > limits.ratio * max(info.compress_size, 1):
            raise self.error(
                f"{info.filename} unpacks to {size // max(info.compress_size, 1)} times its size: a ZIP bomb"
            )

    def tree(self, part: str) -> etree._Element | None:
        """A part as XML; None where there is no such part."""
        data = self.bytes_of(part)
        if data is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(strict_as_transitional(data), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.error(f"{part} in the DOCX is not well formed ({error})") from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.error(f"{part} in the DOCX has a document type declaration, which no DOCX has")
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to, by identifier ("" is the package itself)."""
        if part not in self._relations:
            folder, _, file = part.rpartition("/")
            rels = self.tree(f"{folder}/_rels/{file}.rels".lstrip("/"))
            self._relations[part] = {} if rels is None else dict(_relation(r, folder) for r in rels)
        return self._relations[part]

    def related(self, part: str, kind: str) -> str:
        """The name of the first part of a kind (`styles`) that a part refers to, "" where there is none."""
        found = (r.target for r in self.relations(part).values() if r.kind == kind and not r.external)
        return next(found, "")


def _relation(element: etree._Element, folder: str) -> tuple[str, Relation]:
    kind = element.get("Type", "").rpartition("/")[2]
    target = element.get("Target", "")
    if element.get("TargetMode") == "External":
        return element.get("Id", ""), Relation(kind, target, True)
    return element.get("Id", ""), Relation(kind, _part_name(posixpath.join("/", folder, unquote(target))))


def _part_name(path: str) -> str:
    """An entry's or target's path as the name of a part: no leading slash, no step upwards."""
    return posixpath.normpath("/" + path.replace("\\", "/")).lstrip("/")


def open_package(data: bytes, name: str, limits: Limits = USUAL) -> Package:
    """A package in memory.

    Raises `SourceError` for what is no archive, a damaged one, or one with more entries than the limits allow.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise SourceError(
            f"{name}: this begins as a DOCX (a ZIP archive) but is damaged or cut off ({error}); get the file again"
        ) from None
    if len(infos) > limits.entries:
        raise SourceError(f"{name}: the archive has {len(infos)} entries; the limit is {limits.entries}")
    return Package(name, archive, limits, {_part_name(info.filename): info for info in infos})


def main_part(package: Package) -> tuple[str, str]:
    """The name of the main document part, and its content type.

    Raises `SourceError`, saying what it is, for an archive that is no DOCX.
    """
    types = package.tree(CONTENT_TYPES)
    if types is None:
        raise _no_docx(package, (package.bytes_of("mimetype") or b"").decode("latin-1"))
    given = {_part_name(e.get("PartName", "")): e.get("ContentType", "") for e in types if e.get("PartName")}
    by_ending = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in types if e.get("Extension")}
    main = package.related("", "officeDocument")
    kind = given.get(main) or by_ending.get(main.rpartition(".")[2].lower(), "")
    if not any(known in kind for known in DOCUMENTS):
        raise _no_docx(package, f"{kind} {' '.join(given.values())}")
    if main not in package.entries:
        raise package.error("the DOCX has no main part; it is damaged: get the file again")
    return main, kind


def _no_docx(package: Package, kinds: str) -> SourceError:
    what = next((what for part, what in OTHERS if part in kinds), "")
    if what:
        return package.error(f"this is {what}, which cannot be read here; {HOW}")
    return package.error("this is a ZIP archive that is no DOCX; unpack it and name the documents in it")
