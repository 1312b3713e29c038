"""`auditor report`: the papers of a kept round."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

import click

from auditor import discovery
from auditor.cli import _commands, _endings
from auditor.cli._options import FileOrFolder, need_folder, need_suffix
from auditor.cli._shell import Day, OfficeId, Shell, with_shell
from auditor.cli._usage import Misuse
from auditor.cli.meeting import tell_of_replaced, tell_of_unheld
from auditor.cli.settings import before_printing
from auditor.i18n import Language, Text
from auditor.model.format import ResultsFormat
from auditor.model.pack import Dispatch
from auditor.model.sentences import sentences
from auditor.model.views.head import Audience
from auditor.papers import letterheads, making, of_round
from auditor.rounds import looking_back, settings_since
from auditor.rounds.identity import identities, naming_offices
from auditor.rounds.identity.copied import refuse_copied
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import day_now, meetings_of
from auditor.rounds.meetings.told_meetings import told_not_held
from auditor.views.annex.annexes import annex_view
from auditor.views.annex.results import results_view
from auditor.views.compared.history import RoundMaterial
from auditor.workspace import outputs, writing
from auditor.workspace.question import Printed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from auditor.model.document import Document
    from auditor.model.format import Format
    from auditor.model.round import RoundHeader
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace


@_commands.command(
    "report",
    bn="""একটি মাসিক যাচাইয়ের কাগজপত্র তৈরি করে।

    অপশন ছাড়া: কার্যবিবরণী, সভাপতি ও সহকারী প্রোগ্রামারের পরিশিষ্ট, প্রতিটি দপ্তরের প্রতিবেদন এবং ছাপার জন্য সব একসঙ্গে, PDF ও JSON হিসেবে কাজের
    ফোল্ডারের out/-এ। --office বা --audience দিলে একটি কাগজ, --output ফাইলে বা standard output-এ।

    --pack দিলে: 1-meeting (যা প্রকাশ করা যায়), 2-offices ও 3-letters, প্রতিটিতে ছাপার একটি ফাইল, এবং প্রকাশযোগ্য ফাইলের যাচাই-সংকেত ও বিতরণ
    তালিকাসহ একটি প্রচ্ছদ। সভাপতির কপি এতে থাকে না। সঙ্গে --audience minutes দিলে শুধু প্রকাশযোগ্য কাগজ।
    """,
)
@_commands.option(
    "--round",
    "number",
    type=click.IntRange(min=1),
    help=Text(en="The round's number; the last one otherwise.", bn="যাচাইয়ের নম্বর; না লিখলে সর্বশেষ।"),
)
@_commands.option(
    "--office",
    type=OfficeId(),
    help=Text(
        en="Only the report of one office, by its name, id or serial.",
        bn="শুধু একটি দপ্তরের প্রতিবেদন, নাম, আইডি বা ক্রম দিয়ে।",
    ),
)
@_commands.option(
    "--audience",
    type=click.Choice([audience.value for audience in Audience]),
    help=Text(en="Only the annex, for one audience.", bn="শুধু পরিশিষ্ট, এক ধরনের পাঠকের জন্য।"),
)
@_commands.option(
    "--format",
    "form",
    help=Text(
        en="pdf, docx, json or terminal; of annexes also xlsx and csv; html (the whole round as one page) without --office and --audience.",
        bn="pdf, docx, json বা terminal; পরিশিষ্টের জন্য xlsx ও csv-ও; html (পুরো যাচাই এক পাতায়) --office ও --audience ছাড়া।",
    ),
)
@_commands.option(
    "--output",
    type=FileOrFolder(),
    help=Text(en="File or folder to write to.", bn="যে ফাইল বা ফোল্ডারে লেখা হবে।"),
)
@_commands.option(
    "--pack",
    is_flag=True,
    help=Text(
        en="The papers of the meeting in one folder, in every format, with a cover.",
        bn="সভার কাগজপত্র এক ফোল্ডারে, প্রচ্ছদসহ, সব ফরম্যাটে।",
    ),
)
@_commands.option(
    "--memo",
    default="",
    help=Text(
        en="With --pack: the number of the memo by which it goes out.", bn="--pack-এর সঙ্গে: যে স্মারকে পাঠানো হবে তার নম্বর।"
    ),
)
@_commands.option(
    "--memo-day", type=Day(), help=Text(en="With --pack: the day of that memo.", bn="--pack-এর সঙ্গে: ওই স্মারকের তারিখ।")
)
@_commands.option(
    "--signed",
    type=Day(),
    help=Text(
        en="With --pack: the day on which the minutes were signed.", bn="--pack-এর সঙ্গে: কার্যবিবরণী স্বাক্ষরের তারিখ।"
    ),
)
@with_shell
def command(  # noqa: PLR0913 one parameter an option
    shell: Shell,
    *,
    number: int | None,
    office: str | None,
    audience: str | None,
    form: str | None,
    output: Path | None,
    pack: bool,
    memo: str,
    memo_day: date | None,
    signed: date | None,
) -> None:
    """Make the papers of a round.

    Without options: the annex for the minutes, the chair and the assistant programmer, a report for each office and
    all of them as one print file, as PDF and JSON, into out/ of the workspace. With --office or --audience: one
    document, to --output or to standard output.

    With --pack: 1-meeting (what may be published), 2-offices and 3-letters, each with one print file, and a cover with the
    digests of what may be published and the distribution list. The chair's copy is not in it. With --audience minutes: only what may be published.
    """
    dispatch = Dispatch(memo, memo_day, signed)
    outputs.refuse_taken(output)
    _refuse_odd_options(form=form, office=office, audience=audience, dispatch=dispatch if not pack else None)
    whole = pack or (office is None and audience is None and form != "terminal")
    if whole:
        need_folder(output, *(() if pack else (_ONE_PAPER,)))
    space = shell.space(roster=False, copied=not whole)
    if whole:
        space = before_printing(shell, space, Printed.PAPERS, roster=False)
    else:
        refuse_copied(space)
    office, past = _past(space, number, office)
    _tell_of_another_day(shell, space, past.now.header)
    if unheld := told_not_held(space, past.now, shell.day):
        shell.say(unheld)
    _tell_of_changes(shell, space, past.now.number)
    if pack:
        from auditor.cli._pack import write_pack  # noqa: PLC0415 5 ms that only a pack should cost

        write_pack(shell, space, past, dispatch, form=form, output=output, for_all=audience == Audience.MINUTES.value)
        return
    language = shell.language or space.config.language
    material = RoundMaterial(past, space.config.letterhead)
    if whole:
        forms = [form] if form else of_round.FORMS
        if not any(_makes_papers(discovery.formats()[name]) for name in forms):
            raise Misuse(_NO_PAPERS.filled(form=form or "", formats=", ".join(_named_to_readers())), "--format")
        folder = write_all(shell, space, past, forms, [language], output)
        shell.say(_WRITTEN, folder=str(folder))
        return
    chosen = discovery.formats()[form or "pdf"]
    document = discovery.documents()[_document_of(chosen, office)]
    if not document.exists_as(chosen):
        raise Misuse(_not_this(document, chosen, "--audience" if office is None else "--office"), "--format")
    spoken = shell.talk if chosen.name == "terminal" and output is None else language
    reader = Audience(audience or Audience.CHAIR)
    if office is not None:
        content = document.render(chosen, looking_back.office_report(past, space), spoken)
    elif isinstance(chosen, ResultsFormat):
        content = document.render(chosen, results_view(material, reader), spoken)
    else:
        content = document.render(chosen, annex_view(material, reader), spoken)
    _deliver(shell, content, chosen, output)


def _past(space: Workspace, number: int | None, office: str | None) -> tuple[str | None, History]:
    """Return a round with those before it, of one office as far as one is named (see `naming_offices.ids_of`), and the id by which the round has that."""
    past = looking_back.history(space, number, office)
    if office is None or past.now.assessments:
        return office, past
    ids = naming_offices.ids_of(space, identities.known(Ledger(space.ledger_path)), office)
    found = ((given, looking_back.history(space, number, given)) for given in ids)
    return next((each for each in found if each[1].now.assessments), (office, past))


def _refuse_odd_options(
    *, form: str | None, office: str | None, audience: str | None, dispatch: Dispatch | None
) -> None:
    """Refuse options that do not go together; `dispatch` is given where no pack is made.

    Raises:
        Misuse: they do not.

    """
    if form is not None and form not in discovery.formats():
        raise Misuse(_FORMATS.filled(formats=", ".join(_named_to_readers())), "--format")
    if office is not None and audience is not None:
        raise Misuse(_ONE_DOCUMENT)
    if dispatch is not None and dispatch != Dispatch():
        raise Misuse(_ONLY_PACK)
    if dispatch is None and (office is not None or audience not in {None, Audience.MINUTES.value}):
        raise Misuse(_WHOLE_OR_MINUTES, "--pack")


def _makes_papers(form: Format) -> bool:
    """Whether any document of a whole round is made in a format."""
    return any(document.exists_as(form) for document in discovery.documents_of(RoundMaterial))


def _not_this(document: Document[Any, Any], form: Format, option: str) -> Text:
    """Return which formats make the one document that an option asks for, and what to type for what this format makes."""
    formats = ", ".join(name for name in _named_to_readers() if document.exists_as(discovery.formats()[name]))
    told = _NOT_THIS[option].filled(form=form.name, formats=formats)
    return sentences((told, _WITHOUT.filled(form=form.name, option=option))) if _makes_papers(form) else told


def _named_to_readers() -> list[str]:
    """Return the names of formats that readers are told of: those in which papers of a round are made; those of standards of interchange are for programs."""
    return [
        name
        for name, form in discovery.formats().items()
        if not isinstance(form, ResultsFormat) and _makes_papers(form)
    ]


def _document_of(form: Format, office: str | None) -> str:
    """Return which document is made where one is asked for: an office's report, or what an audience is shown."""
    if office is not None:
        return "office"
    return "results" if isinstance(form, ResultsFormat) else "annex"


