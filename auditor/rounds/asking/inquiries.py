"""What has to be asked before a round is kept: of slips, of forms, whose the ledger is, and who of the roster is whom.

Questions are worked out as they are taken, so that each answer that was noted counts for those after it.
"""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Text, joined, plain
from auditor.model.identity import ONE_OF_BEFORE, Sameness
from auditor.model.journal import CopiesOrdered
from auditor.model.sentences import sentences
from auditor.register.belonging import names_others
from auditor.register.reading.differing import left_open_in
from auditor.roster.at_portal import stood_elsewhere
from auditor.roster.identity_questions import LATER, MOST
from auditor.roster.shared import APART, SHARED
from auditor.rounds.asking import day_inquiries, forms, slip_inquiries, talk_inquiries
from auditor.rounds.asking.inquiry import Answer, AskedDay, Inquiry, Kind, inquiry_id
from auditor.rounds.assessing import made_now
from auditor.rounds.evidence import placing
from auditor.rounds.evidence.whose_rows import note_told_before, note_whose_rows
from auditor.rounds.identity import copied, identities
from auditor.rounds.identity.first_listed import may_be_asked
from auditor.rounds.ledger.ledger import Ledger
from auditor.workspace import typed_days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from auditor.model.forms import DifferingCopies, FormCopy, OddDays, UnclaimedForm
    from auditor.roster.doubt import Doubt
    from auditor.roster.identity_questions import Choice, Question
    from auditor.roster.shared import LoginDoubt
    from auditor.rounds.asking.taking_back import Restored
    from auditor.rounds.assessing import MadeRound
    from auditor.rounds.meetings.meetings import Meeting
    from auditor.workspace.folder import Workspace


def before_keeping(space: Workspace, meeting: Meeting, day: date, made: MadeRound | None = None) -> Iterator[Inquiry]:
    """Yield all that is asked before a round is kept for a meeting, in the order in which it is answered.

    Args:
        space: the workspace.
        meeting: the meeting.
        day: the day of the audit.
        made: the round as it would be, where it was made already and nothing was noted since.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    return chain(
        slip_inquiries.of_slips(space, day, made),
        whose_forms(space, meeting, day, made),
        whose_ledger(space, day),
        who_is_who(space, meeting, day, made),
        of_forms(space, meeting, day, made),
    )


def whose_forms(
    space: Workspace, meeting: Meeting | None, day: date, made: MadeRound | None = None
) -> Iterator[Inquiry]:
    """Yield whose forms are that do not say it.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    made = made or made_now(space, day, meeting)
    for form in made.read.unclaimed:
        yield _whose_form(space, form, day)


