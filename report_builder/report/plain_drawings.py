"""A chart's drawing as the page is set with it: the same picture in fewer elements, which WeasyPrint draws sooner.

Matplotlib writes a group around every object, and the looks of each as a style, which WeasyPrint parses as CSS. Groups
that only bear a name are left out, and looks become attributes. What is not as matplotlib writes it stays as it is.
"""

from __future__ import annotations

import re
from functools import partial

_SHEET = re.compile(
    r"<defs>\s*<style type=\"text/css\">\*\{stroke-linejoin: round; stroke-linecap: butt\}</style>\s*</defs>"
)
"""Matplotlib's stylesheet. It has its way over an attribute, but not over a style: so both go, or neither."""
_TAG = re.compile(r"<(/?)([a-zA-Z]+)([^<>]*?)(/?)>")
_STYLE = re.compile(r" style=\"([^\"]*)\"")
_NAME_ALONE = re.compile(r" id=\"([^\"]*)\"")
_NAMED = re.compile(r"#([^\"')]+)[\"')]")
_NO_TURN = re.compile(r" transform=\"rotate\(-?0 [^\")]*\)\"")
_LOOKS = frozenset({
    "fill", "fill-opacity", "font-family", "font-size", "font-style", "font-weight", "opacity", "stroke",
    "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-width",
    "text-anchor",
})  # fmt: skip


def plain_drawing(drawn: bytes) -> bytes:
    """The drawing with looks as attributes and without groups that do nothing, where matplotlib wrote it.

    Args:
        drawn: an SVG.
    """
    text = drawn.decode("utf-8")
    bare, sheets = _SHEET.subn("", text)
    if sheets != 1 or "<style" in bare or "<!" in bare:
        return drawn
    named = frozenset(_NAMED.findall(bare))
    kept: list[bool] = []
    plain = _TAG.sub(partial(_plain_tag, named=named, kept=kept), bare)
    return plain.replace("<svg ", '<svg stroke-linejoin="round" ', 1).encode("utf-8")


def _plain_tag(tag: re.Match[str], *, named: frozenset[str], kept: list[bool]) -> str:
    """A tag with looks as attributes; nothing for a group's that only bears a name. `kept` has the open groups."""
    closes, name, attributes, is_empty = tag.groups()
    if name != "g":
        return f"<{closes}{name}{_plain_looks(_NO_TURN.sub('', attributes))}{is_empty}>"
    if closes:
        return tag[0] if kept.pop() else ""
    only = _NAME_ALONE.fullmatch(attributes)
    is_kept = attributes != "" and (only is None or only[1] in named)
    if not is_empty:
        kept.append(is_kept)
    return f"<g{_plain_looks(attributes)}{is_empty}>" if is_kept else ""


def _plain_looks(attributes: str) -> str:
    """The attributes with those of the style among them, unless one of these is not about looks or is there twice."""
    style = _STYLE.search(attributes)
    if style is None:
        return attributes
    pairs = [part.partition(":") for part in style[1].split(";") if part.strip()]
    looks = {name.strip(): value.strip() for name, _, value in pairs}
    if not looks.keys() <= _LOOKS or any(f" {name}=" in attributes for name in looks):
        return attributes
    return attributes.replace(style[0], "".join(f' {name}="{value}"' for name, value in looks.items()), 1)
