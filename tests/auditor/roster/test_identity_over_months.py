"""Whatever hands do to a roster over months: nobody gets another's id, and a true answer gives everybody his own again."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

import pytest
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from sampling import examples

from auditor.i18n import plain
from auditor.model.identity import Identities, IdentityAnswer, Sameness
from auditor.model.journal import Identified
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.roster import identity, identity_questions, recalling
from auditor.roster.names import post_slug, post_text
from auditor.roster.news import to_note

POSTS = ("ইউপি সচিব", "ইউনিয়ন পরিষদ প্রশাসনিক কর্মকর্তা", "হিসাব সহকারী কাম কম্পিউটার অপারেটর", "ইউডিসি উদ্যোক্তা")
NAMES = ("হরিঢালী", "কপিলমুনি", "লতা", "দেলুটি", "সোলাদানা")
REWORDED = {
    "ইউপি সচিব": "সচিব",
    "সচিব": "ইউনিয়ন পরিষদ সচিব",
    "ইউনিয়ন পরিষদ সচিব": "ইউনিয়ন সচিব",
    "ইউডিসি উদ্যোক্তা": "উদ্যোক্তা",
    "উদ্যোক্তা": "উদ্যোক্তা (ইউডিসি)",
}
"""The same posts in other words, never again in words of before: else nobody could see it."""
SPELT = {"হরিঢালী": "হরিঢালি", "কপিলমুনি": "কপিলমুনী", "সোলাদানা": "সোলাডানা"}


@dataclass
class Person:
    """An account as it truly is; the roster shows only its post, in some words, and login."""

    post: str
    login: str = ""
    words: str = ""
    who: int = field(default_factory=itertools.count().__next__)

    @property
    def shown(self) -> tuple[str, str]:
        return self.words or self.post, self.login


@dataclass
class Place:
    """An office as it truly is."""

    name: str
    people: list[Person] = field(default_factory=list)
    who: int = field(default_factory=itertools.count().__next__)
    without_login: frozenset[str] = frozenset()

    def other_posts(self) -> list[str]:
        """The posts that nobody without a login had: who takes such a one's place cannot be told from him."""
        return [post for post in POSTS if post not in self.without_login]


@dataclass
class Upazila:
    """The truth, the roster that hands make of it, and who the program thinks everybody is."""

    chance: random.Random
    places: list[Place] = field(default_factory=list)
    logins: int = 0
    known: Identities = field(default_factory=Identities)
    given: dict[str, int] = field(default_factory=dict)
    errs: ClassVar[bool] = False

    def login(self) -> str:
        self.logins += 1
        return f"user.{self.logins}"

    def begin(self) -> None:
        for name in self.chance.sample(NAMES, 3):
            people = [
                Person(self.chance.choice(POSTS), self.chance.choice(["", self.login()]))
                for _ in range(self.chance.randint(1, 3))
            ]
            self.places.append(Place(name, people))

    def edit(self) -> None:
        place = self.chance.choice(self.places)
        at = self.chance.randrange(len(place.people)) if place.people else None
        edit = self.chance.choice(["delete", "swap", "rename", "reword", "transfer", "add", "spell", "move"])
        posts = place.other_posts()
        if edit == "add" and posts:
            place.people.insert(
                self.chance.randint(0, len(place.people)), Person(self.chance.choice(posts), self.login())
            )
        elif edit == "spell":
            place.name = SPELT.get(place.name, place.name)
        elif edit == "move":
            self.chance.shuffle(self.places)
        elif at is None:
            return
        elif edit == "delete":
            del place.people[at]
        elif edit == "rename" and posts:
            place.people[at].post, place.people[at].words = self.chance.choice(posts), ""
        elif edit == "reword":
            written, _ = place.people[at].shown
            place.people[at].words = REWORDED.get(written, written)
        elif edit == "transfer" and place.people[at].login:
            place.people[at] = Person(place.people[at].post, self.login())
        elif edit == "swap":
            self._swap(place)

    def _swap(self, place: Place) -> None:
        """Change the order of the rows; of rows that show the same it cannot be seen."""
        order = list(place.people)
        self.chance.shuffle(order)
        for shown in {person.shown for person in order if not person.login}:
            alike = [person for person in place.people if person.shown == shown]
            places = [at for at, person in enumerate(order) if person.shown == shown]
            for at, person in zip(places, alike, strict=True):
                order[at] = person
        place.people = order

    def keep(self, *, answered: bool) -> None:
        offices, truth = [], {}
        for place in self.places:
            place.without_login = frozenset(person.post for person in place.people if not person.login)
            office_id = f"id-{place.name}"
            seen: dict[str, int] = {}
            accounts = []
            for person in place.people:
                words, _ = person.shown
                slug = post_slug(post_text(words))
                seen[slug] = seen.get(slug, 0) + 1
                number = f"#{seen[slug]}" if seen[slug] > 1 else ""
                accounts.append(Account(f"{office_id}/{slug}{number}", post_text(words), person.login))
            offices.append(
                Office(office_id, plain(place.name), OfficeKind.UNION, plain("head"), accounts=tuple(accounts))
            )
        for _ in range(5):
            assignment = identity.identify(self.known, Roster(tuple(offices)))
            truth = {office.id: place.who for office, place in zip(assignment.roster.offices, self.places, strict=True)}
            for office, place in zip(assignment.roster.offices, self.places, strict=True):
                truth |= {account.id: person.who for account, person in zip(office.accounts, place.people, strict=True)}
            answers = self._answers(assignment, truth) if answered else ()
            day = date(2024, 2, 20)
            entries = [
                Identified(*some, (), day)
                for some in to_note(self.known, assignment.roster, assignment.codes, "5a17", counted=True)
            ]
            self._note([*entries, Identified((), (), answers, day)])
            if not answers:
                break
        if answered and not self.errs:
            again = identity.identify(self.known, Roster(tuple(offices)))
            assert again.doubts == ()
            assert again.roster == assignment.roster
        self._agree(truth)

    def _note(self, entries: list[Identified]) -> None:
        self.known = recalling.recall(entries, self.known)

    def _agree(self, truth: dict[str, int]) -> None:
        """See that everybody has an id that nobody else ever had."""
        for given_id, one in truth.items():
            assert self.given.setdefault(given_id, one) == one, given_id

    def _answers(self, assignment: identity.Assignment, truth: dict[str, int]) -> tuple[IdentityAnswer, ...]:
        answers: list[IdentityAnswer] = []
        for doubt in assignment.doubts:
            who = truth[doubt.now]
            before = next((one.id for one in doubt.before if self.given.get(one.id) == who), "")
            said = Sameness.SAME if before else Sameness.OTHER
            of_doubt = doubt.answered(before, said)
            answers += [
                one if self.given.get(one.before) == truth[one.now] or one.answer is Sameness.OTHER
                else replace(one, answer=Sameness.OTHER)
                for one in of_doubt
            ]  # fmt: skip
        return tuple(answers)


