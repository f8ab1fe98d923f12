"""How far a batch has come, and how long it will take at this pace, in words."""

from __future__ import annotations

from dataclasses import dataclass

_MINUTE = 60
_HOUR = 60 * _MINUTE


@dataclass(slots=True)
class Progress:
    """How many configs there are, and what came of those that are done."""

    total: int
    built: int = 0
    failed: int = 0

    def note(self, *, is_failure: bool) -> None:
        """One more is done."""
        self.failed += is_failure
        self.built += not is_failure

    def told(self, seconds: float) -> str:
        """A line such as `42 of 157 built, 3 failed; about 4 minutes left`.

        Args:
            seconds: since the first was begun, by a clock that only moves forward.
        """
        counts = f"{self.built} of {self.total} built" + (f", {self.failed} failed" if self.failed else "")
        done = self.built + self.failed
        if not 0 < done < self.total:
            return counts
        return f"{counts}; {_spoken(seconds / done * (self.total - done))} left"


def _spoken(seconds: float) -> str:
    """A length of time as somebody would say it who does not know it exactly."""
    if seconds < _MINUTE:
        return "less than a minute"
    if seconds < 1.5 * _HOUR:
        minutes = round(seconds / _MINUTE)
        return f"about {minutes} minute{'s' if minutes > 1 else ''}"
    return f"about {round(seconds / _HOUR)} hours"