def _tell_of_another_day(shell: Shell, space: Workspace, kept: RoundHeader) -> None:
    """Tell where the meeting is held on another day now than the papers bear."""
    now = day_now(meetings_of(space), kept)
    if now is not None and kept.meets_on is not None:
        shell.say(_ANOTHER_DAY, before=kept.meets_on, now=now, again=f"{now}")


def _tell_of_changes(shell: Shell, space: Workspace, number: int) -> None:
    """Tell what changed since a round was kept: which meetings were held, and the settings."""
    for kept in Ledger(space.ledger_path).rounds()[number - 1 : number]:
        tell_of_replaced(shell, space, number)
        tell_of_unheld(shell, space, kept)
        changed = settings_since.told_since(space, kept, shell.day)
        if changed is not None:
            shell.say(changed)


def write_all(  # noqa: PLR0913, PLR0917 what is made, for whom, where
    shell: Shell,
    space: Workspace,
    past: History,
    forms: Sequence[str],
    languages: Sequence[Language],
    output: Path | None,
) -> Path:
    """Write all documents of a round and return the folder they are in."""
    folder = output or of_round.folder(space, past)
    files = of_round.files(space, past, forms, languages)
    try:
        with shell.progress(len(files), _MAKING) as tick:
            letterheads.note(space)
            made = making.make(files, folder, tick)
    except KeyboardInterrupt:
        shell.say(_endings.PAPERS_INTERRUPTED)
        raise
    if made.new < made.there:
        shell.say(_ALREADY, n=made.there - made.new)
    return folder


