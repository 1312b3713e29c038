"""Changes what the kernel means in some telling places, one after another, and asks whether the tests notice.

``python tests/mutation_sample.py`` takes about half a minute on two cores and belongs to the gate. What is changed here are
bounds, orders and conditions that decide what an office is told, among them constants and guards that ``mutmut`` leaves alone;
docs/mutation.md has the whole run.

All tests are collected once. For each change a process is forked from there, in which the functions get their changed code
and the tests named are run up to the first that notices; no file is written. What is no function's code, a constant for one,
is changed where the program is read: there the process forgets the program and reads it anew. At last those tests that
noticed are run in the program as it is: they must be green.

It ends with 0 when every change was noticed, with 1 when one was not, and with 2 when the list no longer fits the program.
"""

from __future__ import annotations

import gc
import inspect
import io
import multiprocessing
import os
import shutil
import sys
from contextlib import contextmanager, redirect_stdout, suppress
from dataclasses import dataclass
from functools import partial
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

import pytest
from _pytest.main import pytest_runtestloop as run_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
SECONDS = 600
"""For how long the tests of one change may run; they take a second or two. What does not end is no notice: a busy computer is slow too."""
SEED = os.environ.get("PYTHONHASHSEED", "0")
"""What sets are ordered by: the same in every run, so that none is noticed by chance. Set another to look for those that are."""
FORK = multiprocessing.get_context("fork")
QUIETLY = ("-x", "-q", "-n0", "--timeout=0", "-p", "no:cacheprovider", "-W", "ignore:Module already imported:pytest.PytestAssertRewriteWarning")  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One change of meaning: in a file, one text (which stands there once) for another, and the tests that must notice."""

    file: str
    before: str
    after: str
    tests: str


COLLECT, ENGINE, JUDGE, WAIVE, SORTING = (
    f"auditor/judging/{name}.py" for name in ("collect", "engine", "judge", "waive", "sorting")
)
OF_BEFORE, CONTRADICTING, RESOLVE = (
    f"auditor/judging/{name}.py" for name in ("of_before", "contradicting", "resolving")
)
HISTORY, SUMMARY, DUTIES, CHAIR = (
    f"auditor/views/{name}.py" for name in ("compared/history", "annex/summary", "office/duties", "annex/annexes")
)
STEPS, MOVES, PUBLISHING = (
    f"auditor/views/{name}.py" for name in ("office/steps", "compared/changes", "annex/publishing")
)
SLIPPED, MISTAKEN = (f"auditor/views/{name}.py" for name in ("compared/slipping", "remarks/mistaken"))
LETTERS, ERRANDS, SENT = (
    f"auditor/views/{name}.py" for name in ("letters/letters", "letters/errands", "letters/sent_letters")
)
BESIDE, WORDS, DISPUTES = (
    f"auditor/views/{name}.py" for name in ("compared/two_rounds", "letters/letter_words", "disputes")
)
BESIDES, GIVEN_OUT, NOES_GONE = (
    "auditor/rounds/beside.py",
    "auditor/views/annex/given_out.py",
    "auditor/views/compared/noes_gone.py",
)
BASIS, MINUTES, STOOD, SINCE = (
    f"auditor/views/{name}.py" for name in ("annex/basis", "annex/minutes", "compared/stood", "compared/since")
)
TOLD_BY_THEN = "auditor/views/remarks/told_by_then.py"
LEFT_UNDONE = "auditor/views/office/left_undone.py"
TOLD_WAIVERS = "auditor/views/waivers/told_waivers.py"
ORDER, ORDERED = "auditor/rounds/asking/slip_order.py", "tests/auditor/rounds/test_slip_order.py"
CODES, BODY, FINDING, SEALING = (f"auditor/slip/{name}.py" for name in ("codes", "body", "finding", "sealing"))
REMARKED = "auditor/views/remarks/remarks.py"
CELLS, REMARKS, VIEW = "reports/layout/cells.py", "auditor/model/views/remarks.py", "auditor/model/views/duty_cells.py"
LEDGER, LEDGER_FILE = "auditor/rounds/ledger/ledger.py", "auditor/rounds/ledger/ledger_file.py"
STATUS, EVIDENCE = "auditor/model/finding.py", "auditor/model/evidence.py"
STANDING, CAUSES = "auditor/model/standing.py", "auditor/judging/causes.py"
SUBJECTS = "auditor/model/subjects.py"
JUDGING, VIEWS, LETTER = (
    "tests/auditor/judging/test_",
    "tests/auditor/views/test_",
    "tests/auditor/slip/test_known_values.py",
)
BARRING, UNREAD, NOBODYS = "auditor/judging/barring.py", JUDGING + "unclear.py", JUDGING + "unplaced.py"
UPHELD, CORRECTED = "auditor/judging/upheld.py", JUDGING + "upheld.py"
KEPT_OUT, BESIDE_NO = "auditor/judging/kept_out.py", JUDGING + "kept_out.py"
UNSETTLED, OPEN = "auditor/judging/unsettled.py", JUDGING + "unsettled.py"
RESOLVING, TRANSFER, OWN_NOES = (
    JUDGING + name for name in ("resolving.py", "resolving_after_a_transfer.py", "own_noes.py")
)
FINDINGS, WHOM, JUDGED, WAIVED = (
    JUDGING + name for name in ("findings.py", "whom_rules_concern.py", "judge.py", "waive.py")
)
KEPT = "tests/auditor/rounds/test_ledger_entries.py"
GUARDS = "tests/auditor/rounds/test_ledger.py::test_the_ledger_refuses_to_be_rewritten"
AT_PORTAL, COUNTED_THERE = "auditor/roster/at_portal.py", "tests/auditor/rounds/test_changed_portal_counted.py"
COUNTED_THERE += (
    "::test_at_the_present_portal_those_are_counted_who_were_there_last_and_nobody_for_whom_it_is_known_why_he_left"
)
CHANGED_PORTAL = "tests/auditor/rounds/test_changed_portal.py"
MOVED_TO_EITHER = "tests/auditor/rounds/test_moved_to_either.py"
TOLD_THERE, MOVED_ANSWERS = "auditor/rounds/opposing/told_there.py", "tests/auditor/rounds/test_moved_answers.py"
KEPT_OUT_BY_NO = "tests/auditor/rounds/test_kept_out_by_own_no.py"
BRIEF = VIEWS + "duties.py::test_a_remark_in_brief_keeps_what_there_is_room_for"

TURNED, TOLD_BEFORE, TRANSFERS = (
    f"auditor/views/{name}.py" for name in ("compared/turned", "remarks/told_before", "compared/transfers")
)
KINDS = "test_the_total_stands_where_the_kinds_are_kept_back_and_papers_of_before_are_known_as_they_were_made"
PUBLISHED = VIEWS + "publishing.py::test_a_number_that_moved_by_one_or_two_since_an_earlier_meeting_is_not_published"
HELD_BEFORE = (
    VIEWS
    + "in_between.py::test_who_held_the_post_all_along_on_a_day_that_nobody_knew_at_first_is_implemented_as_before"
)
NO_LONGER_SO = VIEWS + "in_between.py"
NO_LONGER_SO += (
    "::test_of_what_was_recorded_done_after_it_was_told_and_seen_undone_later_every_paper_says_that_it_is_no_longer_so"
)
MAY_HAVE_BEEN = VIEWS + "changes.py"
MAY_HAVE_BEEN += "::test_a_user_id_that_one_listed_at_the_last_meeting_may_have_been_is_not_said_to_be_listed_again"
NONE_OF_THOSE = VIEWS + "changes.py::test_one_who_stood_in_the_place_of_one_of_before"
NONE_OF_THOSE += "_is_told_as_newly_listed_once_it_is_known_that_he_is_none_of_those"
WAIVER_ENDED = (
    VIEWS + "changes.py::test_that_a_waiver_ended_is_told_at_the_first_meeting_after_its_end_and_at_none_after_that"
)
TAKEN_BACK = VIEWS + "changes.py"
TAKEN_BACK += (
    "::test_every_extension_that_was_taken_back_is_counted_and_named_also_where_the_office_now_waits_for_the_portal"
)
BY_TELLING = VIEWS + "letters.py::test_a_letter_says_that_telling_is_enough_only_of_what_counts_once_it_is_told"
OWNERS_TIME = VIEWS + "letters.py::test_the_portals_owner_has_time_to_answer_and_the_chair_reads_what_was_answered"

CHANGES = (
    # How what was told is resolved
    Change(RESOLVE, "observation.grade < Grade.WITNESSED", "observation.grade <= Grade.WITNESSED", RESOLVING),
    Change(RESOLVE, "told.value != value or told.grade >= Grade.WITNESSED", "told.value != value", FINDINGS),
    Change(RESOLVE, ".days <= limit", ".days < limit", RESOLVING),
    Change(RESOLVE, "told: int = 180", "told: int = 181", RESOLVING),
    Change(RESOLVE, "seen: int = 365", "seen: int = 364", RESOLVING),
    Change("auditor/judging/other_mailbox.py", "or others is not proving", "or True", "tests/auditor/rounds/test_other_mailbox.py"),
    Change(SORTING, "observation.observed_on > day", "observation.observed_on >= day", RESOLVING),
    Change(SORTING, "again.fact == fact or ", "", JUDGING + "told_anew.py"),
    Change(SORTING, "cause.observed_on < last_login:", "cause.observed_on <= last_login:", VIEWS + "cause_after_a_yes.py"),
    Change(RESOLVE, "max(bar, min(observation.grade.rank, Grade.WITNESSED.rank))", "observation.grade.rank", RESOLVING),
    Change(RESOLVE, "observation.grade.rank >= bar", "observation.grade.rank > bar", RESOLVING),
    Change(RESOLVE, "_strongest(exact or current)", "_strongest(current)", RESOLVING),
    Change(CONTRADICTING, "subject not in several", "subject in several", JUDGING + "contradicting.py"),
    Change(COLLECT, "return max([*told", "return min([*told", TRANSFER),
    Change(RESOLVE, "or observation.observed_on >= self.since", "or observation.observed_on > self.since", TRANSFER),
    Change(RESOLVE, "value.latest < since", "value.latest <= since", TRANSFER),
    Change(COLLECT, "and enrolled_on.value.earliest is not None", "", TRANSFER),
    Change(COLLECT, " and not is_worse(fact, stands, own_stands)", "", TRANSFER),
    Change(COLLECT, "return structs.replace(found, of_before=True, aged=None)", "return found", OWN_NOES),
    Change(RESOLVE, "            fact.ceiling(observation.value),\n", "", OWN_NOES),
    Change(BARRING, "known.grade < Grade.WITNESSED or known.grade <= answer.grade", "known.grade < Grade.WITNESSED", UNREAD),
    Change(BARRING, "known.grade < Grade.WITNESSED or known.grade <= answer.grade", "known.grade <= answer.grade", UNREAD),
    Change(BARRING, "and day < terms.since", "and day <= terms.since", UNREAD),
    Change(BARRING, "answer.observed_on <= day", "answer.observed_on < day", UNREAD),
    Change(BARRING, "if rule.level is Level.SHALL)", ")", UNREAD),
    Change(BARRING, " if fact != policy.cause)", ")", UNREAD),
    Change(BARRING, ", aged=stood)", ")", UNREAD),
    Change(BARRING, "each.observed_on < unread.observed_on", "each.observed_on <= unread.observed_on", "tests/auditor/rounds/test_open_answers.py"),
    Change(BARRING, "then.aged if isinstance(then, Unknown) else then", "then if isinstance(then, Known) else None", "tests/auditor/rounds/test_open_answers.py"),
    Change(BARRING, "replace(found, at_least=None) if unplaced", "found if unplaced", UNREAD),
    Change(BARRING, ", unbarred=found", "", NOBODYS),
    Change(UPHELD, "told if each.observed_on >= self.since", "told if each.observed_on > self.since", CORRECTED),
    Change(UPHELD, "each.grade >= Grade.WITNESSED and not (self.seen", "not (self.seen", CORRECTED),
    Change(UPHELD, "and finding.observed_on >= since", "", CORRECTED),
    Change(UPHELD, "or is_no(each.fact, each.value, self.decided)", "", CORRECTED),
    Change(UPHELD, "each.day <= day", "True", CORRECTED),
    Change(UPHELD, "before.get(account, date.min)", "date.min", CORRECTED),
    Change(UPHELD, "if not each.named:", "if True:", CORRECTED),
    Change(UPHELD, "(each.named or each.gone)", "each.gone", CORRECTED),
    Change(UPHELD, "return is_of_it and ", "return ", CORRECTED),
    Change(DISPUTES, "finding.grade >= before", "finding.grade > before", VIEWS + "upheld_requests.py"),
    Change(DISPUTES, "on >= dispute.counts_from]", "on > dispute.counts_from]", VIEWS + "upheld_requests.py"),
    Change(DISPUTES, "len(since) == len(days)", "True", VIEWS + "upheld_requests.py"),
    Change(DISPUTES, "is_as_good and not is_opposed", "is_as_good", VIEWS + "upheld_requests.py"),
    Change(DISPUTES, "then is None or history.now.header.version in _TELL_NOTHING_SETTLED", "then is None", VIEWS + "upheld_requests.py"),
    Change(UPHELD, "{**there.own, account: each.received}", "there.own", CORRECTED),
    Change(UPHELD, 'attrgetter("received"))', 'attrgetter("received"), reverse=True)', CORRECTED),
    Change(KEPT_OUT, "if finding.outcome is not Outcome.FAIL:", "if False:", BESIDE_NO),
    Change(KEPT_OUT, " or finding.refuted", "", BESIDE_NO),
    Change(KEPT_OUT, " or finding.against_cause", "", BESIDE_NO),
    Change(UNSETTLED, "since < max(days)", "since <= max(days)", OPEN),
    Change(UNSETTLED, "(since is None or since < max(days))", "since is None", OPEN),
    Change(UNSETTLED, " or (finding.of_no_account and each.value is Cause.NO_OWN_ACCOUNT)", "", OPEN),
    Change(UNSETTLED, " or finding.outcome is Outcome.NOT_APPLICABLE", "", OPEN),
    Change(UNSETTLED, "each.grade >= bar_of(finding)", "True", OPEN),
    Change(UNSETTLED, "isinstance(each.value, Cause) or not finding.is_no", "not finding.is_no", OPEN),
    Change("auditor/judging/unknown_order.py", "each.observed_on < last <= judging.day", "each.observed_on < last", JUDGING + "unknown_order.py"),
    Change(UNSETTLED, "missing.unknown.reason if missing.fact == answer.fact else None", "None", OPEN),
    Change(UNSETTLED, "before if answer.fact.dated and isinstance(verdict, Fail) else None", "None", OPEN),
    Change(BARRING, "answer.told is None or answer.told.is_answer", "True", OPEN),
    Change(BARRING, "[*days, *([last] if last else [])]", "days", OPEN),
    Change(EVIDENCE, "return answer.observed_on > self.observed_on", "return answer.observed_on >= self.observed_on", UNREAD),
    Change(EVIDENCE, "answer.grade < self.grade:", "False:", UNREAD),
    Change(EVIDENCE, "answer.grade > self.grade or ", "", UNREAD),
    # What is found
    Change(ENGINE, "if not isinstance(verdict, Fail) or", "if verdict is None or", FINDINGS),
    Change(ENGINE, "if not isinstance(verdict, Fail) or _opposes_what_counts_no_more(rule, reading, aged):", "if not isinstance(verdict, Fail):", FINDINGS),
    Change(ENGINE, "return any(lacking) and", "return bool(reading.refuted_by) and", FINDINGS),
    Change(ENGINE, "if not isinstance(verdict, Pass):", "if verdict is None:", FINDINGS),
    Change(ENGINE, "active.grade < Grade.WITNESSED", "active.grade < Grade.SELF_CHECKED", WHOM),
    Change(ENGINE, "each.observed_on > active.observed_on", "each.observed_on >= active.observed_on", WHOM),
    Change(ENGINE, "OfficeKind.DEPARTMENT if office.voluntary else office.kind", "office.kind", WHOM),
    Change(SUBJECTS, "range(1, self.unlisted + 1)", "range(1, self.unlisted)", WHOM),
    Change(ENGINE, "weakest = min(decides", "weakest = max(decides", FINDINGS),
    Change(ENGINE, "list(reading.refuted_by.values()) if isinstance(verdict, Fail) and reading.refuted_by else rests_on", "rests_on", JUDGING + "engine.py"),
    Change(ENGINE, "min(known.observed_on", "max(known.observed_on", FINDINGS),
    Change(CAUSES, "if cause not in against:", "if not against:", FINDINGS),
    Change(OF_BEFORE, "if told == len(claimants[before])", "if told", JUDGED),
    Change(OF_BEFORE, "enough = len(refuting) >= len", "enough = len(refuting) > len", JUDGED),
    Change(OF_BEFORE, "(enough and (surely_his or not refuting))", "enough", JUDGED),
    Change(JUDGE, "talk.on <= day", "talk.on < day", JUDGED),
    Change(OF_BEFORE, "self._told[group, finding.policy] += 1", "pass", JUDGED),
    Change(JUDGE, "if portal_of(office) in doubted:", "if portal_of(office):", JUDGED),
    Change(STANDING, "kinds & {Outcome.FAIL, Outcome.UNKNOWN} else", "kinds & {Outcome.FAIL} else", VIEWS + "history.py"),
    Change(STATUS, "self.outcome in _NOT_DONE and not self.awaits_portal", "self.outcome is Outcome.FAIL and not self.awaits_portal", VIEWS + "history.py"),
    # What is waived
    Change(WAIVE, "in waivers if waiver.until >= day]", "in waivers if waiver.until > day]", WAIVED),
    Change(WAIVE, "waiver.policy == finding.policy and ", "", WAIVED),
    Change(WAIVE, " and waiver.subject in subjects", "", WAIVED),
    Change(WAIVE, "finding.outcome is not Outcome.FAIL", "finding.outcome is Outcome.PASS", WAIVED),
    Change(WAIVE, "if waiver.until < day or", "if waiver.until <= day or", WAIVED),
    Change(WAIVE, "finding.is_no or not policy.told_meanwhile", "finding.is_no", WAIVED),
    Change(WAIVE, "waits = finding.is_no or", "waits = True or", WAIVED),
    Change(WAIVE, "(finding.is_no or finding.awaits_portal)", "finding.is_no", WAIVED),
    Change(WAIVE, "waits = not finding.is_no and", "waits =", VIEWS + "letters_more_time.py"),
    # What readers are shown
    Change(TRANSFERS, "account.holder_since > days[", "account.holder_since >= days[", VIEWS + "history.py"),
    Change(STOOD, "Status.NOT_IMPLEMENTED, Status.NO_INFORMATION}", "Status.NOT_IMPLEMENTED}", VIEWS + "history.py"),
    Change(STOOD, "round_.assessments if not assessment.office.voluntary", "round_.assessments", VIEWS + "history.py"),
    Change(STOOD, "return min(grades", "return max(grades", VIEWS + "history.py"),
    Change(SUMMARY, "SMALLEST_PUBLIC_GROUP: Final = 5", "SMALLEST_PUBLIC_GROUP: Final = 4", VIEWS + "summary.py"),
    Change(PUBLISHING, "0 < number < SMALLEST_PUBLIC_COUNT", "0 < number < SMALLEST_PUBLIC_COUNT - 1", PUBLISHED),
    Change(PUBLISHING, "if members < other or other < members", "if members < other", VIEWS + "publishing.py"),
    Change(PUBLISHING, "*differences, *changes", "*differences, *changes[:0]", PUBLISHED),
    Change(SUMMARY, "< SMALLEST_PUBLIC_GROUP", "<= SMALLEST_PUBLIC_GROUP", VIEWS + "summary.py"),
    Change(SUMMARY, "elif assessment.answered and not owed", "elif not owed", VIEWS + "proposals.py"),
    Change(MOVES, "now is Status.IMPLEMENTED and before is not", "now is Status.IMPLEMENTED and before is", VIEWS + "changes.py"),
    Change(MOVES, "assessment.serial not in moved", "assessment.serial in moved", VIEWS + "changes.py"),
    Change(SINCE, "        MissingReason.JOINING_UNKNOWN,\n        MissingReason.STALE,\n", "        MissingReason.JOINING_UNKNOWN,\n", VIEWS + "changes.py"),
    Change(SINCE, " and finding.subject in came", "", VIEWS + "changes.py"),
    Change(LEFT_UNDONE, "ended = opened <= gone or", "ended = opened & gone or", VIEWS + "changes.py"),
    Change("auditor/views/compared/one_of_before.py", "now.header.departures} - here", "now.header.departures}", VIEWS + "changes.py"),
    Change(TOLD_WAIVERS, "note.until >= last.extended_on", "note.until > last.extended_on", WAIVER_ENDED),
    Change(STOOD, "        and not finding.awaits_reason\n", "", VIEWS + "letters.py"),
    Change(STOOD, "        finding.awaits_reason\n        or finding.subject in", "        finding.subject in", VIEWS + "letters.py"),
    Change(STOOD, "finding.of_no_account and office.emptied", "office.emptied", VIEWS + "office.py"),
    Change(STOOD, "= emptied or awaits_day(finding) or", "= awaits_day(finding) or", VIEWS + "office.py"),
    Change("auditor/register/days_told.py", " or (is_no_in_doubt and not keeps_out_a_later_answer(finding))", "", VIEWS + "undated_answers.py"),
    Change("auditor/register/days_told.py", " and not keeps_out_a_later_answer(finding)", "", VIEWS + "undated_answers.py"),
    Change(TOLD_WAIVERS, "((finding.is_open or finding.awaits_portal) and history", "(finding.is_open and history", TAKEN_BACK),
    Change(REMARKED, "if beside - whose else", "if beside else", VIEWS + "duties.py"),
    Change(STOOD, "        and not asked_of_keeper(finding, assessment.office)\n", "", VIEWS + "office.py"),
    Change(STOOD, "return finding.awaits_reason and finding.subject not in", "return finding.awaits_reason or finding.subject not in", VIEWS + "office.py"),
    Change(STOOD, "    if finding.awaits_reason and finding.subject in office.maybe_listed:\n        return True\n", "", VIEWS + "office.py"),
    Change(STATUS, "is_unknown = finding.outcome is Outcome.UNKNOWN and not finding.either_way", "is_unknown = False", VIEWS + "told_before.py"),
    Change(STATUS, " and not finding.told_by_others", "", VIEWS + "told_before.py"),
    Change(TOLD_BEFORE, "each.told_by_others or each.told_there)", "each.told_there)", VIEWS + "told_before.py"),
    Change(TOLD_BEFORE, " or each.told_there)", ")", VIEWS + "told_before.py"),
    Change(STATUS, "return not self.told_there and (uncounted", "return (uncounted", "tests/auditor/rounds/test_told_there.py"),
    Change(STATUS, "return not self.told_there and (self.cause", "return (self.cause", "tests/auditor/rounds/test_told_there.py"),
    Change(STATUS, "is_known = not self.told_there and (", "is_known = (", MOVED_ANSWERS),
    Change(STATUS, "any(not contact.there for contact in self.contacts)", "bool(self.contacts)", MOVED_ANSWERS),
    Change(TOLD_THERE, " and not reads & by_office[True]", "", MOVED_ANSWERS),
    Change(TOLD_THERE, "        *judging.undated.get(given, ()),\n", "", "tests/auditor/rounds/test_told_there.py"),
    Change(TOLD_THERE, "        *judging.unclear.get(given, ()),\n", "", "tests/auditor/rounds/test_told_there.py"),
    Change("auditor/views/office/directory.py", " if not contact.there}", "}", MOVED_ANSWERS),
    Change("auditor/views/office/office.py", "if not each.there or each.on in brought)", "if not each.there)", MOVED_ANSWERS),
    Change(TOLD_THERE, '"told_there" if office.is_doubtful(each.subject) else "brought"', '"told_there"', MOVED_ANSWERS),
    Change("auditor/views/office/office.py", " if not finding.told_there or finding.source in _BY_THEMSELVES)", ")", MOVED_ANSWERS),
    Change(OF_BEFORE, "(then for before, then in found.items() if before not in elsewhere)", "(then for before, then in found.items())", MOVED_TO_EITHER),
    Change(OF_BEFORE, "*(then.cause for before, then in found.items() if before not in elsewhere)", "*(then.cause for then in found.values())", "tests/auditor/judging/test_of_before.py"),
    Change("auditor/judging/none_of_its_own.py", " and fact != ACTIVE", "", "tests/auditor/judging/test_no_own_account.py"),
    Change("auditor/rounds/sampling.py", "if not login.is_seen] if state is", "] if state is", "tests/auditor/rounds/test_sampling.py"),
    Change("auditor/rounds/sampling.py", "() if listed_in == (office.office,) else listed_in", "listed_in", "tests/auditor/rounds/test_sampling.py"),
    Change("auditor/rounds/sampling.py", "return SampleState.ASKED if is_asked else SampleState.SEEN", "return SampleState.SEEN", "tests/auditor/rounds/test_sampling.py"),
    Change("auditor/rounds/opposing/unreached_awaiting_day.py", " and not account.left", "", "tests/auditor/rounds/test_unreached_awaiting_day.py"),
    Change(OF_BEFORE, "if taken[finding.subject] in elsewhere & staying", "if False", MOVED_TO_EITHER),
    Change(OF_BEFORE, "        if finding.subject in self._staying and finding.level is Level.SHALL:\n            return finding\n", "", "tests/auditor/rounds/test_counted_and_moved.py"),
    Change(OF_BEFORE, "(*(each.id for each in office.accounts), *office.gone_elsewhere)", "office.gone_elsewhere", "tests/auditor/rounds/test_counted_and_moved.py"),
    Change(OF_BEFORE, "            claimants[subject.id].add(subject.id)\n", "            pass\n", "tests/auditor/judging/test_of_before.py"),
    Change("auditor/views/waivers/waived_duties.py", "finding.is_open and office.awaits_who(finding.subject)", "finding.is_open", WAIVED),
    Change(WAIVE, "office.awaits_who(each.subject) else", "office.is_doubtful(assessment.office.id) else", WAIVED),
    Change("auditor/views/waivers/waived_duties.py", " and not office.awaits_who(finding.subject)", "", WAIVED),
    Change("auditor/views/remarks/weighing.py", "if value.latest < since else _overruled", "if value.earliest < since else _overruled", VIEWS + "why.py"),
    Change(STATUS, "any(each.awaits_joining or self.awaits_owner(each)", "any(self.awaits_owner(each)", VIEWS + "undated_answers.py"),
    Change(LETTERS, "to_tell=bool(by_telling)", "to_tell=not by_telling", BY_TELLING),
    Change(HISTORY, "self._but_corrected(self.earlier[-1], before, now) if gone.is_less(before, now) else None", "self._but_corrected(self.earlier[-1], before, now)", VIEWS + "evidence_taken_away.py"),
    Change(HISTORY, " for before, now in pairs if gone.is_less(before, now))\n        return", " for before, now in pairs)\n        return", VIEWS + "evidence_taken_away.py"),
    Change(NOES_GONE, "if finding.is_no} & vanished", "} & vanished", VIEWS + "evidence_taken_away.py"),
    Change(GIVEN_OUT, "each.number in history.given_out and ", "", VIEWS + "given_out.py"),
    Change(GIVEN_OUT, " and history.published_before not in UNTIL_KINDS", "", VIEWS + "given_out.py"),
    Change(MINUTES, "meetings if called else deepcopy(meetings)", "meetings", VIEWS + "given_out.py"),
    Change(BESIDES, "came <= noted[meeting]", "came < noted[meeting]", "tests/auditor/rounds/test_beside.py"),
    Change(BESIDES, "came < until", "came <= until", "tests/auditor/rounds/test_beside.py"),
    Change(BESIDES, "max(header.day, date", "min(header.day, date", "tests/auditor/rounds/test_beside.py"),
    Change(STATUS, " if each.reason is not MissingReason.LEFT_ROSTER)", ")", VIEWS + "letters.py"),
    Change(SLIPPED, "            finding.awaits_reason\n            or finding.of_no_account", "            finding.of_no_account", VIEWS + "letters.py"),
    Change(SLIPPED, "finding.outcome is Outcome.FAIL or finding.no_of_several", "True", VIEWS + "changes.py"),
    Change(SLIPPED, "        if decision not in standing.doubted:\n            break\n", "        break\n", VIEWS + "changes.py"),
    Change(STOOD, "        or finding.counts_no_more\n", "", VIEWS + "changes.py"),
    Change(TOLD_BEFORE, "(all(again) or only)", "all(again)", VIEWS + "told_before.py"),
    Change(TOLD_BEFORE, "    kept |= {Uncounted.UNPLACED for each in opened if assessment.awaits_owner(each)}\n", "", VIEWS + "told_before.py"),
    Change(SLIPPED, "(found is not None and _was_of_another_holder(history, place, office, decision))", "False", VIEWS + "in_between.py"),
    Change(SLIPPED, "and each.observed_on < since[each.subject]", "and bool(since)", HELD_BEFORE),
    Change("auditor/views/compared/one_of_before.py", "(at.office.accounts) | doubted", "(at.office.accounts)", MAY_HAVE_BEEN),
    Change("auditor/views/compared/one_of_before.py", " if not subject.doubts or subject.id in subject.doubts}", "}", NONE_OF_THOSE),
    Change("auditor/roster/matching_accounts.py", " or (known[0].only_numbered and match.listed[first].only_numbered)", "", "tests/auditor/roster/test_identity_questions.py"),
    Change(AT_PORTAL, "gone=each.gone, ", "", COUNTED_THERE),
    Change(AT_PORTAL, "each.id in departed or each.id in away or ", "each.id in away or ", COUNTED_THERE),
    Change(SINCE, "is_uncounted or ", "", VIEWS + "told_before.py"),
    Change(MINUTES, "self._is_done_by_all(each) and self._is_told(found.get(each.id))", "self._is_told(found.get(each.id))", VIEWS + "publishing.py"),
    Change(MINUTES, "read_off=told and self._is_told_by_name(decision)", "read_off=bool(told)", VIEWS + "publishing.py"),
    Change(MINUTES, "or all(kind.is_mixed for kind in parted)", "or bool(parted)", VIEWS + "publishing.py::" + KINDS),
    Change(TURNED, "if was_done and not is_done:", "if was_done:", VIEWS + "told_before.py"),
    Change(SINCE, " and not finding.awaits_reason", "", VIEWS + "letters.py"),
    Change(TOLD_BY_THEN, "now.cleared_on or now_on) <= told", "now.cleared_on or now_on) < told", VIEWS + "evidence_taken_away.py"),
    Change(TOLD_BY_THEN, "*finding.sides, *finding.refuted", "*finding.sides", VIEWS + "evidence_taken_away.py"),
    Change(MOVES, " and ordered.isdisjoint(since.undenied)", "", VIEWS + "evidence_taken_away.py"),
    Change(MOVES, "nobody_did = is_back or was", "nobody_did = was", VIEWS + "evidence_brought_back.py"),
    Change(MOVES, " and ordered.isdisjoint(since.done_anew)", "", VIEWS + "evidence_brought_back.py"),
    Change(SLIPPED, "since.returned | since.brought_back", "since.returned", VIEWS + "evidence_brought_back.py"),
    Change(TOLD_BY_THEN, "        and was_told_by_then(before[of], finding)\n", "", VIEWS + "evidence_brought_back.py"),
    Change(SENT, " and was_told_by_then(then[of], now)", "", VIEWS + "evidence_brought_back.py"),
    Change(SLIPPED, "or (had_been_done and finding.subject in since.judged_since)", "", VIEWS + "changes.py"),
    Change(MISTAKEN, "not finding.is_no_longer_so", "True", NO_LONGER_SO),
    Change(MISTAKEN, " and not against_the_no", "", VIEWS + "in_between.py"),
    Change(TRANSFERS, "(each.id, each.holder_since) == (account.id, account.holder_since)", "each.id == account.id", VIEWS + "history.py"),
    Change("auditor/judging/portals.py", "return bool(on == seen)", "return False", CHANGED_PORTAL),
    Change("auditor/judging/portals.py", " or seen.on >= stands_since", "", CHANGED_PORTAL),
    Change("auditor/model/portal_seen.py", "finding.seen_at_former or seen.on < told.on", "seen.on < told.on", CHANGED_PORTAL),
    Change("auditor/model/portal_seen.py", "seen.on < told.on", "seen.on <= told.on", VIEWS + "portal_seen.py"),
    Change(DISPUTES, "each.round.header.day >= upheld", "each.round.header.day < upheld", VIEWS + "upheld_requests.py"),
    Change(DUTIES, "MEETINGS_SHOWN: Final = 4", "MEETINGS_SHOWN: Final = 3", VIEWS + "duties.py"),
    Change(DUTIES, "dropwhile(lambda standing: standing.status is None, past)", "past", VIEWS + "duties.py"),
    Change(CELLS, " and past[-2].status is not None", "", VIEWS + "trend.py"),
    Change(REMARKS, "case RemarkCode.CONFLICT | RemarkCode.TOLD_OTHERWISE | RemarkCode.KEPT_OUT | RemarkCode.NOT_DEMANDED:", "case RemarkCode.CONFLICT:", BRIEF),
    Change(REMARKS, "else replace(self, day=None, sides=())", "else self", BRIEF),
    Change(REMARKS, 'return replace(self, reference="")', "return self", BRIEF),
    Change(BESIDE, "if figure.now or figure.before", "if figure.now", VIEWS + "two_rounds.py"),
    Change(BESIDE, "dict.fromkeys((*counted, *then))", "dict.fromkeys((*then, *counted))", VIEWS + "two_rounds.py"),
    Change(WORDS, "note.until > draft.due", "note.until >= draft.due", VIEWS + "letter_words.py"),
    Change(DUTIES, "(Outcome.FAIL, Outcome.UNKNOWN, ", "(Outcome.UNKNOWN, Outcome.FAIL, ", VIEWS + "duties.py"),
    Change(REMARKED, "MissingReason.STALE: RemarkCode.STALE", "MissingReason.NEW_HOLDER: RemarkCode.STALE", VIEWS + "duties.py"),
    Change(BASIS, "max((grade for grade in grades", "min((grade for grade in grades", VIEWS + "basis.py"),
    Change(BASIS, "by_decision[decision] is Status.IMPLEMENTED", "by_decision[decision] is not Status.PARTIAL", VIEWS + "basis.py"),
    Change(BASIS, ".overall is Status.IMPLEMENTED", ".overall is not Status.PARTIAL", VIEWS + "basis.py"),
    Change(BASIS, "if by is grade", "if by is not None and by >= grade", VIEWS + "basis.py"),
    Change(MINUTES, "checked = implemented - best[Grade.DECLARED]", "checked = implemented - best[Grade.SELF_CHECKED]", VIEWS + "basis.py"),
    Change(MINUTES, "if not part.total.is_published:\n            return\n        for duty", "for duty", VIEWS + "basis.py"),
    Change(ERRANDS, "until is not None and day <= until", "until is not None and day < until", VIEWS + "letters.py"),
    Change(ERRANDS, "for assessment in counted_offices(history.now):\n        office", "for assessment in history.now.assessments:\n        office", VIEWS + "letters.py"),
    Change(ERRANDS, "letter.answered is None and day <= (letter", "day <= (letter", OWNERS_TIME),
    Change(SENT, "letter.sent is not None and letter.sent.day > free", "letter.sent is not None", VIEWS + "reminders_asked.py"),
    Change(SENT, "not owed or asks_any(letter, assessment, of, history)", "True", VIEWS + "reminders_asked.py"),
    Change(SENT, "if letter.place[0] > done[each.policy]]", "]", VIEWS + "reminders_asked.py"),
    Change(SENT, "done if history.current[office].overall is Status.IMPLEMENTED", "done", VIEWS + "letter_words.py"),
    Change(SENT, "return not is_left and policies <=", "return policies <=", VIEWS + "reminders_by_user_id.py"),
    Change("auditor/views/letters/portal_days.py", "told_on >= promised", "told_on > promised", VIEWS + "portal_days.py"),
    Change("auditor/views/compared/vanished.py", "finding.subject not in now.office.perhaps_others", "True", VIEWS + "vanished.py"),
    Change("auditor/views/remarks/mistaken.py", "kept_on <= each.received", "kept_on < each.received", VIEWS + "upheld_requests.py"),
    Change(DISPUTES, "told_on < dispute.counts_from", "told_on <= dispute.counts_from", VIEWS + "upheld_causes.py"),
    Change("auditor/views/remarks/answered_between.py", "and not is_told_since(each, told.on)", "", VIEWS + "answered_between.py"),
    Change("auditor/judging/upheld.py", "(cause_on is not None and cause_on >= since)", "cause_on is not None", "tests/auditor/judging/test_upheld.py"),
    Change("auditor/views/disputes.py", "finding.is_open and (finding.is_no or not is_entered)", "finding.is_open and not is_entered", VIEWS + "upheld_causes.py"),
    Change(SENT, "is_left = any(each.asks(of.policy, office.ids_of(of.subject)) for of in left for each in asked)", "is_left = any(left)", VIEWS + "reminders_by_user_id.py"),
    Change("auditor/model/letters.py", "return not subjects.isdisjoint(self.whom", "return True or not subjects.isdisjoint(self.whom", VIEWS + "reminders_by_user_id.py"),
    Change("auditor/rounds/letters.py", "until = max(due for due", "until = min(due for due", "tests/auditor/rounds/test_letters.py"),
    Change("auditor/rounds/letters.py", "other.sent.day >= meant.draft.on if sent is None", "True if sent is None", "tests/auditor/rounds/test_letters.py"),
    Change(VIEW, "return self.grade if self.done or self.partly is not None else None", "return self.grade", VIEWS + "annexes.py"),
    Change(CHAIR, "silent > 1", "silent > 2", VIEWS + "annexes.py"),
    Change(STATUS, " and not self.awaits_portal", "", VIEWS + "office.py"),
    Change(STATUS, "self.is_no and self.conflict if", "self.is_no if", VIEWS + "office.py"),
    Change(STATUS, "else not by_cause.hinders_all", "else True", KEPT_OUT_BY_NO),
    Change(STOOD, "and finding.counted_cause is None", "", VIEWS + "cause_after_a_yes.py"),
    Change(STOOD, "if each.is_opposed}", "if False}", VIEWS + "cause_after_a_yes.py"),
    Change(SENT, "letter is not None and not is_before_promised", "letter is not None and is_before_promised", VIEWS + "portal_told_before.py"),
    Change(REMARKED, "for_keeper and finding.reason in", "finding.reason in", MOVED_TO_EITHER),
    Change(REMARKED, "not overruled and _is_better_known", "_is_better_known", VIEWS + "duties.py"),
    Change(STEPS, "for finding in ordered if finding.is_open]", "for finding in ordered]", VIEWS + "office.py"),
    # Slips
    Change(CODES, "if 0 < int.from_bytes(scalar) < _ORDER", "if 0 < int.from_bytes(scalar) <= _ORDER", LETTER),
    Change(CODES, "_BITS_A_SIGN * place & len", "_BITS_A_SIGN * place - 1 & len", LETTER),
    Change(ORDER, "return later.slip.nth > earlier.slip.nth", "return later.slip.nth >= earlier.slip.nth", ORDERED),
    Change(ORDER, "return later.first > earlier.last", "return later.last > earlier.first", ORDERED),
    Change(ORDER, "if len(replaced) < len(placed):", "if replaced:", ORDERED),
    Change(ORDER, "default=min(made.day", "default=max(made.day", ORDERED),
    Change(ORDER, "later.since <= earlier.day", "later.day <= earlier.day", ORDERED),
    Change(BODY, "_EARLIEST_YEAR: Final = 1970", "_EARLIEST_YEAR: Final = 1971", LETTER),
    Change(FINDING, "_MOST_SIGNS: Final = 4096", "_MOST_SIGNS: Final = 4095", LETTER),
    Change(SEALING, "account and account not in authors", "account and not authors", LETTER),
    Change(SEALING, ' if urlsafe_b64encode(sealed).decode().rstrip("=") == payload else b""', "", LETTER),
    # The ledger
    Change(LEDGER, 'and replace(before.header, salt="") == unsalted', "", KEPT),
    Change(LEDGER, "number < ?", "number <= ?", KEPT),
    Change(LEDGER, "number != after", "number > after", KEPT),
    Change(LEDGER_FILE, "fetchone() != (APPLICATION_ID,)", "fetchone() is None", KEPT),
    Change(LEDGER_FILE, 'EXTRA")\n        connection.execute("PRAGMA trusted', 'FULL")\n        connection.execute("PRAGMA trusted', KEPT),
    Change(LEDGER_FILE, "UNIQUE\n) STRICT;", "UNIQUE\n);", KEPT),
    Change(LEDGER_FILE, "BEFORE DELETE ON office_row BEGIN SELECT RAISE(ABORT, 'rows are never deleted')", "BEFORE DELETE ON office_row BEGIN SELECT 1", GUARDS),
    # Policies
    Change(EVIDENCE, "when.earliest >= day", "when.earliest > day", "tests/policies/test_password_reset.py"),
    Change(EVIDENCE, "when.latest >= day", "when.latest > day", "tests/policies/test_profile_updated.py"),
    Change(EVIDENCE, "known.observed_on < day", "known.observed_on <= day", FINDINGS),
    Change("policies/password_composition.py", " and answer.rule == settings.rule", "", "tests/policies/test_password_composition.py"),
    Change("policies/two_step_enabled.py", "contradicted_by(TWO_STEP_DEMANDED, value=False)", "contradicted_by(TWO_STEP_DEMANDED, value=True)", "tests/policies/test_two_step_enabled.py"),
    Change("policies/two_step_method.py", "Method.TOTP", "Method.OTHER", "tests/policies/test_two_step_method.py"),
)  # fmt: skip


def changed(change: Change, source: str) -> str | None:
    """Return the file's text with the change made; None where its text does not stand there once."""
    return source.replace(change.before, change.after) if source.count(change.before) == 1 else None


