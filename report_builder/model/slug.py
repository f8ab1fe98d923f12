"""A name for files and folders out of a title: small letters, digits and hyphens."""

from __future__ import annotations

import re
import unicodedata


def slug(text: str) -> str:
    """`rotherham-2019-20-q4`: letters lose their accents, all else becomes a hyphen."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