def _deliver(shell: Shell, content: bytes, chosen: Format, output: Path | None) -> None:
    if output is not None:
        need_suffix(output, chosen.suffix)
        writing.write(output, content)
        shell.say(_WRITTEN, folder=str(output))
    elif not chosen.media_type.startswith(("text/", "application/json")) and sys.stdout.isatty():
        raise Misuse(_NOT_TEXT)
    else:
        sys.stdout.buffer.write(content)


_ANOTHER_DAY: Final = Text(
    en="The meeting of {before} is held on {now} now; these papers bear the former day. To have papers with the new one, keep the "
    "round again: auditor audit --keep --meeting {again}",
    bn="{before} তারিখের সভাটি এখন {now} তারিখে; এসব কাগজে আগের তারিখ আছে। নতুন তারিখের কাগজ পেতে যাচাই আবার রাখুন: auditor audit --keep "
    "--meeting {again}",
)
_ONE_PAPER: Final = Text(
    en="For one paper add --office or --audience.", bn="একটি কাগজের জন্য --office বা --audience যোগ করুন।"
)
_MAKING: Final = Text(en="Papers", bn="কাগজ")
_WRITTEN: Final = Text(en="Written: {folder}", bn="লেখা হয়েছে: {folder}")
_ALREADY: Final = Text(
    en="{n} {n:paper was|papers were} already there and right; {n:it was|they were} left alone.",
    bn="{n}টি কাগজ আগে থেকেই ঠিক ছিল; {n:সেটি|সেগুলো} আবার তৈরি করা হয়নি।",
)
_FORMATS: Final = Text(
    en="there are the formats {formats}",
    bn="ফরম্যাটগুলো: {formats}",
)
_ONE_DOCUMENT: Final = Text(
    en="Choose one document: --office or --audience, not both.",
    bn="একটি কাগজ বেছে নিন: --office অথবা --audience, দুটি একসঙ্গে নয়।",
)
_ONLY_PACK: Final = Text(
    en="--memo, --memo-day and --signed are only for --pack.",
    bn="--memo, --memo-day ও --signed শুধু --pack-এর সঙ্গে চলে।",
)
_WHOLE_OR_MINUTES: Final = Text(
    en="a pack is whole, or with --audience minutes what may be published; no other choice goes with it.",
    bn="হয় পুরোটা, না হয় --audience minutes দিয়ে শুধু প্রকাশযোগ্য কাগজ; এর সঙ্গে অন্য বাছাই চলে না।",
)
_NO_PAPERS: Final = Text(
    en="the format {form} does not make papers of a round. These do: {formats}.",
    bn="{form} ফরম্যাটে যাচাইয়ের কাগজ তৈরি হয় না। যেসব ফরম্যাটে হয়: {formats}।",
)
_NOT_THIS: Final = {
    "--audience": Text(
        en="the format {form} does not make the annex of one audience. The annex is made as {formats}.",
        bn="{form} ফরম্যাটে এক ধরনের পাঠকের পরিশিষ্ট তৈরি হয় না। পরিশিষ্ট তৈরি হয় এসব ফরম্যাটে: {formats}।",
    ),
    "--office": Text(
        en="the format {form} does not make the report of one office. The report is made as {formats}.",
        bn="{form} ফরম্যাটে একটি দপ্তরের প্রতিবেদন তৈরি হয় না। প্রতিবেদন তৈরি হয় এসব ফরম্যাটে: {formats}।",
    ),
}
_WITHOUT: Final = Text(
    en="What {form} makes of a round is made without {option}: auditor report --format {form}",
    bn="{form} ফরম্যাটে যাচাইয়ের যা তৈরি হয়, তা {option} ছাড়া চালালে হয়: auditor report --format {form}",
)
_NOT_TEXT: Final = Text(
    en="This document is not text: name a file with --output FILE.",
    bn="এই কাগজ পর্দায় দেখানো যায় না: --output ফাইল দিয়ে ফাইলের নাম দিন।",
)