def compiled(change: Change) -> tuple[CodeType, CodeType]:
    """Return what a change's file is compiled to, before and after."""
    path = str(ROOT / change.file)
    source = Path(path).read_text("utf-8")
    return compile(source, path, "exec"), compile(str(changed(change, source)), path, "exec")


def changed_functions(before: CodeType, after: CodeType) -> list[tuple[CodeType, CodeType]] | None:
    """Return the functions whose code is another afterwards; None where something else is changed, as a constant is."""
    if _placeless(before) == _placeless(after):
        return []
    if before.co_flags & inspect.CO_NEWLOCALS:
        return None if before.co_name.startswith("<") else [(before, after)]
    if _placeless(before, inner=False) != _placeless(after, inner=False):
        return None
    found: list[tuple[CodeType, CodeType]] = []
    for one, other in zip(_inner(before), _inner(after), strict=True):
        functions = changed_functions(one, other)
        if functions is None:
            return None
        found += functions
    return found


def _inner(code: CodeType) -> list[CodeType]:
    return [each for each in code.co_consts if isinstance(each, CodeType)]


def _placeless(code: CodeType, *, inner: bool = True) -> CodeType:
    """Return code as if all of it stood in one line, and without the code of what is defined in it where that is not asked for."""
    parts = ((_placeless(each) if inner else None) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_firstlineno=1, co_linetable=b"", co_consts=tuple(parts))


