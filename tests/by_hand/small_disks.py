"""Disks of a few kilobytes, disks that may only be read, and disks of two layers, each in a namespace of its own."""

from __future__ import annotations

import shlex
import subprocess
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

NAMESPACE = ("unshare", "--user", "--map-root-user", "--mount")
TMPFS = "mount -t tmpfs -o size={size} small {place}"
LAYERS = "mount -t overlay layers -o lowerdir={0}/lower,upperdir={0}/upper,workdir={0}/work,userxattr {0}/seen"


def inside(script: str, *arguments: str, **settings: object) -> subprocess.CompletedProcess[str]:
    """Run a script of the shell in a namespace of its own; its mounts are gone when it ends.

    Args:
        script: `"$@"` in it is the arguments.
        arguments: a call.
        settings: of `subprocess.run`.
    """
    call = [*NAMESPACE, "sh", "-ec", script, "sh", *arguments]
    return subprocess.run(call, capture_output=True, text=True, check=False, **settings)  # type: ignore[call-overload,no-any-return]


def on_a_small_disk(place: Path, size: str, call: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run a program with a disk of a size, such as 1m or 64k, at a place."""
    place.mkdir(exist_ok=True)
    script = TMPFS.format(size=size, place=shlex.quote(str(place)))
    return inside(f'{script}; exec "$@"', *call)


def on_a_layered_disk(folder: Path, call: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run a program with `folder/seen` being `folder/lower` with changes, and print each file and what is in it."""
    for name in ("lower", "upper", "work", "seen"):
        (folder / name).mkdir(exist_ok=True)
    shown = 'cd {0}/seen; find . -type f -size +0 | sort | while read -r f; do echo "$(basename $f): $(cat $f)"; done'
    place = shlex.quote(str(folder))
    return inside(f'{LAYERS.format(place)}; "$@"; {shown.format(place)}', *call)


@lru_cache(maxsize=1)
def no_disks() -> str:
    """Why no small disk can be had on this machine; empty where one can."""
    with tempfile.TemporaryDirectory() as name:
        try:
            return on_a_small_disk(Path(name) / "disk", "64k", ["true"]).stderr.strip()
        except FileNotFoundError:
            return "there is no program unshare"


@lru_cache(maxsize=1)
def no_layers() -> str:
    """Why no disk of two layers can be had on this machine; empty where one can."""
    with tempfile.TemporaryDirectory() as name:
        return no_disks() or on_a_layered_disk(Path(name), ["true"]).stderr.strip()
