"""`auditor dispute`: requests by which offices dispute a result, and their answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands, _json
from auditor.cli._dialog import Dialog
from auditor.cli._doubts import need_a_likely_day, odd_answers, yes_option
from auditor.cli._json import in_both, iso
from auditor.cli._options import complete_policy
from auditor.cli._shell import Day, OfficeId, Shell, with_shell
from auditor.cli._tables import table
from auditor.cli._usage import Misuse
from auditor.i18n import Text, ascii_digits, digits, plain, serial, short_date
from auditor.model.disputes import DisputeAnswered, DisputeResult, ResultDisputed, with_users
from auditor.model.errors import WorkspaceError
from auditor.model.views.head import named_among
from auditor.rounds.disputing import disputes
from auditor.rounds.disputing.disputed_users import users_of
from auditor.rounds.disputing.standing_again import noes_again, stands_now, told_on_its_day
from auditor.rounds.identity import listed
from auditor.views.compared.one_of_before import heirs_of, perhaps_of_before, request_of_heirs
from auditor.workspace.question import A_DAY, read_a_day
from auditor.workspace.typed_days import are_meant

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from auditor.model.disputes import Dispute
    from auditor.model.record import Json
    from auditor.model.round import RuleCard


@_commands.group(
    "dispute",
    invoke_without_command=True,
    bn="""দপ্তরের তথ্য সংশোধনের অনুরোধ লিখে রাখে; যা দেওয়া হয়নি তা টার্মিনালে জিজ্ঞাসা করে।

    শুধু অনুরোধে ফল বদলায় না, বদলায় নতুন তথ্যে; তবে অনুরোধ যথার্থ পাওয়া গেলে তার আগে জানানো “হয়েছে” আর ধরা হয় না। উত্তর দেওয়া (auditor dispute answer) পর্যন্ত কাগজে অনুরোধটি দেখানো হয়; উত্তরের সময় পার হলে কাজের
    তালিকা মনে করিয়ে দেয়।
    """,
)
@_commands.option(
    "--office",
    type=OfficeId(),
    help=Text(
        en="Which office disputes a result: its name, its id, or its serial in the paper.",
        bn="কোন দপ্তর তথ্যের সংশোধন চায়: নাম, আইডি, অথবা কাগজের ক্রম।",
    ),
)
@_commands.option(
    "--duty",
    shell_complete=complete_policy,
    help=Text(
        en="Which duty, by its policy: two-step-enabled. See: auditor policies",
        bn="কোন করণীয়, নিয়মের নাম দিয়ে: two-step-enabled। দেখুন: auditor policies",
    ),
)
@_commands.option(
    "--user",
    default="",
    help=Text(
        en="Of which user ID alone: its number in the table of the office's report, its post or its id; of all of the office otherwise.",
        bn="শুধু কোন ইউজার আইডি নিয়ে: দপ্তরের প্রতিবেদনের ছকের নম্বর, পদবি বা আইডি; না লিখলে পুরো দপ্তর নিয়ে।",
    ),
)
@_commands.option(
    "--what",
    help=Text(
        en="What is not right and what is, in a sentence; never a password.",
        bn="কী ঠিক নয় আর কী ঠিক, এক বাক্যে; পাসওয়ার্ড কখনো নয়।",
    ),
)
@_commands.option("--received", type=Day(), help=Text(en="The day on which the request came.", bn="অনুরোধ যেদিন এসেছে।"))
@_commands.option(
    "--reference",
    help=Text(
        en="By what the paper is found again: its memo or file number.", bn="কাগজটি যে স্মারক বা নথি নম্বরে খুঁজে পাওয়া যাবে।"
    ),
)
@yes_option
@with_shell
def command(  # noqa: PLR0913 one parameter an option
    shell: Shell,
    *,
    office: str | None,
    duty: str | None,
    user: str,
    what: str | None,
    received: date | None,
    reference: str | None,
    yes: bool,
) -> None:
    """Enter a request by which an office disputes a result; what is not given is asked at a terminal.

    A request changes no result by itself: only new evidence does; and where it is upheld, what was told before it came is no yes any more. It is shown in the papers until it is answered
    (auditor dispute answer), and the checklist reminds when the days in which it is to be answered are over.
    """
    if click.get_current_context().invoked_subcommand is not None:
        return
    if not all((office, duty, what, received, reference)) and not shell.at_terminal:
        raise Misuse(_ALL_OF_THEM)
    space = shell.space()
    need_a_likely_day(shell, space, yes=yes)
    dialog = Dialog(shell)
    came = received or dialog.until_right(
        _RECEIVED, lambda typed: read_a_day(typed) if typed else shell.day, lambda _: A_DAY.wrong
    )
    _, assessment, rules = disputes.disputable(space, office or dialog.typed(_OFFICE), came)
    called = named_among(listed.roster_of(space).offices)(assessment.office)
    meant = duty or _duty(dialog, called, rules)
    whose = user if user or duty else _user(dialog, users_of(assessment, meant))
    asked = ResultDisputed(
        "",
        "",
        meant,
        what or dialog.typed(_WHAT),
        came,
        reference or dialog.typed(_REFERENCE),
        shell.day,
        account=whose,
    )
    entering = disputes.Entering(are_meant if yes else _refuse, told_by_then=partial(told_on_its_day, space))
    entered = disputes.dispute(space, assessment.office.id, asked, entering)
    of_whom = with_users(called, entered.users)
    shell.say(_ENTERED, n=entered.number, office=of_whom, due=entered.due)
    if entered.since is not None:
        shell.say(disputes.DISPUTES_ITS_DAY, day=entered.received, since=entered.since)


def _refuse(waiting: tuple[Text, ...]) -> None:
    """Refuse a request beside others about the same duty; what they are told ends in that `--yes` means it."""
    if waiting:
        raise WorkspaceError(*waiting)


def _duty(dialog: Dialog, office: Text, rules: tuple[RuleCard, ...]) -> str:
    """Ask which of the duties that the office's report shows is disputed."""
    dialog.say(office)
    return dialog.choose(_DUTY, [(rule.duty, rule.policy) for rule in rules])


