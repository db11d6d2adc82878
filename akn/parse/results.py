"""What a record tells of decisions: a draft adopted or rejected, by which vote, after which lists of States."""

from __future__ import annotations

from akn.cite import symbols
from akn.languages import Pack
from akn.model import Finding, Step, Text, Vote
from akn.parse import voting


class Results:
    """Reads what is told, text after text; what is carried is the draft named last, and lists without their result.

    date and meeting   of the sitting, for the steps
    """

    def __init__(self, pack: Pack, date: str, meeting: str) -> None:
        self.pack, self.date, self.meeting = pack, date, meeting
        self.document = ""
        self.lists: voting.Lists | None = None
        self.steps: list[Step] = []
        self.votes: list[Vote] = []
        self.findings: list[Finding] = []

    def count(self, lists: voting.Lists) -> None:
        """Take the lists of a vote, whose result stands below them."""
        self.lists = lists

    def name(self, text: Text) -> None:
        """Take note of the draft that a text names last."""
        if named := self._drafts(text.content):
            self.document = named[-1]

    def tell(self, text: Text, paragraph: str = "") -> None:
        """Take a text that may say what was decided; `paragraph` is the number of its paragraph."""
        outcome = next((o for o in ("rejected", "adopted") if self._says(o, text.content)), "")
        if outcome:
            named = self._drafts(text.content)
            document = named[0] if named else self.document
            self.steps.append(Step(outcome, self.date, self.meeting, document=document, paragraph=paragraph))
            self._vote(text, outcome, document, paragraph)
        self.name(text)

    def _vote(self, text: Text, outcome: str, document: str, paragraph: str) -> None:
        counts = self.pack.pattern("record", "counts")
        match = counts.search(text.content) if counts else None
        if match is None and self.lists is None:
            if outcome == "adopted":
                self.votes.append(Vote("adoptedWithoutVote", document=document, paragraph=paragraph))
            return
        kind = "rejected" if outcome == "rejected" else "adoptedRecordedVote"
        vote = Vote(kind, document=document, paragraph=paragraph)
        if match is not None:
            vote = voting.figures(vote, match, self.pack, rejected=outcome == "rejected")
        if self.lists is not None:
            vote = self.lists.of(vote)
            where = f"paragraph {paragraph}" if paragraph else document or "a vote"
            self.findings += voting.tally(vote, where, text)
        self.votes.append(vote)
        self.lists = None

    def _drafts(self, content: str) -> list[str]:
        return [symbol for _, _, symbol in symbols.find(content) if "/L." in symbol]

    def _says(self, outcome: str, content: str) -> bool:
        form = self.pack.pattern("record", outcome)
        return form is not None and form.search(content) is not None
