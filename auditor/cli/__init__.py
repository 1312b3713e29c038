"""The command line: the table of commands, each imported when it is used."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import click

from auditor import __version__
from auditor.cli import _endings, _shell
from auditor.model.errors import EXIT_DEFECT, EXIT_INTERRUPTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from click.shell_completion import CompletionItem

COMMANDS: Final[Mapping[str, str]] = {
    "demo": "Copy the example out, keep two rounds, make all papers.",
    "init": "Make a workspace for an upazila, its roster prefilled.",
    "settings": "Tell the next meeting, memo, phones and mailboxes, or show them.",
    "meeting": "List the meetings; note one that was put off or not held.",
    "roster": "Check or list the roster of offices and accounts.",
    "register": "Make the register to fill in, the call sheet and the forms.",
    "mapping": "Say what another system's record means, or list the systems.",
    "invite": "Make the codes and the sheets by which offices check themselves.",
    "selfcheck": "Check one password in the terminal, or write the page that does it.",
    "probe": "Log in once to one's own portal account and see whether a code is asked.",
    "slips": "Open the slips that came back.",
    "witness": "Enter what was seen at a login; print the sheets for it.",
    "mail": "Send mail codes to official mailboxes, and read the signed answers.",
    "published": "Tell which e-mail addresses offices publish on their portals.",
    "audit": "Show how things stand; with --keep, keep a round.",
    "report": "Make the papers of a kept round.",
    "dispute": "Enter an office's request for correction, and its answer.",
    "remind": "Make reminders and the letter to the portal's owner; note them as sent.",
    "sample": "Draw offices whose yes is to be seen at a login.",
    "rounds": "List the kept rounds.",
    "return": "Write the counts of a kept round, to be sent to the district.",
    "rollup": "Join the returns of a district, a division or the nation.",
    "backup": "Copy all that cannot be made again to another disk.",
    "restore": "Bring a workspace back from a copy.",
    "handover": "Pack the workspace for a successor, without keys, with a note.",
    "verify": "Check the ledger, and papers against it.",
    "policies": "List the rules and explain them.",
    "totp": "Rehearse two-step authentication before it is turned on at the portal.",
    "vault": "Judge the passwords of one's own password manager, on the screen only.",
    "help": "Explain a topic, such as the month, the grades or the exit codes; or a command.",
    "completion": "Let TAB complete commands and options in the terminal.",
    "keys": "Tell where the secrets of this computer's rounds are, never what.",
}

MODULES: Final[Mapping[str, str]] = {"return": "returning"}
"""Commands whose names Python keeps for itself, and the modules they are in."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they run, so that help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the work."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported now."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"auditor.cli.{MODULES.get(cmd_name, cmd_name)}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the one-line helps without importing a command."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """Return the commands and options that begin as was typed, without importing a command."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 only where TAB was pressed

        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        begun = ((name, told) for name, told in COMMANDS.items() if name.startswith(incomplete))
        return [CompletionItem(name, help=told) for name, told in begun]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the commands that exist when one does not."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            raise click.NoSuchCommand(args[0], ctx=ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="auditor")
@_shell.shared_options
@click.pass_context
def cli(ctx: click.Context, /, **_: Any) -> None:  # noqa: ANN401 shared options go to the context
    """Portal auditor: who has done what the committee decided about portal accounts and official e-mail.

    Nobody is told a password and none is kept. Inside a workspace, "auditor" alone shows this month's checklist and
    the next step.

    Exit codes: 0 nothing failed; 1 something failed or is unknown; 2 wrong usage; 3 the job could not be carried out;
    4 a defect of the program; 130 interrupted.
    """
    if ctx.invoked_subcommand is None:
        import_module("auditor.cli._checklist").show(ctx)


def main() -> None:
    """Run the command line and leave with the documented exit code, whatever happens on the way and in the last resort."""
    _endings.keep_exceptions_quiet()
    try:
        code = _endings.run(cli)
    except KeyboardInterrupt:
        code = EXIT_INTERRUPTED
    except BaseException:  # noqa: BLE001 a defect of the one place that tells of defects
        code = EXIT_DEFECT
        click.echo("A defect of the program. প্রোগ্রামে একটি ত্রুটি ধরা পড়েছে।", err=True)
    sys.exit(code)