def _user(dialog: Dialog, users: Mapping[str, tuple[int, Text]]) -> str:
    """Ask of which user of the office it is, where the duty is of several; empty for all of the office."""
    if len(users) <= 1:
        return ""
    return dialog.choose(
        _USER, [*((called, given) for given, (_, called) in users.items()), (_ALL, "")], unless_chosen=""
    )


@command.command(
    "answer",
    bn="""এই নম্বরের অনুরোধের উত্তর লিখে রাখে: অনুরোধ যথার্থ পাওয়া গেছে, যথার্থ পাওয়া যায়নি, অথবা নতুন তথ্যে নিষ্পত্তি হয়েছে।

    ভুল ফল ঠিক হয় তথ্য-প্রমাণ দিয়ে: রেজিস্টারের সারি, স্লিপ, লগইনের সময় যা দেখা যায়। দপ্তরের কথা ঠিক হলে, অনুরোধ আসার আগে “হয়েছে” বলে জানানো করণীয়ের নতুন তথ্য না আসা পর্যন্ত
    “তথ্য পাওয়া যায়নি” থাকে; তারও আগে “হয়নি” জানানো থাকলে সেটি আবার বহাল হয়, কার তা লেখার আগে বলা হয়। যা হয়নি তা তেমনই থাকে।
    """,
)
@click.argument("number")
@click.argument(
    "result", type=click.Choice([result.value for result in DisputeResult]), metavar="upheld|refused|settled"
)
@_commands.option(
    "--reference",
    required=True,
    help=Text(
        en="By what the answer is found again: its memo or file number.", bn="উত্তরটি যে স্মারক বা নথি নম্বরে খুঁজে পাওয়া যাবে।"
    ),
)
@_commands.option(
    "--day", type=Day(), help=Text(en="The day of the answer; today otherwise.", bn="উত্তরের তারিখ; না লিখলে আজ।")
)
@yes_option
@with_shell
def answer(  # noqa: PLR0913 one parameter an option
    shell: Shell, *, number: str, result: str, reference: str, day: date | None, yes: bool
) -> None:
    """Note how request NUMBER was answered: the office was right, it was refused, or new evidence settled it.

    A result that turns out to be wrong is corrected by evidence: a register row, a slip, what is seen at a login. Where the office was right, a duty that
    was told to be done before the request came stands as no information until something is told of it since, or as not done where a no was told before that yes:
    whose, is said before it is noted. What was not done stays so.
    """
    typed = ascii_digits(number)
    if not typed.isdecimal() or len(typed) > _LONGEST_NUMBER:
        raise Misuse(_NUMBER)
    space = shell.space(roster=False)
    need_a_likely_day(shell, space, yes=yes)
    given = DisputeAnswered(int(typed), DisputeResult(result), day or shell.day, reference, shell.day)
    asking = odd_answers(shell, yes=yes)
    answered = disputes.answer(space, given, lambda meant: asking(noes_again(space, meant)))
    shell.say(disputes.told_answered(space, answered, lambda: stands_now(space, answered, shell.day)))


