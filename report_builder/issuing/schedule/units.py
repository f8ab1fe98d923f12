"""The units by which systemd runs the scheduled job: a service that may do little, and its timer.

Sources: systemd.service(5), systemd.exec(5), systemd.timer(5); how a command line is quoted: systemd.service(5),
"Command lines", in which `%` and `$` are doubled.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

NAME = "report-builder-due"
SECRETS = "/etc/report-builder/due.env"
"""Where the service finds the secrets of its environment; only its owner may read it."""

_SERVICE = """\
[Unit]
Description=Build and mail the board papers that are due
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
User={user}
UMask=0077
WorkingDirectory={folder}
EnvironmentFile=-{secrets}
CacheDirectory={name}
Environment=XDG_CACHE_HOME=%C/{name} MPLCONFIGDIR=%C/{name}
ExecStart=/bin/sh -c '{command}'
TimeoutStartSec=2h
NoNewPrivileges=yes
CapabilityBoundingSet=
PrivateTmp=yes
PrivateDevices=yes
ProtectSystem=strict
ProtectHome=read-only
ReadWritePaths={out}
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
LockPersonality=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
"""

_TIMER = """\
[Unit]
Description=Look twice on each weekday whether a board paper is due

[Timer]
OnCalendar=Mon..Fri 07:30
OnCalendar=Mon..Fri 13:30
Persistent=true
RandomizedDelaySec=5min

[Install]
WantedBy=timers.target
"""


@dataclass(frozen=True, slots=True)
class Units:
    """The two units, each with the name of its file."""

    service: str
    timer: str
    service_name: str = f"{NAME}.service"
    timer_name: str = f"{NAME}.timer"

    def __str__(self) -> str:
        """Both, each under a comment with its name."""
        return f"# {self.service_name}\n{self.service}\n# {self.timer_name}\n{self.timer}"


def units(python: Path, folder: Path, *, out: Path, user: str) -> Units:
    """The units for a folder of configs.

    Args:
        python: the interpreter in whose environment the program is installed.
        folder: of the configs.
        out: where papers and the ledger lie; it has to be there when the service starts.
        user: as whom the service runs.
    """
    words = [
        f"exec {_for_shell(python)} -m report_builder due {_for_shell(folder.absolute())}",
        f'--out {_for_shell(out.absolute())} --send --brief --as-at "$(date +%F)"',
    ]
    service = _SERVICE.format(
        user=user,
        name=NAME,
        secrets=SECRETS,
        folder=_for_path(folder.absolute()),
        out=f'"{_for_path(out.absolute())}"',
        command=_for_unit(" ".join(words)),
    )
    return Units(service, _TIMER)


def _for_shell(path: Path) -> str:
    """A path as one word of the shell, in double quotes."""
    text = str(path)
    for letter in '\\"`$':
        text = text.replace(letter, f"\\{letter}")
    return f'"{text}"'


def _for_unit(command: str) -> str:
    """A command within the single quotes of a unit."""
    return command.replace("\\", "\\\\").replace("'", "\\'").replace("%", "%%").replace("$", "$$")


def _for_path(path: Path) -> str:
    """A path as a setting of its own: there, a `$` stands for itself."""
    return str(path).replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