def of_forms(space: Workspace, meeting: Meeting | None, day: date, made: MadeRound | None = None) -> Iterator[Inquiry]:
    """Yield which copies of forms that differ came last, then which odd days of contact are meant, and when and how rows were told; of others' forms nothing.

    What is left for later is asked at every run, so these come after all that is not. An answer by which something stays open is said, and asked for once
    more, on its day; later it is only told.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    made = made or made_now(space, day, meeting)
    answered_today = {each.form for each in Ledger(space.ledger_path).notes(CopiesOrdered) if each.on == day}
    copies_asked = {each for each in made.differing if each.is_answered and each.form not in answered_today}
    while (dispute := next((each for each in made.differing if each not in copies_asked), None)) is not None:
        copies_asked.add(dispute)
        noted: list[DifferingCopies] = []
        yield _filled_in_last(space, dispute, noted, day, meeting)
        if noted:
            made = made_now(space, day, meeting)
    asked: set[OddDays] = set()
    for odd in made.read.odd_days:
        column = replace(
            odd, file="", heading="", odd=(), last=None
        )  # who answers for one copy of a form answers for all
        if column in asked:
            continue
        asked.add(column)
        yield from day_inquiries.of_days(space, odd, day)
    first = iter((made,))
    yield from talk_inquiries.of_talk(space, lambda: (next(first, None) or made_now(space, day, meeting)).notices, day)


def _whose_form(space: Workspace, form: UnclaimedForm, day: date) -> Inquiry:
    def noting(*, ours: bool) -> Callable[[date | None], None]:
        return lambda _: forms.claim(space, {form: ours}, day)

    place = space.config.committee
    words = _WHOSE_FORM.filled(file=form.file, upazila=place.upazila, district=place.district)
    if form.others:
        words = joined((names_others(form.file, form.others), words), " ")
    answers = (Answer(_OUR_FORM, noting(ours=True)), Answer(_ANOTHERS_FORM, noting(ours=False)), Answer(_FORM_LATER))
    return Inquiry(inquiry_id(Kind.FORM, form.fingerprint), words, answers)


def _filled_in_last(
    space: Workspace, differing: DifferingCopies, noted: list[DifferingCopies], day: date, meeting: Meeting | None
) -> Inquiry:
    def noting(last: FormCopy) -> Callable[[date | None], None]:
        def note(_: date | None) -> None:
            forms.settle_last(space, last, differing, day)
            noted.append(differing)

        return note

    offices, more = differing.offices[:_NAMED], len(differing.offices) - _NAMED
    words = (_FILLED_IN_LAST if more <= 0 else _FILLED_IN_LAST_OF_MANY).filled(
        files=joined(plain(copy.file) for copy in differing.copies), offices=joined(offices), n=more
    )
    answers = [Answer(plain(copy.file), noting(copy)) for copy in differing.copies]
    left_open = (left_open_in(differing.left_open),) if differing.left_open else ()
    from auditor.rounds import foreseeing  # noqa: PLC0415 4 ms that only copies which differ should cost

    told = [*left_open, *foreseeing.what_copies_take_away(space, day, meeting, differing)]
    before = sentences(told) if told else None
    said = {row.file for row in differing.left_open}
    about = (copy.sha256 for copy in (*differing.copies, *(copy for copy in differing.copies if copy.file in said)))
    return Inquiry(inquiry_id(Kind.COPIES, differing.form, *about), words, (*answers, Answer(_COPIES_LATER)), before)


def whose_ledger(space: Workspace, day: date) -> Iterator[Inquiry]:
    """Yield whether another name in the settings is the committee's own, where the ledger holds another's rounds.

    Raises:
        AuditorError: the ledger cannot be read.

    """
    other = copied.other_committee(space)
    if other is not None:
        answers = (Answer(_COPIED_FOLDER), Answer(_RENAMED, lambda _: copied.note_renamed(space, day)), Answer(LATER))
        yield Inquiry(inquiry_id(Kind.LEDGER), _WHICH_IS_RIGHT, answers, copied.message(space, other))


def who_is_who(space: Workspace, meeting: Meeting, day: date, made: MadeRound | None = None) -> Iterator[Inquiry]:
    """Yield the first questions who of the roster is whom of before, first of user IDs under several posts of an office.

    Where it is not known who such a post is, that is asked first. What was left open before, also for this meeting, is asked
    again, after what was never asked.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    ledger = Ledger(space.ledger_path)
    shared = identities.assigned(space, identities.known(ledger)).logins[:MOST]
    asked = [doubt for doubt in shared if not doubt.pairs]
    for doubt in asked:
        yield _whether_shared(space, doubt, day)
    everybody = identities.known(ledger)
    assignment = identities.assigned(space, everybody)
    if (
        assignment.doubts
        or stood_elsewhere(everybody, assignment.roster.offices)
        or may_be_asked(placing.placed(ledger, everybody), assignment.roster)
    ):
        yield from _who_of_before(space, meeting, day, None if asked else made)
    if asked != [*shared]:
        waiting = [question.pairs for question in made_now(space, day, meeting).questions]
        for doubt in identities.assigned(space, identities.known(ledger)).logins[:MOST]:
            if doubt not in asked and doubt.pairs.isdisjoint(chain.from_iterable(waiting)):
                yield _whether_shared(space, doubt, day)