@command.command("list", bn="যেসব অনুরোধের উত্তর বাকি সেগুলোর তালিকা দেখায়, পুরোনোটি আগে।")
@_commands.option(
    "--all",
    "everything",
    is_flag=True,
    help=Text(en="Also those that were answered.", bn="যেগুলোর উত্তর দেওয়া হয়েছে সেগুলোও।"),
)
@_json.json_option
@with_shell
def listing(shell: Shell, *, everything: bool, as_json: bool) -> None:
    """List the requests that wait for an answer, the oldest first."""
    space = shell.space()
    known = [dispute for dispute in disputes.disputes_now(space) if everything or dispute.answer is None]
    if not known and not as_json:
        shell.say(_NOTHING)
        return
    roster = listed.roster_of(space).offices
    offices = {office.id: (place, office.name) for place, office in enumerate(roster, start=1)}
    perhaps = perhaps_of_before(roster)
    known = [request_of_heirs(each, heirs_of(perhaps), perhaps) for each in known]
    if as_json:
        _json.show("disputes", {"disputes": [_as_json(each, offices, shell.day) for each in known]})
        return
    duties = {rule.policy.id: rule.policy.duty for rule in space.baseline.rules}
    rows = [_row(shell, dispute, offices, duties) for dispute in known]
    shell.show(table(_HEADINGS, rows, shell.talk))


def _as_json(dispute: Dispute, offices: Mapping[str, tuple[int, Text]], today: date) -> Json:
    answer = dispute.answer
    return {
        "number": dispute.number,
        "office": dispute.office,
        "name": in_both(offices[dispute.office][1]) if dispute.office in offices else None,
        "duty": dispute.policy,
        **({"users": list(dispute.accounts)} if dispute.accounts else {}),
        "what": dispute.what,
        "received": iso(dispute.received),
        "reference": dispute.reference,
        "due": iso(dispute.due),
        "overdue": dispute.is_overdue(today),
        "answer": {"result": answer.result.value, "day": iso(answer.day), "reference": answer.reference}
        if answer
        else None,
    }


def _row(
    shell: Shell, dispute: Dispute, offices: dict[str, tuple[int, Text]], duties: dict[str, Text]
) -> tuple[str, ...]:
    place, name = offices.get(dispute.office, (0, plain(dispute.office)))
    return (
        digits(f"{dispute.number}", shell.talk),
        f"{serial(place, shell.talk)} {name.said(shell.talk)}" if place else name.said(shell.talk),
        with_users(duties.get(dispute.policy, plain(dispute.policy)), dispute.users).said(shell.talk),
        dispute.what,
        short_date(dispute.received, shell.talk),
        dispute.reference,
        _state(dispute, shell.day).said(shell.talk),
    )


