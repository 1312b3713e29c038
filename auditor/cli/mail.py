"""`auditor mail`: codes to official mailboxes, and signed answers as proof."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands, _mail_checks, _mailbox
from auditor.cli._dialog import Dialog
from auditor.cli._doubts import need_a_likely_day, yes_option
from auditor.cli._key_store import key_file_option, need_key_file, open_store, opener
from auditor.cli._options import offices_option
from auditor.cli._shell import Shell, with_shell
from auditor.cli._usage import Misuse
from auditor.cli.settings import answer_options, answer_table, answers_given, ask
from auditor.i18n import Text, joined, month
from auditor.mail import inbox, inviting, letters, reading, recording, texts
from auditor.mail.inviting import Campaign
from auditor.mail.sending import NotTakenError, outbox
from auditor.model.errors import EXIT_FINDINGS, EXIT_OK, WorkspaceError
from auditor.model.journal import KeysMade
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.writable import refuse_unwritable
from auditor.selfcheck import campaigns, delivery
from auditor.workspace import folder, mailbox, outputs, where, writing

if TYPE_CHECKING:
    from email.message import EmailMessage

    from auditor.mail.answering import Answers
    from auditor.mail.inviting import Addressee, Recipients
    from auditor.mail.reading import Reading
    from auditor.mail.sending import Outbox
    from auditor.workspace.folder import Workspace


@_commands.group("mail", bn="সরকারি মেইলবক্সে ই-মেইল কোড পাঠায়, স্বাক্ষরিত উত্তর পড়ে এবং যা রাখা আছে তা আবার যাচাই করে।")
@with_shell
def command(shell: Shell) -> None:
    """Send mail codes to official mailboxes, read the signed answers, and verify again what is kept of them."""
    del shell


@command.command(
    "settings",
    bn="""নিজের কোন মেইলবক্স থেকে কোড যাবে ও কোথায় উত্তর আসবে তা লিখে রাখে; অথবা যা লেখা আছে তা দেখায়।

    এর মধ্যে পাসওয়ার্ড কখনো থাকে না। অপশন ছাড়া টার্মিনালে চালালে একে একে জিজ্ঞাসা করে; শুধু - লিখলে উত্তর মুছে যায়।
    """,
)
@answer_options(mailbox.QUESTIONS)
@with_shell
def settings(shell: Shell, **given: str | None) -> None:
    """Tell by which mailbox of your own codes go out and answers come in; or show what was told.

    A password is never among it. Without options it asks one after the other at a terminal; a single - takes an answer back.
    """
    space = shell.space(roster=False)
    known = _mailbox.told_mailbox(space)
    answered = answers_given(mailbox.QUESTIONS, given)
    if not answered and not shell.at_terminal:
        shell.show(answer_table(shell, mailbox.QUESTIONS, known))
        return
    _mailbox.tell_mailbox(shell, space, answered or ask(shell, mailbox.QUESTIONS, known))


@command.command("forget-password", bn="আপনার মেইলবক্সের পাসওয়ার্ড এই কম্পিউটারের চাবি-ভান্ডার (keyring) থেকে মোছে।")
@with_shell
def forget_password(shell: Shell) -> None:
    """Remove the passwords of your mailbox from this computer's keyring."""
    own = shell.space(roster=False).config.mailbox
    shell.say(texts.PASSWORD_FORGOTTEN, n=0 if own is None else _mailbox.forget_passwords(own))


# The code goes out