def _who_of_before(space: Workspace, meeting: Meeting, day: date, made: MadeRound | None) -> Iterator[Inquiry]:
    asked: set[tuple[str, str]] = set()
    noted: list[Question] = []
    for turn in range(MOST):
        if made is None or noted:
            noted.clear()
            made = made_now(space, day, meeting)
        waiting = [each for each in made.questions if not asked.issuperset(each.pairs)]
        if not waiting:
            return
        question, *others = waiting
        asked.update(question.pairs)
        before = None if turn else WHY_ASKED
        if others and turn == MOST - 1:
            before = _LAST_OF_RUN.filled(n=len(others))
        yield _who(space, question, meeting.id, day, noted, before=before)


def asked_again(space: Workspace, restored: Restored, meeting: str, day: date) -> Iterator[Inquiry]:
    """Yield what is asked once more, since the answers to it were taken back; each answer counts for what is asked after it.

    Args:
        space: the workspace.
        restored: what was taken back.
        meeting: for which meeting the last of it was answered, YYYY-MM.
        day: the day.

    """
    for doubt in restored.logins:
        yield _whether_shared(space, doubt, day)
    pairs = {(each.now, each.before) for each in restored.note.answers}
    pairs.update(*(each.pairs for each in restored.questions))
    asked: set[tuple[str, str]] = set()
    questions: Iterable[Question] = restored.questions
    noted: list[Question] = []
    while (
        question := next((each for each in questions if each.pairs & pairs and not asked.issuperset(each.pairs)), None)
    ) is not None:
        asked.update(question.pairs)
        yield _who(space, question, meeting, day, noted, before=None)
        if noted:
            noted.clear()
            questions = made_now(space, day).questions
    if restored.forms:
        yield from chain(whose_forms(space, None, day), of_forms(space, None, day))


def _whether_shared(space: Workspace, doubt: LoginDoubt, day: date) -> Inquiry:
    def noting(*, shared: bool) -> Callable[[date | None], None]:
        def note(_: date | None) -> None:
            if shared:
                note_whose_rows(space, day, {doubt.office.id})
            else:
                note_told_before(space, day)
            identities.answer_login(space, doubt, day, shared=shared)

        return note

    answers = (Answer(SHARED, noting(shared=True)), Answer(APART, noting(shared=False)), Answer(LATER))
    return Inquiry(inquiry_id(Kind.LOGIN, doubt.words.en), doubt.words, answers)


def _who(  # noqa: PLR0913, PLR0917 what is asked, of what, and where it is noted
    space: Workspace, question: Question, meeting: str, day: date, noted: list[Question], before: Text | None
) -> Inquiry:
    def noting(choice: Choice) -> Callable[[date | None], None]:
        def note(since: date | None) -> None:
            asked = question
            if choice.answer in ONE_OF_BEFORE:
                note_whose_rows(space, day, {each.office.id for each in question.doubts})
                asked = _with_noted(space, question)
            else:
                note_told_before(space, day)
            identities.answer(space, asked.answered(choice, since=since, meeting=meeting, today=day), day)
            noted.append(question)

        return note

    def since(choice: Choice) -> AskedDay | None:
        if choice.answer is not Sameness.NEW_HOLDER:
            return None
        doubts = partial(question.doubts_of_since, choice)
        return AskedDay(SINCE, typed_days.UNTIL_TODAY, None, day, question.since_unless_told(choice), doubts)

    answers = tuple(
        Answer(choice.words, noting(choice), since(choice), question.said_by(choice)) for choice in question.choices
    )
    pairs = (f"{now} {then}" for now, then in sorted(question.pairs))
    return Inquiry(inquiry_id(Kind.WHO, *pairs), question.words, answers, before)


def _with_noted(space: Workspace, question: Question) -> Question:
    """Return a question about offices as it is once their user IDs that only a number counts were noted, whose answer is of these, too."""
    noted = identities.assigned(space, identities.known(Ledger(space.ledger_path))).doubts
    following = {doubt.now: doubt.following for doubt in noted if doubt.account is None}

    def with_them(doubt: Doubt) -> Doubt:
        settled = {now for _, now, _ in doubt.following}
        more = (each for each in following.get(doubt.now, ()) if each[1] not in settled)
        return replace(doubt, following=(*doubt.following, *more))

    return replace(question, doubts=tuple(map(with_them, question.doubts)))


