"""The passwords of encrypted editions: read from the environment, judged, and never shown.

A PDF's password is prepared by SASLprep (ISO 32000-2:2020, 7.6.4.3.3; RFC 4013), which some readers leave out. So only
one that SASLprep leaves as it is gets used: then all of them take what somebody types alike.
"""

from __future__ import annotations

import stringprep
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from report_builder.errors import Complaint, ConfigError
from report_builder.model.spec import Edition

VARIABLES: Mapping[str, str] = MappingProxyType(
    {"board": "REPORT_BUILDER_PASSWORD_BOARD", "public": "REPORT_BUILDER_PASSWORD_PUBLIC"}
)
"""Edition -> the variable of the environment that holds its password."""

FEWEST_LETTERS = 12
MOST_BYTES = 127
"""ISO 32000-2:2020, 7.6.4.3.3: what is longer is cut off."""

_TAKEN_DIFFERENTLY = (
    *(stringprep.in_table_b1, stringprep.in_table_c12, stringprep.in_table_c21_c22, stringprep.in_table_c3),
    *(stringprep.in_table_c4, stringprep.in_table_c5, stringprep.in_table_c6, stringprep.in_table_c7),
    *(stringprep.in_table_c8, stringprep.in_table_c9, stringprep.in_table_a1),
)
"""RFC 4013, 2.1 to 2.3 and 2.5: what is left out, changed or forbidden."""


@dataclass(frozen=True, slots=True)
class Password:
    """An edition's password. Nothing shows it: `letters` is for the writer and the reader of a PDF alone."""

    letters: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Passwords:
    """What the environment says, edition by edition; not judged before it is asked for."""

    said: Mapping[str, str] = field(default_factory=dict, repr=False)

    def of(self, edition: str) -> Password:
        """The password of an edition.

        Raises:
            ConfigError: there is none, or none that is good enough; it is not repeated.
        """
        fault = self._fault_of(edition)
        if fault is not None:
            raise ConfigError(fault)
        return Password(_composed(self.said[edition]))

    def insist(self, editions: Iterable[Edition]) -> None:
        """Stop, with all that is wrong, where an edition is to be encrypted and has no good password."""
        asked = [edition.name for edition in editions if edition.encrypt]
        faults = [fault for fault in map(self._fault_of, asked) if fault is not None]
        if faults:
            raise ConfigError(faults)

    def every(self) -> tuple[Password, ...]:
        """Those that may open a PDF of which nobody says whose it is."""
        return tuple(Password(_composed(said)) for said in dict.fromkeys(self.said.values()))

    def _fault_of(self, edition: str) -> Complaint | None:
        if edition not in VARIABLES:
            return Complaint(
                "an edition of this name cannot be encrypted", edition, f"there are {' and '.join(VARIABLES)}"
            )
        variable, said = VARIABLES[edition], _composed(self.said.get(edition, ""))
        if not said:
            mend = "set it to the password that its readers know"
            return Complaint(
                f"the {edition} edition is encrypted, and the environment has no password for it", variable, mend
            )
        if len(set(map(_composed, self.said.values()))) < len(self.said):
            what = "the board and the public edition have one password: who may read the one could open the other"
            return Complaint(what, variable, "give each its own")
        faults = next(_faults(said), None)
        return Complaint(faults[0], variable, faults[1]) if faults else None


NO_PASSWORDS = Passwords()


def passwords_in(environment: Mapping[str, str]) -> Passwords:
    """The passwords that the environment holds; an empty one is none."""
    return Passwords({name: environment[key] for name, key in VARIABLES.items() if environment.get(key)})


def _composed(said: str) -> str:
    """Letters with their accents as one: so they come from a keyboard, and so SASLprep makes them."""
    return unicodedata.normalize("NFC", said)


def _faults(said: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a password, and its mend; no letter of it is named."""
    if len(said) < FEWEST_LETTERS:
        yield "the password is too short", f"take {FEWEST_LETTERS} letters or more: four words that have no connection"
    if said != said.strip():
        yield "the password begins or ends with a space, which nobody sees", "take it away"
    if any(forbids(letter) for letter in said for forbids in _TAKEN_DIFFERENTLY) or _is_both_ways(said):
        yield "the password has a character that programs for PDF take in different ways", "take letters and digits"
    elif unicodedata.normalize("NFKC", said) != said:
        yield "the password has a character that programs for PDF take in different ways", "take plain letters instead"
    elif len(said.encode("utf-8")) > MOST_BYTES:
        yield "the password is too long: programs for PDF leave out its end", f"take at most {MOST_BYTES} letters"


def _is_both_ways(said: str) -> bool:
    """Whether letters that run from right to left do not make it up wholly: RFC 3454, section 6."""
    rightwards = [stringprep.in_table_d1(letter) for letter in said]
    if not any(rightwards):
        return False
    return any(map(stringprep.in_table_d2, said)) or not (rightwards[0] and rightwards[-1])