@command.command(
    "invite",
    bn="""প্রতিটি দপ্তরের ই-মেইল কোড শুধু তার সরকারি ঠিকানায় পাঠায়; পাতা বা লিংক কখনো পাঠায় না।

    কোডটি সর্বশেষ auditor invite থেকে নেওয়া। নিজের মেইলবক্স থেকে যাচাই করা TLS সংযোগে পাঠানো হয়; পাসওয়ার্ড একবার জিজ্ঞাসা করা হয়, টাইপ করার সময় দেখা যায় না,
    থাকে শুধু চাবি-ভান্ডারে (keyring)। কাকে কী পাঠানো হলো তা কোড ছাড়া লিখে রাখা হয়। সার্ভার কোনো মেইল না নিলে দপ্তরের নামসহ জানানো হয়; অন্যগুলো ঠিকই যায়।
    """,
)
@offices_option(
    Text(
        en="Only to this office, by name, id or serial; may be repeated.",
        bn="শুধু এই দপ্তরে, নাম, আইডি বা ক্রম দিয়ে; একাধিকবার দেওয়া যায়।",
    )
)
@_commands.option(
    "--eml",
    "by_hand",
    type=click.Path(file_okay=False, path_type=Path),
    help=Text(en="Write the mails into this folder, to be sent by hand.", bn="মেইলগুলো এই ফোল্ডারে লেখে, নিজে পাঠানোর জন্য।"),
)
@_commands.option(
    "--again",
    is_flag=True,
    help=Text(
        en="Do not ask: send once more what was sent today already.", bn="জিজ্ঞাসা করবে না: আজ যা পাঠানো হয়েছে আবার পাঠায়।"
    ),
)
@yes_option
@key_file_option
@with_shell
def invite(  # noqa: PLR0913 one parameter an option
    shell: Shell, *, offices: tuple[str, ...], by_hand: Path | None, again: bool, yes: bool, key_file: Path | None
) -> int:
    """Send each office its mail code, to its official address only; never the page, never a link.

    The code is of the last auditor invite. It goes out over verified TLS from your own mailbox; the password is asked once at a
    hidden prompt and kept in the keyring only. What went to whom is noted, without the code. A mail that the server does not take is told
    by its office; the others go all the same.
    """
    space = shell.space()
    outputs.refuse_taken(by_hand)
    need_a_likely_day(shell, space, yes=yes)
    where.refuse_network_share(space.folder)
    ledger = Ledger(space.ledger_path)
    ledger.refuse_broken()
    campaign = _campaign(shell, ledger, key_file)
    wanted = delivery.named_offices(space, offices) if offices else ()
    today = inviting.sent_on(ledger, campaign, shell.day)
    found = inviting.recipients(space, listed.roster_of(space), wanted, today)
    to = _meant(shell, found, again=again)
    if not to:
        return EXIT_FINDINGS if not found.official else EXIT_OK
    post = _Post(shell, space, ledger, campaign)
    return post.write(to, by_hand) if by_hand is not None else post.send(to)


def _campaign(shell: Shell, ledger: Ledger, key_file: Path | None) -> Campaign:
    """Return the last campaign with its secrets.

    Raises:
        WorkspaceError: there is none, or its secrets are not here.

    """
    made = ledger.notes(KeysMade)
    if not made:
        raise WorkspaceError(texts.NO_CAMPAIGN)
    need_key_file(key_file)
    secrets = open_store(shell, key_file).get(made[-1].key)
    if secrets is None:
        raise WorkspaceError(texts.NO_KEY.filled(month=month(made[-1].meeting)))
    return Campaign(made[-1], secrets)


def _meant(shell: Shell, found: Recipients, *, again: bool) -> list[Addressee]:
    """Tell who is left out, ask about those who were sent it today, and return the others."""
    for kind, left_out in texts.LEFT_OUT.items():
        others = [found.called[office.id] for office, its in found.others if its is kind]
        if others:
            shell.say(left_out, offices=joined(others))
    if not found.official:
        shell.say(texts.NONE_OFFICIAL)
        return []
    today = {office.id for office in found.today}
    names = joined([found.called[office.id] for office in found.today])
    if not today or again or (shell.at_terminal and Dialog(shell).agrees(texts.TODAY.filled(offices=names))):
        return list(found.official)
    shell.say(texts.NOT_AGAIN, offices=names)
    return [to for to in found.official if to.office.id not in today]


class _Post:
    """Codes on their way: by one's own server, or as files."""

    def __init__(self, shell: Shell, space: Workspace, ledger: Ledger, campaign: Campaign) -> None:
        self._shell = shell
        self._space = space
        self._ledger = ledger
        self._campaign = campaign
        invited = campaigns.last_invited(ledger, campaign.made.round)
        due = invited.due if invited is not None else None
        self._due = due if due is not None and due >= shell.day else None

    def write(self, to: list[Addressee], target: Path) -> int:
        """Write the mails as files, to be sent by hand."""
        own = self._space.config.mailbox
        for each in to:
            mail = self._mail(own.address if own else "", each, unsent=True)
            writing.write(target / f"mail-{each.office.id}.eml", mail.as_bytes())
            self._note(each, "file")
        self._shell.say(texts.WRITTEN, n=len(to), folder=str(target))
        return EXIT_OK

    def send(self, to: list[Addressee]) -> int:
        """Send the mails; what went is noted at once."""
        own = _mailbox.own_mailbox(self._shell, self._space)
        failed = 0
        with (
            _mailbox.password_of(self._shell, own, own.smtp) as password,
            outbox(own, password) as out,
            self._shell.progress(len(to), texts.SENDING) as tick,
        ):
            for each in to:
                failed += not self._sent(out, own.address, each)
                tick()
        self._shell.say(texts.SENT, n=len(to) - failed, f=failed)
        return EXIT_FINDINGS if failed else EXIT_OK

    def _sent(self, out: Outbox, sender: str, to: Addressee) -> bool:
        try:
            out.send(self._mail(sender, to))
        except NotTakenError as refused:
            self._shell.say(texts.NOT_TAKEN, office=to.office.name, code=str(refused.code), id=to.office.id)
            return False
        self._note(to, "smtp")
        return True

    def _mail(self, sender: str, to: Addressee, *, unsent: bool = False) -> EmailMessage:
        letter = inviting.letter(self._campaign, self._space.config, sender, to, self._due)
        return letters.message_of(letter, self._shell.minute.astimezone(), unsent=unsent)

    def _note(self, to: Addressee, way: str) -> None:
        inviting.note_sent(self._ledger, self._campaign, to, way, self._shell.day)