@examples(200)
@given(st.integers(0, 1_000_000), st.integers(1, 4), st.integers(1, 5))
@pytest.mark.parametrize("answered", [False, True])
def test_nobody_ever_gets_the_id_of_somebody_else(answered, seed, months, edits):
    upazila = Upazila(random.Random(seed))
    upazila.begin()
    people = [person for place in upazila.places for person in place.people]
    upazila.keep(answered=answered)
    for _ in range(months):
        for _ in range(upazila.chance.randint(1, edits)):
            upazila.edit()
        upazila.keep(answered=answered)
    assert people


@dataclass
class Mistaken(Upazila):
    """For some months whoever is doubtful is said to be the first of those whom he may be, and then all of that is taken back."""

    errs: ClassVar[bool] = True
    noted: list[Identified] = field(default_factory=list)
    mistaken: bool = False
    said: list[IdentityAnswer] = field(default_factory=list)

    def _note(self, entries: list[Identified]) -> None:
        self.noted += entries
        self.known = recalling.recall(self.noted)

    def _agree(self, truth: dict[str, int]) -> None:
        if not self.mistaken:
            super()._agree(truth)

    def _answers(self, assignment: identity.Assignment, truth: dict[str, int]) -> tuple[IdentityAnswer, ...]:
        if not self.mistaken:
            return super()._answers(assignment, truth)
        answers: list[IdentityAnswer] = []
        for doubt in assignment.doubts:
            taken = {one.before for one in (*self.said, *answers) if one.answer is Sameness.SAME}
            before = doubt.before[0].id
            said = Sameness.OTHER if before in taken else Sameness.SAME
            answers += [one for one in doubt.answered(before, said) if one.before not in taken]
        self.said += answers
        return tuple(answers)

    def take_back(self) -> None:
        self.mistaken = False
        again = [replace(one, answer=Sameness.LATER) for one in self.said]
        accounts_first = sorted(again, key=lambda one: "/" not in one.now)
        self._note([Identified((), (), tuple(accounts_first), date(2024, 3, 20))])


@examples(200)
@given(st.integers(0, 1_000_000), st.integers(1, 3), st.integers(1, 5))
def test_after_wrong_answers_were_taken_back_nobody_has_the_id_of_somebody_else(seed, months, edits):
    upazila = Mistaken(random.Random(seed))
    upazila.begin()
    upazila.keep(answered=True)
    upazila.mistaken = True
    for _ in range(months):
        for _ in range(upazila.chance.randint(1, edits)):
            upazila.edit()
        upazila.keep(answered=True)
    upazila.take_back()
    upazila.keep(answered=True)