def _state(dispute: Dispute, day: date) -> Text:
    if dispute.answer is not None:
        answer = dispute.answer
        return _ANSWERED.filled(day=answer.day, result=answer.result.label, reference=answer.reference)
    return (_OVERDUE if dispute.is_overdue(day) else _WAITS).filled(due=dispute.due)


_LONGEST_NUMBER: Final = 6
_HEADINGS: Final = (
    Text(en="No.", bn="নং"),
    Text(en="Office", bn="দপ্তর"),
    Text(en="Duty", bn="করণীয়"),
    Text(en="What is disputed", bn="কোন তথ্যটি"),
    Text(en="Received", bn="প্রাপ্তি"),
    Text(en="Reference", bn="স্মারক/নথি নং"),
    Text(en="Answer", bn="উত্তর"),
)
_WAITS: Final = Text(en="due {due}", bn="{due} তারিখের মধ্যে")
_OVERDUE: Final = Text(en="was due {due}", bn="{due} তারিখে সময় পার হয়েছে")
_ANSWERED: Final = Text(en="{day}: {result} ({reference})", bn="{day}: {result} ({reference})")
_ALL_OF_THEM: Final = Text(
    en="give --office, --duty, --what, --received and --reference, or run it in a terminal, where they are asked.",
    bn="--office, --duty, --what, --received ও --reference সব কটি দিন, অথবা টার্মিনালে চালান; সেখানে জিজ্ঞাসা করা হবে।",
)
_RECEIVED: Final = Text(
    en="Received on (such as 14.02.2024; only Enter: today)", bn="কবে পাওয়া গেছে (যেমন ১৪.০২.২০২৪; শুধু Enter: আজ)"
)
_OFFICE: Final = Text(en="Office (name, id or serial)", bn="দপ্তর (নাম, আইডি বা ক্রম)")
_DUTY: Final = Text(en="Which duty is disputed?", bn="কোন করণীয়ের তথ্য নিয়ে অনুরোধ?")
_USER: Final = Text(
    en="Of which user is it (only Enter: of all)?", bn="কোন ইউজারের তথ্য নিয়ে অনুরোধ (শুধু Enter: পুরো দপ্তরের)?"
)
_ALL: Final = Text(en="of all of the office", bn="পুরো দপ্তরের")
_WHAT: Final = Text(
    en="What is not right, and what is (never a password)", bn="কোন তথ্যটি ঠিক নয় এবং সঠিক অবস্থা কী (পাসওয়ার্ড কখনো নয়)"
)
_REFERENCE: Final = Text(en="Reference (memo or file number)", bn="স্মারক বা নথি নম্বর")
_NUMBER: Final = Text(
    en="the number of a request, as auditor dispute list shows it.",
    bn="অনুরোধের নম্বর দিন, auditor dispute list যেমন দেখায়।",
)
_ENTERED: Final = Text(
    en="Entered as request no. {n}, of {office}; to be answered by {due}. It changes no result by itself: enter what is known anew as evidence. "
    "When it is answered: auditor dispute answer {n} upheld|refused|settled --reference …",
    bn="{n} নম্বর অনুরোধ লেখা হয়েছে: {office}; {due} তারিখের মধ্যে উত্তর দিতে হবে। এতে ফল নিজে থেকে বদলায় না: নতুন তথ্য পেলে তা evidence/ ফোল্ডারে দিন। "
    "উত্তর দেওয়ার পর চালান: auditor dispute answer {n} upheld|refused|settled --reference …",
)
_NOTHING: Final = Text(
    en="No request waits for an answer. Those answered: auditor dispute list --all",
    bn="উত্তর বাকি এমন কোনো অনুরোধ নেই। উত্তর দেওয়াগুলো দেখুন: auditor dispute list --all",
)
