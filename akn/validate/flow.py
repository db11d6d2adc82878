"""The words of a document as one string, made by a stylesheet: the quick way to see that nothing is lost.

`transcript.read_transcript` says where each word stands, which takes five times as long and is needed only where source
and output differ. The tests hold both to the same words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from akn.validate.places import AKN
from akn.validate.transcript import Transcript, note_text, segments, squash

# Private characters around a note: before its marker, its text and after it; a second mark of a note has its own.
_NOTE, _TEXT, _END, _MARK = "\ue0f0", "\ue0f1", "\ue0f2", "\ue0f3"
_CUT = re.compile(f"{_NOTE}([^{_TEXT}]*){_TEXT}([^{_END}]*){_END}|{_MARK}([^{_END}]*){_END}")
_SHEET = f"""<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:a="{AKN}">
  <xsl:output method="text"/>
  <xsl:key name="component" match="a:components/a:component" use="concat('#', @eId)"/>
  <xsl:key name="place" match="a:componentRef" use="@src"/>
  <xsl:key name="place" match="a:documentRef" use="@href"/>
  <xsl:key name="note" match="a:authorialNote" use="concat(ancestor::a:component/@eId, '#', @eId)"/>
  <xsl:template match="a:meta | processing-instruction() | comment()"/>
  <xsl:template match="/a:akomaNtoso/a:components/a:component[key('place', concat('#', @eId))]"/>
  <xsl:template match="a:componentRef">
    <xsl:if test="count(. | key('place', @src)[1]) = 1">
      <xsl:apply-templates select="key('component', @src)/node()"/>
    </xsl:if>
  </xsl:template>
  <xsl:template match="a:documentRef">
    <xsl:if test="count(. | key('place', @href)[1]) = 1">
      <xsl:apply-templates select="key('component', @href)/node()"/>
    </xsl:if>
  </xsl:template>
  <xsl:template match="a:authorialNote">
    <xsl:value-of select="concat('{_NOTE}', @marker, '{_TEXT}', ., '{_END}')"/>
  </xsl:template>
  <xsl:template match="a:noteRef">
    <xsl:variable name="note" select="key('note', concat(ancestor::a:component/@eId, @href))"/>
    <xsl:value-of select="concat('{_MARK}', $note/@marker)"/>
    <xsl:if test="not($note)"><xsl:value-of select="@marker"/></xsl:if>
    <xsl:text>{_END}</xsl:text>
  </xsl:template>
</xsl:stylesheet>"""


def conserved(source: Transcript, root: etree._Element) -> bool:
    """Whether an output (its `akomaNtoso` element) has the words, marks and notes of its source, in order.

    An output without words conserves nothing.
    """
    cut, markers, notes = read(root)
    if not any(cut) and not any(text for _, text in notes):
        return False
    if [(note.marker, note_text(note)) for note in source.notes] != notes:
        return False
    return segments(source.main) == (cut, markers)


def read(root: etree._Element) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    """The text cut at the marks of notes, the markers, and the notes with their markers."""
    cut: list[str] = []
    markers: list[str] = []
    notes: list[tuple[str, str]] = []
    text, at = str(_stylesheet()(root)), 0
    for found in _CUT.finditer(text):
        cut.append(squash(text[at : found.start()]))
        at = found.end()
        if found[3] is None:
            markers.append(found[1])
            notes.append((found[1], squash(found[2])))
        else:
            markers.append(found[3])
    cut.append(squash(text[at:]))
    return cut, markers, notes


@lru_cache(maxsize=1)
def _stylesheet() -> etree.XSLT:
    return etree.XSLT(etree.fromstring(_SHEET))
