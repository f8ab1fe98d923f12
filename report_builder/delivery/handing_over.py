"""How an edition leaves the house: in which forms, and its PDFs with which password."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from report_builder.delivery.passwords import Password, Passwords
from report_builder.errors import Complaint, ConfigError
from report_builder.model.spec import Edition
from report_builder.store.frozen import Archive

ENCRYPTED = "encrypted"
"""In the manifest of an encrypted edition: each PDF, with the digest of what it holds."""
_ASKS = "pdf"
"""Of the forms of a paper, the one that can ask for a password."""


@dataclass(frozen=True, slots=True)
class HandingOver:
    """One edition on its way to the shelf.

    Attributes:
        edition: its name.
        password: None where it is not encrypted.
        shelf: the folder in which it will lie, under the out folder; None where nothing there is to be looked at.
        asked: the forms in which it was asked for.
    """

    edition: str
    password: Password | None
    shelf: Path | None
    asked: tuple[str, ...]

    @classmethod
    def of(cls, edition: Edition, shelf: Path, *, passwords: Passwords, asked: Iterable[str]) -> Self:
        """An edition of a config.

        Raises:
            ConfigError: it is to be encrypted, and has no good password or is asked for in no form that takes one.
        """
        password = passwords.of(edition.name) if edition.encrypt else None
        return cls(edition.name, password, shelf, tuple(asked))

    @classmethod
    def again(
        cls,
        manifest: Mapping[str, object],
        shelf: Path | None,
        *,
        passwords: Passwords,
        asked: Iterable[str] = (_ASKS,),
    ) -> Self:
        """An edition that was made before, or a part of one: encrypted as it was, by what its manifest says.

        Raises:
            ConfigError: as `of`.
        """
        edition = str(manifest["edition"])
        password = passwords.of(edition) if ENCRYPTED in manifest else None
        return cls(edition, password, shelf, tuple(asked))

    def __post_init__(self) -> None:
        if self.asked and not self.forms:
            what = f"the {self.edition} edition is encrypted, and {self._others} cannot ask for a password"
            raise ConfigError(Complaint(what, "--format", "add pdf"))

    @property
    def _others(self) -> str:
        return " and ".join(ending for ending in self.asked if ending != _ASKS)

    @property
    def forms(self) -> tuple[str, ...]:
        """Those in which it is made."""
        return tuple(ending for ending in self.asked if self.password is None or ending == _ASKS)

    @property
    def warnings(self) -> tuple[str, ...]:
        """Which forms that were asked for are not made."""
        if self.forms == self.asked:
            return ()
        return (f"not made as {self._others}: the edition is encrypted, and only a PDF can ask for a password",)

    def files(self, made: Mapping[str, bytes]) -> tuple[dict[str, bytes], dict[str, dict[str, str]]]:
        """The files as they are handed over, their PDFs encrypted, and what the manifest says of that.

        A PDF on the shelf, or of the last issue, that opens with this password and holds the very same is taken as it
        is, so that a paper that is built twice is one file.

        Args:
            made: name -> content.

        Returns:
            The files, and {"encrypted": {PDF: digest of what it holds}}; of an edition in the clear nothing is said.
        """
        if self.password is None:
            return dict(made), {}
        from report_builder.delivery.sealed_pdf import digest_of, holds, seal  # noqa: PLC0415  pikepdf is heavy

        files, digests = dict(made), dict[str, str]()
        for name in (name for name in made if name.endswith(f".{_ASKS}")):
            digests[name] = digest_of(made[name])
            known = (one for one in self._present(name) if holds(one, digests[name], self.password))
            files[name] = next(known, None) or seal(made[name], self.password)
        return files, {ENCRYPTED: digests}

    def _present(self, name: str) -> Iterator[bytes]:
        """What has this name on the shelf, and in the last issue of the edition."""
        if self.shelf is None:
            return
        yield _content(self.shelf / name)
        archive = Archive(self.shelf.parent.parent)
        for issue in archive.revisions(self.shelf.parent.name, self.shelf.name)[-1:]:
            if name in issue.files and archive.objects.has(issue.files[name]):
                yield archive.objects.get(issue.files[name])


def _content(file: Path) -> bytes:
    """What lies there; nothing where that cannot be read."""
    try:
        return file.read_bytes()
    except OSError:
        return b""
