"""The command `report-builder`: its table of commands, each imported only when it is used."""

from __future__ import annotations

import gc
import importlib
import keyword
import sys
from collections.abc import Sequence

import click

from report_builder.cli.channels import have_channels
from report_builder.cli.ending import end_tidily, status_of
from report_builder.cli.talk import Talk
from report_builder.errors import did_you_mean

COMMANDS = {
    "init": "Write a workspace: configs, demonstration data and an empty out/.",
    "next": "Write the next quarter's config, and list what to look at in it.",
    "check": "Read config and data and print every finding at once.",
    "figures": "Print every figure of the document, after protection.",
    "build": "Make the documents of each edition, in the forms asked for.",
    "pack": "Make an agenda pack of several papers, with continuous page numbers.",
    "national": "Add up many services' papers, protected together with their totals.",
    "approve": "Note who answers for a draft, before it is released.",
    "release": "Issue an edition: keep it for good, and let later papers reckon with it.",
    "deadlines": "Show when each step of a paper is due, and what holds it up.",
    "due": "Say what is due on a day; build and mail it, once.",
    "send": "Mail an edition to its recipients, to each once.",
    "restore": "Write back the data that were kept with an issued paper.",
    "purge": "Take away what has been kept long enough, and say what went.",
    "protect": "Withhold small counts in your own tables, so that nobody can work them out.",
    "audit": "Attack what is printed: what could a reader work out?",
    "appendix": "Give a part of an issued edition again, its numbers proved equal.",
    "verify": "Say whether a file is genuine, altered or unknown.",
    "proof": "Check a Word document that somebody edited against its figures.",
    "diff": "Say what changed since an issue, number by number, and why.",
    "explain": "Say where a printed number comes from.",
    "map": "Propose which tables, headers and words of an export are which of ours.",
    "import": "Read official files into the tables of national figures.",
    "schema": "Print the config's JSON Schema, for editors.",
    "doctor": "Find what this machine lacks, and how to mend it.",
}
"""Name -> what it does. The listing is made from this table, so that `--help` imports no command."""

MAY_START_PROCESSES = f"{__name__}.may_start_processes"
"""In click's `meta` of a call: whether its command may start processes beside its own, as the console script does."""

EXAMPLE = """\b
Example:
  report-builder init board
  report-builder build board/config/rotherham-2019-20-q4.yaml
"""


class LazyGroup(click.Group):
    """A group whose commands are modules of `report_builder.cli`, each with a click command named `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names in the order of the work, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Import the command; None for a name that is not in the table."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(module_of(cmd_name)).command
        command.params += [
            option for option in loudness() if option.name not in {known.name for known in command.params}
        ]
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but an unknown name is met with the nearest one."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            ctx.fail(f"there is no command '{args[0]}'; {did_you_mean(args[0], COMMANDS) or 'see the list in --help'}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """List the table, importing nothing."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def module_of(name: str) -> str:
    """The module of a command; one that is called like a word of Python has an underscore after it."""
    return f"report_builder.cli.{name}_" if keyword.iskeyword(name) else f"report_builder.cli.{name}"


def loudness() -> list[click.Option]:
    """The options -q and -v, which may stand before or after the command's name."""
    return [
        click.Option(
            ["-q", "--quiet"], is_flag=True, expose_value=False, callback=_hush, help="Say only the answer and errors."
        ),
        click.Option(
            ["-v", "--verbose"],
            is_flag=True,
            expose_value=False,
            callback=_speak_up,
            help="Say how long each step takes, and where a fault arose.",
        ),
    ]


def _hush(ctx: click.Context, _option: click.Parameter, is_wanted: bool) -> None:  # noqa: FBT001 - click's signature
    ctx.ensure_object(Talk).is_quiet |= is_wanted


def _speak_up(ctx: click.Context, _option: click.Parameter, is_wanted: bool) -> None:  # noqa: FBT001 - click's signature
    ctx.ensure_object(Talk).is_verbose |= is_wanted


def _print_version(ctx: click.Context, _option: click.Parameter, is_wanted: bool) -> None:  # noqa: FBT001 - click's
    if not is_wanted or ctx.resilient_parsing:
        return
    from importlib.metadata import version  # noqa: PLC0415 - a third of the time of --help

    click.echo(f"report-builder {version('report-builder')}")
    ctx.exit()


group = LazyGroup(
    "report-builder",
    help="Build board papers for a youth justice service: right numbers, safe numbers, accessible pages.",
    epilog=EXAMPLE,
    params=[
        *loudness(),
        click.Option(
            ["--version"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_print_version,
            help="Print the version.",
        ),
    ],
)


def run(arguments: Sequence[str], *, may_start_processes: bool = False) -> int:
    """Do what the arguments say and return the exit status, as `ending.status_of` lists them.

    A command may return an int, which is then its status; nothing is 0. With `may_start_processes` it may be faster.
    """
    talk = Talk()

    def work() -> int:
        try:
            with group.make_context("report-builder", list(arguments), obj=talk) as ctx:
                ctx.meta[MAY_START_PROCESSES] = may_start_processes
                outcome = group.invoke(ctx)
        except click.exceptions.Exit as ending:  # help was shown, or a command chose its status
            return ending.exit_code
        return outcome if isinstance(outcome, int) else 0

    return status_of(work, talk)


def main() -> None:
    """The console script's entry point."""
    have_channels()
    gc.set_threshold(50_000, 10, 10)  # much is made and little thrown away: looking for it was a tenth of a build
    end_tidily()
    status = run(sys.argv[1:], may_start_processes=True)
    gc.freeze()  # the end looks once more for what nobody holds, and the system takes all of it back anyway
    sys.exit(status)