# Answers come in


@command.command(
    "fetch",
    bn="""evidence/mail/ ফোল্ডারের উত্তর (.eml, .mbox) পড়ে এবং তা থেকে যা প্রমাণ হয় তা রাখে।

    যে মেইলের স্বাক্ষর (DKIM) ঠিক, প্রেরকের নিজের ডোমেইনের, এবং দপ্তরকে পাঠানো ই-মেইল কোড ফেরত এনেছে, সেটি ধরা হয়: অর্থাৎ মেইলবক্স দেখা হয়
    এবং সেখান থেকে মেইল পাঠানো হয়। প্রতিটির শুধু স্বাক্ষরিত শিরোনাম অংশ, স্বাক্ষর ও চাবির রেকর্ড রাখা হয়, মূল লেখা কখনো নয়। --folder দিলে কোড ছাড়া
    মেইলও ধরা হয়, যদি স্বাক্ষরের ডোমেইন শুধু ওই দপ্তরের হয়।
    """,
)
@_commands.option(
    "--imap",
    is_flag=True,
    help=Text(
        en="From your own mailbox, instead of saved mails; nothing there is marked or deleted.",
        bn="সংরক্ষণ করা মেইলের বদলে আপনার মেইলবক্স থেকে; সেখানে কিছু চিহ্নিত বা মোছা হয় না।",
    ),
)
@_commands.option(
    "--folder",
    "source",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help=Text(
        en="From saved mails in this folder, with those that offices sent without being asked.",
        bn="এই ফোল্ডারে সংরক্ষণ করা মেইল থেকে; না চাইতেই দপ্তর যা পাঠিয়েছে তা-সহ।",
    ),
)
@yes_option
@key_file_option
@with_shell
def fetch(shell: Shell, *, imap: bool, source: Path | None, yes: bool, key_file: Path | None) -> int:
    """Read the answers in evidence/mail/ (.eml, .mbox) and keep what they prove.

    A mail counts whose signature (DKIM) holds, is of the sender's own domain, and brings back the mail code that its office was sent: then the
    mailbox is read, and mail is sent from it. Of each only the signed head, the signature and the key's record are kept, never the body.
    With --folder, a mail without a code counts too where the signing domain is that office's alone.
    """
    if imap and source is not None:
        raise Misuse(_ONE_PLACE)
    space = shell.space()
    need_a_likely_day(shell, space, yes=yes)
    refuse_unwritable(space)
    now = shell.minute.astimezone()
    roster = listed.roster_of(space)
    answers = reading.answers_to(space, roster, opener(shell, key_file), now, unasked=source is not None)
    if imap:
        read = _from_mailbox(shell, space, answers)
    else:
        found = recording.saved_mails(space) if source is None else folder.files_below(source)
        if not found:
            shell.say(texts.NO_MAILS, folder=str(source or f"{folder.EVIDENCE}/{folder.MAIL}"))
            return EXIT_OK
        with shell.progress(len(found), texts.FETCHING) as tick:
            read = reading.read(answers, reading.in_folder(found), tick)
    reading.keep(space, read, now)
    _tell(shell, read)
    return EXIT_FINDINGS if read.refused or read.unknown else EXIT_OK


def _from_mailbox(shell: Shell, space: Workspace, answers: Answers) -> Reading:
    """Return what the answers in one's own mailbox prove.

    Raises:
        WorkspaceError: no code was sent, or no server is told.

    """
    if not answers.codes.sent:
        raise WorkspaceError(texts.NOTHING_SENT)
    own = _mailbox.own_mailbox(shell, space)
    if own.imap is None:
        raise WorkspaceError(texts.NO_IMAP)
    since = min(note.on for note in answers.codes.sent if note.round == answers.codes.sent[-1].round)
    with (
        _mailbox.password_of(shell, own, own.imap) as password,
        inbox.answers(own, own.imap, password, since, answers.mailboxes.by_address.keys()) as mails,
    ):
        return reading.read(answers, reading.in_mailbox(mails, lambda name: name.said(shell.talk)))


def _tell(shell: Shell, read: Reading) -> None:
    shell.tell(read.notices)
    for sentence in reading.told(read):
        shell.say(sentence)


command.add_command(_mail_checks.show_domains)
command.add_command(_mail_checks.check)


_ONE_PLACE: Final = Text(
    en="give --imap or --folder, not both; they are read one after the other.",
    bn="--imap অথবা --folder যেকোনো একটি দিন; একটির পর অন্যটি চালান।",
)