LOGINS = ("", "", "user.1", "user.2")


def listed_of(rows):
    """Return a roster of one office with rows of post and login."""
    seen, accounts = {}, []
    for post, login in rows:
        slug = post_slug(post_text(post))
        seen[slug] = seen.get(slug, 0) + 1
        number = f"#{seen[slug]}" if seen[slug] > 1 else ""
        accounts.append(Account(f"lota/{slug}{number}", post_text(post), login))
    return Roster((Office("lota", plain("লতা"), OfficeKind.UNION, plain("head"), accounts=tuple(accounts)),))


def noted(known, rows):
    """Return the ids of who is listed, and everybody who is known once that was noted."""
    found = identity.identify(known, listed_of(rows))
    news = to_note(known, found.roster, found.codes, "5a17", counted=True)
    entries = [Identified(offices, accounts, (), date(2024, 2, 20)) for offices, accounts in news]
    return [account.id for account in found.roster.offices[0].accounts], recalling.recall(entries, known)


@examples(60)
@given(st.lists(st.lists(st.tuples(st.sampled_from(POSTS[:2]), st.sampled_from(LOGINS)), max_size=4), max_size=3))
def test_who_was_given_an_id_has_it_in_the_same_list_also_where_rows_say_the_same(lists):
    known = Identities()
    for rows in lists:
        first, known = noted(known, rows)
        again, known = noted(known, rows)
        assert again == first


def test_rows_that_say_the_same_are_those_of_before_beside_one_of_their_post_without_a_user_id():
    rows = [(POSTS[0], ""), (POSTS[0], "user.1"), (POSTS[0], "user.1")]
    first, known = noted(Identities(), rows)
    assert noted(known, rows)[0] == first


def answered(known, rows, chance):
    """Return the ids of who is listed, and everybody who is known once everything that is asked was answered, however."""
    for _ in range(3 * len(rows) + 1):
        asked = identity_questions.questions(identity.identify(known, listed_of(rows)).doubts)
        ids, known = noted(known, rows)
        if not asked:
            return ids, known
        question = chance.choice(asked)
        choice = chance.choice([each for each in question.choices if each.answer is not Sameness.LATER])
        answers = question.answered(choice, today=date(2024, 2, 20))
        known = recalling.recall([Identified((), (), answers, date(2024, 2, 20))], known)
    raise AssertionError("what was answered is asked again")


@examples(60)
@given(
    st.lists(st.lists(st.tuples(st.sampled_from(POSTS[:2]), st.sampled_from(LOGINS)), max_size=4), max_size=4),
    st.randoms(use_true_random=False),
)
def test_what_was_answered_of_a_list_is_not_asked_of_it_again(lists, chance):
    known = Identities()
    for rows in lists:
        ids, known = answered(known, rows, chance)
        assert noted(known, rows)[0] == ids


def test_of_two_rows_without_user_ids_one_of_which_had_one_before_it_is_asked_once_which_it_is():
    known = Identities()
    for rows in ([(POSTS[0], "user.1")], [(POSTS[0], "")], [(POSTS[0], ""), (POSTS[0], "")]):
        _, known = answered(known, rows, random.Random(1))


TWO_OF_ONE = [[(POSTS[0], "")], [(POSTS[0], ""), (POSTS[0], "user.1")]]
ONE_OF_TWO = [[(POSTS[0], "user.1"), (POSTS[1], "")], [(POSTS[0], "")]]


@pytest.mark.parametrize("lists", [TWO_OF_ONE, ONE_OF_TWO])
@pytest.mark.parametrize("said", range(4))
def test_after_an_answer_was_taken_back_each_may_be_whom_he_might_be_before_it_also_where_the_list_was_noted_between(
    lists, said
):
    day = date(2024, 2, 20)
    entries = []

    def listed(rows):
        known = recalling.recall(entries)
        found = identity.identify(known, listed_of(rows))
        news = to_note(known, found.roster, found.codes, "5a17", counted=True)
        entries.extend(Identified(offices, accounts, (), day) for offices, accounts in news)
        return found

    for rows in lists:
        listed(rows)
    before = listed(rows)
    question = identity_questions.questions(before.doubts)[0]
    answers = question.answered(question.choices[said], today=day)
    entries.append(Identified((), (), answers, day))
    listed(rows)
    listed(rows)
    open_again = tuple(IdentityAnswer(each.now, each.before, Sameness.LATER) for each in answers)
    entries.append(Identified((), (), open_again, day))
    again = listed(rows)
    assert [(each.id, {*each.doubts}) for each in again.roster.offices[0].accounts] == [
        (each.id, {*each.doubts}) for each in before.roster.offices[0].accounts
    ]
