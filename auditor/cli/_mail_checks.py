"""What is looked up of mail domains, and verified again of mails that were kept."""

from __future__ import annotations

from typing import Final

from auditor.cli import _commands
from auditor.cli._shell import Shell, with_shell
from auditor.cli._tables import table
from auditor.i18n import Text, digits, joined, short_date
from auditor.mail import domains, recording, texts
from auditor.mail.names import Names
from auditor.model.errors import EXIT_FINDINGS, EXIT_OK
from auditor.model.evidence_names import files_said
from auditor.rounds.identity import listed


@_commands.command(
    "domains",
    bn="""তালিকার ই-মেইল ডোমেইনগুলোর প্রকাশিত তথ্য দেখে: কোন সার্ভার মেইল নেয় (MX) এবং কোন সার্ভার ডোমেইনটির নামে মেইল পাঠাতে পারে (SPF, DMARC)।

    এটি ডোমেইন পরিচালনাকারী কর্তৃপক্ষের জন্য পরামর্শ; এতে কোনো দপ্তরের ফল বদলায় না, কিছু রাখাও হয় না।
    """,
)
@with_shell
def show_domains(shell: Shell) -> None:
    """Look up what the mail domains of the roster publish: who takes their mail (MX), and who may send for them (SPF, DMARC).

    It is advice for whoever runs the domain; no office is judged by it, and nothing is kept.
    """
    offices = listed.roster_of(shell.space()).offices
    counted = domains.domains_of([office for office in offices if office.email])
    if not counted:
        shell.say(_NO_DOMAINS)
        return
    looked = Names()
    with shell.progress(len(counted), _LOOKING_UP) as tick:
        found = []
        for domain, number in counted.items():
            found.append(domains.look_at(domain, number, looked))
            tick()
    rows = [
        (
            seen.domain,
            digits(f"{seen.offices}", shell.talk),
            joined([wanting.label for wanting in seen.shortcomings], "; ").said(shell.talk)
            or _IN_ORDER.said(shell.talk),
        )
        for seen in found
    ]
    shell.show(table(_DOMAIN_HEADINGS, rows, shell.talk))
    if any(seen.shortcomings for seen in found):
        shell.say(_TELL_THE_HOST)


@_commands.command(
    "check", bn="রেকর্ডে থাকা প্রতিটি মেইল আবার যাচাই করে, শুধু তার স্বাক্ষরিত শিরোনাম অংশ, স্বাক্ষর ও রাখা চাবি দিয়ে; ইন্টারনেট লাগে না।"
)
@with_shell
def check(shell: Shell) -> int:
    """Verify again every mail that was kept, from its signed head, its signature and the kept key alone, without a network."""
    space = shell.space(roster=False)
    kept = tuple(recording.kept(space))
    unclaimed = recording.unclaimed(space, kept)
    if unclaimed:
        shell.say(texts.UNCLAIMED, n=len(unclaimed), files=files_said(unclaimed))
    if not kept and not unclaimed:
        shell.say(texts.NONE_KEPT)
        return EXIT_OK
    rows = [
        (
            mail.file,
            short_date(mail.on, shell.talk),
            mail.verified.sender if mail.verified else "-",
            mail.verified.domain if mail.verified else "-",
            texts.STATES[mail.state].said(shell.talk),
        )
        for mail in kept
    ]
    shell.show(table(texts.CHECK_HEADINGS, rows, shell.talk))
    holding = sum(mail.state is recording.State.HOLDS for mail in kept)
    shell.say(texts.CHECKED, n=len(kept), h=holding)
    if holding < len(kept):
        shell.say(texts.BRING_BACK)
    return EXIT_OK if holding == len(kept) and not unclaimed else EXIT_FINDINGS


_NO_DOMAINS: Final = Text(
    en="No office of the roster has a mail address. Enter the addresses in the roster.",
    bn="তালিকার কোনো দপ্তরের ই-মেইল ঠিকানা নেই। তালিকায় ঠিকানা লিখুন।",
)
_LOOKING_UP: Final = Text(en="Domains", bn="ডোমেইন")
_IN_ORDER: Final = Text(en="in order", bn="ঠিক আছে")
_DOMAIN_HEADINGS: Final = (
    Text(en="Mail domain", bn="ই-মেইল ডোমেইন"),
    Text(en="Offices", bn="দপ্তর"),
    Text(en="What is wanting", bn="যা নেই"),
)
_TELL_THE_HOST: Final = Text(
    en="Tell whoever runs the domain; it is no matter of the offices.",
    bn="ডোমেইনটি যে কর্তৃপক্ষ চালায় তাদের জানান; এটি দপ্তরের বিষয় নয়।",
)