def place(code: CodeType) -> tuple[str, str, int]:
    """Return where a function stands: its file, its name and its first line."""
    return code.co_filename, code.co_qualname, code.co_firstlineno


def functions_in_use() -> dict[tuple[str, str, int], list[FunctionType]]:
    """Return the program's functions by where they stand."""
    found: dict[tuple[str, str, int], list[FunctionType]] = {}
    gc.unfreeze()
    for each in gc.get_objects():
        if type(each) is FunctionType and each.__code__.co_filename.startswith(str(ROOT)):
            found.setdefault(place(each.__code__), []).append(each)
    gc.freeze()
    return found


class Forked:
    """A question that is answered in a process forked from this one, so that nothing of it stays here."""

    def __init__(self, question: Callable[[], object]) -> None:
        """Begin to answer it."""
        self._answer, sending = FORK.Pipe(duplex=False)
        self._process = FORK.Process(target=lambda: sending.send(question()))
        self._process.start()
        sending.close()

    def answer(self, seconds: float | None = None) -> Any:
        """Return the answer; None where the process ended without one, or was ended after so many seconds."""
        try:
            return self._answer.recv() if self._answer.poll(seconds) else None
        except EOFError:
            return None
        finally:
            self._process.kill()
            self._process.join()


@dataclass(eq=False)
class Noticing:
    """A plugin of pytest that notes the first test that is red, and how many were run."""

    red: str | None = None
    run: int = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what came of a test."""
        self.run += report.when == "setup"
        if report.failed:
            self.red = self.red or report.nodeid


class AllChanges(Noticing):
    """A plugin of pytest that tries all changes, instead of running the tests that were collected once for all of them."""

    noticed_by: dict[Change, str | None] | None = None
    green: bool = False

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try each change in a process of its own, so many at a time as there are cores; then run what noticed without any."""
        self._session, self._functions = session, functions_in_use()
        self._place = session.config._tmp_path_factory.getbasetemp()  # made before there are two to make it
        workers = os.cpu_count() or 1
        asked = [Forked(partial(self._all_of, CHANGES[nth::workers])) for nth in range(workers)]
        noticed = {}
        for each in asked:
            noticed.update(each.answer())
        named = set(noticed.values()) - {None}
        self.green = Forked(partial(self._run, named.__contains__)).answer() == (None, len(named))
        self.noticed_by = noticed
        return True

    def _all_of(self, share: tuple[Change, ...]) -> dict[Change, str | None]:
        return {change: Forked(partial(self._noticed, change)).answer(SECONDS) for change in share}

    def _noticed(self, change: Change) -> str | None:
        before, after = compiled(change)
        functions = changed_functions(before, after)
        if functions is None or any(place(old) not in self._functions for old, _ in functions):
            return self._noticed_anew(change, after)
        for old, new in functions:
            for function in self._functions[place(old)]:
                function.__code__ = new
        red, run = self._run(
            lambda test: test == change.tests or test.startswith((f"{change.tests}::", f"{change.tests}["))
        )
        assert run, f"no test was run: {change.tests}"
        return red

    def _run(self, is_asked: Callable[[str], bool]) -> tuple[str | None, int]:
        """Run those collected tests that are asked, and return the first that is red, and how many were run."""
        self._session.items[:] = [each for each in self._session.items if is_asked(each.nodeid)]
        written = self._session.config._tmp_path_factory
        with self._folder() as written._basetemp, suppress(pytest.Session.Failed):
            run_all(self._session)
        return self.red, self.run

    @contextmanager
    def _folder(self) -> Iterator[Path]:
        """Give what is asked in this process a folder of its own to write in."""
        folder = self._place / f"of-{os.getpid()}"
        folder.mkdir(mode=0o711)
        yield folder
        shutil.rmtree(folder, ignore_errors=True)

    def _noticed_anew(self, change: Change, after: CodeType) -> str | None:
        """Forget the program and its tests, and let pytest read them, with the change made."""
        ours = tuple(f"{ROOT / name}{os.sep}" for name in ("auditor", "policies", "reports", "tests"))
        for name, module in list(sys.modules.items()):
            if name != "__main__" and str(getattr(module, "__file__", "")).startswith(ours):
                del sys.modules[name]
        read = []
        plain = SourceFileLoader.get_code

        def get_code(loader: SourceFileLoader, name: str) -> CodeType | None:
            if loader.path != after.co_filename:
                return plain(loader, name)
            read.append(name)
            return after

        SourceFileLoader.get_code = get_code
        noticing = Noticing()
        with self._folder() as written:
            pytest.main([*QUIETLY, f"--basetemp={written}", change.tests], [noticing])
        assert read, f"{change.tests} does not read {change.file}"
        return noticing.red