_WHOSE_FORM: Final = Text(
    en="It is not certain whose form {file} is. Is it of {upazila}, {district}?",
    bn="{file} কার ফরম, তা নিশ্চিত নয়। এটি কি {district} জেলার {upazila} উপজেলার?",
)
_OUR_FORM: Final = Text(en="yes, it is our own", bn="হ্যাঁ, এটি আমাদের")
_ANOTHERS_FORM: Final = Text(en="no, it is another upazila's", bn="না, এটি অন্য উপজেলার")
_FORM_LATER: Final = Text(
    en="later: until then what it tells counts as told by the offices, no more",
    bn="পরে জানাব: ততক্ষণ এর উত্তর কেবল দপ্তরের দেওয়া তথ্য হিসেবে গণ্য",
)
_NAMED: Final = 3
_FILLED_IN_LAST: Final = Text(
    en="{files} are copies of one form, and their rows of {offices} differ. Which copy was filled in last? What it answers in a row takes "
    "the place of what the other says there; both are kept.",
    bn="{files} একই ফরমের কপি, কিন্তু {offices:র} সারিতে ভিন্ন তথ্য আছে। কোন কপিটি শেষে পূরণ করা হয়েছে? প্রতিটি সারিতে শেষ কপির উত্তর আগেরটির জায়গায় ধরা হবে; দুটি ফাইলই "
    "থাকবে।",
)
_FILLED_IN_LAST_OF_MANY: Final = Text(
    en="{files} are copies of one form, and their rows of {offices} and {n} more {n:office|offices} differ. Which copy was filled in last? "
    "What it answers in a row takes the place of what the other says there; both are kept.",
    bn="{files} একই ফরমের কপি, কিন্তু {offices} ও আরও {n}টি দপ্তরের সারিতে ভিন্ন তথ্য আছে। কোন কপিটি শেষে পূরণ করা হয়েছে? প্রতিটি সারিতে শেষ কপির উত্তর আগেরটির জায়গায় ধরা "
    "হবে; দুটি ফাইলই থাকবে।",
)
_COPIES_LATER: Final = Text(
    en="later: until then the answer of the later day counts, of two on one day the less favourable",
    bn="পরে জানাব: ততক্ষণ পরের তারিখের উত্তর ধরা হবে, একই তারিখের হলে কম অনুকূলটি",
)
_WHICH_IS_RIGHT: Final = Text(en="What is right?", bn="কোনটি ঠিক?")
_COPIED_FOLDER: Final = Text(
    en="the folder was copied from another upazila or committee", bn="ফোল্ডারটি অন্য উপজেলা বা কমিটি থেকে কপি করা"
)
_RENAMED: Final = Text(
    en="it is the same committee; its name was changed or corrected", bn="একই কমিটি; নাম বদলেছে বা সংশোধন করা হয়েছে"
)
WHY_ASKED: Final = Text(
    en="Some names, posts or user IDs in the roster are not what they were before. Nothing is guessed; please answer.",
    bn="তালিকার কিছু নাম, পদ বা ইউজার আইডি আগের মতো নেই। কিছুই অনুমান করা হয় না; অনুগ্রহ করে উত্তর দিন।",
)
_LAST_OF_RUN: Final = Text(
    en="This is the last question of this run; {n} more such {n:question|questions} {n:is|are} not asked in it, and until {n:it is|they are} answered nothing that was done before counts "
    "there. To be asked before the meeting, keep the round again.",
    bn="এবারের শেষ প্রশ্ন এটি; এমন আরও {n}টি প্রশ্ন এবার করা হবে না, আর উত্তর না পাওয়া পর্যন্ত সেখানে আগের কোনো সম্পন্ন কাজ ধরা হবে না। সভার আগেই উত্তর দিতে যাচাইটি আবার রাখুন।",
)
SINCE: Final = Text(en="Since which day is the new holder in the post?", bn="নতুন দায়িত্বপ্রাপ্ত কবে যোগ দিয়েছেন?")
