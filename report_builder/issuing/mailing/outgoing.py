"""What a mail of an edition brings: its files as they are put by, so that everybody gets the very same, whenever."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from report_builder.delivery.message import Attachment
from report_builder.errors import Complaint, ConfigError, DataError
from report_builder.issuing.contents import contents_of, insist_whole
from report_builder.issuing.issued import Issued
from report_builder.issuing.life import issue_of, next_revision, revisions_of
from report_builder.model.delivery import MEGABYTE, Delivery
from report_builder.model.release import MANIFEST, PUBLIC
from report_builder.store.frozen import Archive

if TYPE_CHECKING:
    from report_builder.report.mail import MailWords


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The files of an edition that are mailed.

    Attributes:
        report, edition: whose they are.
        stage: draft or issued.
        revision: the issue that it is, or is a draft of.
        files: name -> content, manifest.json among them.
    """

    report: str
    edition: str
    stage: str
    revision: int
    files: Mapping[str, bytes]

    @property
    def manifest(self) -> dict[str, Any]:
        """The content of its manifest.json."""
        found: dict[str, Any] = json.loads(self.files[MANIFEST])
        return found

    @property
    def digest(self) -> str:
        """The SHA-256 of its manifest.json."""
        return sha256(self.files[MANIFEST]).hexdigest()

    @property
    def pdfs(self) -> dict[str, bytes]:
        """Its documents: the paper, and exempt appendices that are files of their own.

        Raises:
            ConfigError: it was built without.
        """
        found = {name: content for name, content in sorted(self.files.items()) if name.endswith(".pdf")}
        if not found:
            what = f"the {self.edition} edition has no PDF that could be mailed"
            raise ConfigError(Complaint(what, self.report, "build it again with --format pdf,html"))
        return found

    def attached(self, delivery: Delivery) -> tuple[Attachment, ...]:
        """What goes with the mail; nothing where the files are larger than may be attached."""
        return (
            ()
            if self._is_large(delivery)
            else tuple(Attachment(self._named(*one), one[1]) for one in self.pdfs.items())
        )

    def links(self, delivery: Delivery) -> tuple[str, ...]:
        """Where the files are found that are too large to be attached.

        Raises:
            ConfigError: nothing says where that is; the folder of all papers is nothing for the public.
        """
        if not self._is_large(delivery):
            return ()
        if not delivery.link or self.edition == PUBLIC:
            most = delivery.attach_up_to // MEGABYTE
            what = f"the PDF of the {self.edition} edition has more than {most} megabytes, and there is no link to it"
            mend = "raise delivery.attach_up_to" + ("" if self.edition == PUBLIC else ", or set delivery.link")
            raise ConfigError(Complaint(what, self.report, mend))
        place = (self.report, self.edition)
        return tuple("/".join((delivery.link, *map(quote, (*place, name)))) for name in self.pdfs)

    def words(self, *, comments_by: date | None, corrects: bool, links: tuple[str, ...]) -> MailWords:
        """Subject and body, from what the edition itself prints.

        Raises:
            DataError: the record of what it prints is missing, or is of another version.
        """
        from report_builder.report.archive import NAME, read_archive  # noqa: PLC0415  kept from --help
        from report_builder.report.mail import Occasion, words_of_paper  # noqa: PLC0415

        if NAME not in self.files:
            what = "the edition was built by an earlier version, which did not put by what it prints"
            raise DataError(Complaint(what, self.report, "build it again"))
        report = read_archive(self.files[NAME], where=f"{self.report}/{self.edition}").report
        occasion = Occasion(
            is_draft=self.stage == "draft",
            revision=self.revision,
            comments_by=comments_by,
            links=links,
            is_encrypted=bool(self.manifest.get("encrypted")),
            corrects=corrects,
        )
        return words_of_paper(report, occasion, checks=self.manifest.get("checks", ()))

    def _is_large(self, delivery: Delivery) -> bool:
        return sum(map(len, self.pdfs.values())) > delivery.attach_up_to

    def _named(self, name: str, _content: bytes) -> str:
        """As the reader finds it among other files: which paper, edition and revision; only plain letters."""
        what = "draft" if self.stage == "draft" else f"revision-{self.revision}"
        own = "" if name == f"{self.manifest['document']}.pdf" else f"-{name.removesuffix('.pdf')}"
        return re.sub(r"[^A-Za-z0-9._-]", "-", f"{self.report}-{self.edition}-{what}{own}") + ".pdf"


def outgoing_of(edition: Issued) -> Outgoing:
    """The files of an edition as it lies there, or as it was issued; a draft that was issued goes as it was issued.

    Raises:
        DataError: a file was altered, or is missing.
        ConfigError: it is a part of an edition.
    """
    insist_whole(edition)
    place = (edition.report, edition.paper.audience)
    revisions = revisions_of(edition)
    same = issue_of(edition, revisions)
    if same is not None:
        return Outgoing(*place, "issued", same.revision, Archive(edition.out).files_of(same))
    return Outgoing(*place, "draft", next_revision(revisions), contents_of(edition))