def main() -> int:
    """Try all changes, say which went unnoticed, and return the exit code."""
    unfit = [change for change in CHANGES if changed(change, (ROOT / change.file).read_text("utf-8")) is None]
    for change in unfit:
        sys.stderr.write(
            f"{change.file}: this does not stand there once, so the list needs its new words: {change.before}\n"
        )
    if unfit:
        return 2
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    os.environ["PYTHONPATH"] = str(ROOT)
    os.environ.pop("PYTEST_ADDOPTS", None)  # what is added to a run that this is part of would leave tests out here
    tried = AllChanges()
    with redirect_stdout(io.StringIO()) as said:
        pytest.main([*QUIETLY, *dict.fromkeys(change.tests for change in CHANGES)], [tried])
    if tried.noticed_by is None or not tried.green:
        sys.stderr.write(
            f"{said.getvalue()}\nTests fail, or are not found, where nothing is changed. Mend that and run again.\n"
        )
        return 2
    unnoticed = [change for change in CHANGES if tried.noticed_by[change] is None]
    for change in unnoticed:
        sys.stderr.write(f"{change.file}: {change.tests} did not notice\n-  {change.before}\n+  {change.after}\n")
    sys.stdout.write(f"{len(CHANGES) - len(unnoticed)} of {len(CHANGES)} changes of meaning were noticed.\n")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != SEED:
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | {"PYTHONHASHSEED": SEED})  # noqa: S606 itself
    sys.exit(main())
