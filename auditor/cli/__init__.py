"""The command line: the table of commands, each imported when it is used."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import click

from auditor import __version__
from auditor.cli import _commands, _endings, _shell
from auditor.cli._language import talk
from auditor.i18n import Text
from auditor.model.errors import EXIT_DEFECT, EXIT_INTERRUPTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from click.shell_completion import CompletionItem

COMMANDS: Final[Mapping[str, Text]] = {
    "demo": Text(
        en="Copy the example out, keep two rounds, make all papers.", bn="নমুনা কপি করে, দুটি যাচাই রাখে, সব কাগজ তৈরি করে।"
    ),
    "init": Text(
        en="Make a workspace for an upazila, its roster prefilled.",
        bn="একটি উপজেলার কাজের ফোল্ডার তৈরি করে; তালিকায় দপ্তর বসানো থাকে।",
    ),
    "desk": Text(
        en="Do the month's work in the browser, on this computer only.",
        bn="ব্রাউজারে মাসের কাজ করার ডেস্ক খোলে, শুধু এই কম্পিউটারে।",
    ),
    "settings": Text(
        en="Tell the next meeting, memo, phones and mailboxes, or show them.",
        bn="পরবর্তী সভা, স্মারক, ফোন ও মেইলবক্স লিখে রাখে বা দেখায়।",
    ),
    "meeting": Text(
        en="List the meetings; note one that was put off or not held.", bn="সভার তালিকা দেখায়; সভা পেছালে বা না হলে লিখে রাখে।"
    ),
    "extension": Text(
        en="List, enter or take back time that the committee extended.",
        bn="কমিটির অনুমোদিত বর্ধিত সময়ের তালিকা দেখায়, নতুন লেখে বা বাতিল করে।",
    ),
    "roster": Text(
        en="Check, list or correct the roster of offices and accounts.",
        bn="দপ্তর ও ইউজার তালিকা পরীক্ষা করে, দেখায় বা সংশোধন করে।",
    ),
    "register": Text(
        en="Make the register to fill in, the call sheet and the forms.", bn="তথ্য রেজিস্টার, ফোন তালিকা ও তথ্য ছক তৈরি করে।"
    ),
    "mapping": Text(
        en="Say what another system's record means, or list the systems.",
        bn="অন্য সিস্টেমের রেকর্ডের অর্থ ঠিক করে, বা সিস্টেমের তালিকা দেখায়।",
    ),
    "invite": Text(
        en="Make the codes and the sheets by which offices check themselves.",
        bn="দপ্তরগুলোর স্ব-যাচাইয়ের কোড ও নির্দেশিকা তৈরি করে।",
    ),
    "selfcheck": Text(
        en="Check one password in the terminal, or write the page that does it.",
        bn="টার্মিনালে একটি পাসওয়ার্ড পরীক্ষা করে, বা স্ব-যাচাই পাতা তৈরি করে।",
    ),
    "probe": Text(
        en="Log in once to one's own portal account and see whether a code is asked.",
        bn="নিজের পোর্টাল আইডিতে একবার লগইন করে দেখে কোড চায় কি না।",
    ),
    "slips": Text(en="Open the slips that came back.", bn="ফেরত আসা স্লিপ খোলে।"),
    "witness": Text(
        en="Enter what was seen at a login; print the sheets for it.",
        bn="লগইনের সময় যা দেখা গেছে তা তোলে; তার যাচাই পত্র তৈরি করে।",
    ),
    "mail": Text(
        en="Send mail codes to official mailboxes, and read the signed answers.",
        bn="সরকারি মেইলবক্সে ই-মেইল কোড পাঠায়, স্বাক্ষরিত উত্তর পড়ে।",
    ),
    "published": Text(
        en="Tell which e-mail addresses offices publish on their portals.",
        bn="দপ্তরগুলো পোর্টালে কোন ই-মেইল ঠিকানা প্রকাশ করে জানায়।",
    ),
    "audit": Text(
        en="Show how things stand; with --keep, keep a round.", bn="সব দপ্তরের অবস্থা দেখায়; --keep দিলে যাচাই রাখে।"
    ),
    "report": Text(en="Make the papers of a kept round.", bn="রাখা যাচাইয়ের কাগজপত্র তৈরি করে।"),
    "dispute": Text(
        en="Enter an office's request for correction, and its answer.",
        bn="দপ্তরের তথ্য সংশোধনের অনুরোধ ও তার উত্তর লিখে রাখে।",
    ),
    "remind": Text(
        en="Make reminders and the letter to the portal's owner; note them as sent.",
        bn="তাগিদপত্র ও পোর্টাল কর্তৃপক্ষ বরাবর পত্র তৈরি করে; পাঠানো হলে লিখে রাখে।",
    ),
    "sample": Text(
        en="Draw offices whose yes is to be seen at a login.", bn="কোন কোন দপ্তরের লগইন দেখা হবে তা দৈবচয়নে ঠিক করে।"
    ),
    "rounds": Text(en="List the kept rounds.", bn="রাখা মাসিক যাচাইয়ের তালিকা দেখায়।"),
    "return": Text(
        en="Write the counts of a kept round, to be sent to the district.",
        bn="জেলায় পাঠানোর বিবরণী তৈরি করে: যাচাইয়ের শুধু সংখ্যা।",
    ),
    "rollup": Text(
        en="Join the returns of a district, a division or the nation.", bn="জেলা, বিভাগ বা সারা দেশের বিবরণী যোগ করে।"
    ),
    "backup": Text(
        en="Copy all that cannot be made again to another disk.", bn="যা আবার তৈরি করা যায় না তা অন্য ডিস্কে কপি করে।"
    ),
    "restore": Text(en="Bring a workspace back from a copy.", bn="কপি থেকে কাজের ফোল্ডার ফিরিয়ে আনে।"),
    "handover": Text(
        en="Pack the workspace for a successor, without keys, with a note.",
        bn="দায়িত্ব হস্তান্তরের জন্য কাজের ফোল্ডার এক ফাইলে নেয়: চাবি ছাড়া, নোটসহ।",
    ),
    "verify": Text(en="Check the ledger, and papers against it.", bn="স্থায়ী রেকর্ড ঠিক আছে কি না দেখে, কাগজ তার সঙ্গে মেলায়।"),
    "policies": Text(en="List the rules and explain them.", bn="নিয়মগুলোর তালিকা দেখায় ও বোঝায়।"),
    "totp": Text(
        en="Rehearse two-step authentication before it is turned on at the portal.",
        bn="পোর্টালে চালু করার আগে Two-step-এর মহড়া করায়।",
    ),
    "vault": Text(
        en="Judge the passwords of one's own password manager, on the screen only.",
        bn="নিজের পাসওয়ার্ড ম্যানেজারের পাসওয়ার্ড পরীক্ষা করে; ফল শুধু পর্দায়।",
    ),
    "help": Text(
        en="Explain a topic, such as the month, the grades or the exit codes; or a command.",
        bn="একটি বিষয় বোঝায়: মাসের কাজ, তথ্যের ভিত্তি ইত্যাদি; বা একটি কমান্ড।",
    ),
    "completion": Text(
        en="Let TAB complete commands and options in the terminal.", bn="টার্মিনালে TAB চাপলে কমান্ড ও অপশন পূরণ করে।"
    ),
    "keys": Text(
        en="Tell where the secrets of this computer's rounds are, never what.",
        bn="এই কম্পিউটারে চাবি কোথায় আছে জানায়, চাবি দেখায় না।",
    ),
}

MODULES: Final[Mapping[str, str]] = {"return": "returning"}
"""Commands whose names Python keeps for itself, and the modules they are in."""


class LazyGroup(_commands.Group):
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
            formatter.write_dl([(name, told.said(talk())) for name, told in COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """Return the commands and options that begin as was typed, without importing a command."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 only where TAB was pressed

        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        begun = ((name, told) for name, told in COMMANDS.items() if name.startswith(incomplete))
        return [CompletionItem(name, help=told.said(talk())) for name, told in begun]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the commands that exist when one does not."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            raise click.NoSuchCommand(args[0], ctx=ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    bn="""পোর্টাল নিরাপত্তা যাচাই: ওয়েব পোর্টালের আইডি ও সরকারি ই-মেইল বিষয়ে কমিটির সিদ্ধান্ত কে বাস্তবায়ন করেছে।

    কাউকে পাসওয়ার্ড জানানো হয় না, রাখাও হয় না। কাজের ফোল্ডারে শুধু "auditor" লিখলে এ মাসের কাজের তালিকা ও পরের ধাপ দেখা যায়। শুরু করতে: auditor help month

    শেষে যে সংখ্যা জানায়: 0 কোথাও ঘাটতি নেই; 1 কোথাও কাজ হয়নি বা তথ্য নেই; 2 কমান্ড ঠিকভাবে লেখা হয়নি; 3 কাজটি করা যায়নি; 4 প্রোগ্রামের ত্রুটি;
    130 মাঝপথে থামানো হয়েছে।
    """,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="auditor")
@_shell.shared_options
@click.pass_context
def cli(ctx: click.Context, /, **_: Any) -> None:  # noqa: ANN401 shared options go to the context
    """Portal auditor: who has done what the committee decided about portal accounts and official e-mail.

    Nobody is told a password and none is kept. Inside a workspace, "auditor" alone shows this month's checklist and
    the next step. To begin: auditor help month

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
