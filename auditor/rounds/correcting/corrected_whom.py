"""Whom of the roster a correction means who names an id: only who is listed by it, and who is it now, or may be, is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined
from auditor.model.errors import WorkspaceError
from auditor.model.views.head import named_among
from auditor.rounds.identity.left_roster import refused_as_put_back
from auditor.workspace import roster_corrections

if TYPE_CHECKING:
    from auditor.roster.assignment import Assignment
    from auditor.workspace.folder import Workspace


def alone_of(space: Workspace, assigned: Assignment, subject: str) -> str:
    """Return the id that the roster alone gives an office or account, by the one that it has.

    Raises:
        WorkspaceError: the roster lists nobody by that id; who is or may be the one that is meant is named, where that is known.

    """
    everybody, given = assigned.known, assigned.alone
    if subject in given:
        return given[subject]
    now = everybody.id_now(subject)
    if now in given:
        raise WorkspaceError(_ONE_WITH.filled(one=now))
    perhaps = [each.id for office in assigned.roster.offices for each in office.subjects if now in each.doubts]
    if len(perhaps) == 1:
        raise WorkspaceError(_MAY_BE_ONE_WITH.filled(one=perhaps[0]))
    gone = {each.subject for each in roster_corrections.read(space.folder).gone}
    again = refused_as_put_back(subject, assigned.roster, everybody)
    if again is not None:
        raise WorkspaceError(again)
    if subject in gone | everybody.used:
        raise WorkspaceError(_NOT_LISTED)
    office = next((each for each in assigned.roster.offices if each.id == subject.partition("/")[0]), None)
    if office is None or not office.accounts:
        raise WorkspaceError(_NO_SUCH)
    ids = joined([_ID_OF.filled(id=given, called=called) for given, called in office.called.items()], "; ")
    raise WorkspaceError(_NO_SUCH_ACCOUNT.filled(office=named_among(assigned.roster.offices)(office), ids=ids))


_NOT_LISTED: Final = Text(
    en="The roster does not list it any more. Look at the list of offices again.",
    bn="তালিকায় এটি আর নেই। দপ্তরের তালিকা আবার দেখুন।",
)
_ONE_WITH: Final = Text(
    en="It is one with {one}, as was answered, and stands in the roster by that. Correct that one; if the answer was wrong, take it back: auditor roster answers",
    bn="উত্তর অনুযায়ী এটি ও {one} একই, তালিকায় সেই নামেই আছে। সেটি সংশোধন করুন; উত্তরটি ভুল হলে বাতিল করুন: auditor roster answers",
    on_screen=Text(
        en="It is one with {one}, as was answered, and stands in the roster by that. Correct that one; if the answer was wrong, take it back below Corrections of the roster.",
        bn="উত্তর অনুযায়ী এটি ও {one} একই, তালিকায় সেই নামেই আছে। সেটি সংশোধন করুন; উত্তরটি ভুল হলে “তালিকার সংশোধন” অংশে বাতিল করুন।",
    ),
)
_MAY_BE_ONE_WITH: Final = Text(
    en="It may be one with {one}, which stands in the roster now; whether it is, is still asked. Correct that one.",
    bn="এটি ও {one} একই হতে পারে, তালিকায় এখন সেটিই আছে; একই কি না তা এখনো জানা যায়নি। সেটি সংশোধন করুন।",
)
_NO_SUCH: Final = Text(
    en="The roster lists no office or account by that id, and never did. Nothing was written. See the ids with: auditor roster list",
    bn="এই আইডির কোনো দপ্তর বা ইউজার তালিকায় নেই, আগেও ছিল না। কিছু লেখা হয়নি। আইডি দেখুন: auditor roster list",
    on_screen=Text(
        en="The roster lists no such office or account, and never did. Nothing was written. Look at the list of offices again.",
        bn="এমন কোনো দপ্তর বা ইউজার তালিকায় নেই, আগেও ছিল না। কিছু লেখা হয়নি। দপ্তরের তালিকা আবার দেখুন।",
    ),
)
_NO_SUCH_ACCOUNT: Final = Text(
    en="The roster lists no account by that id, and never did. Nothing was written. The ids of {office} are: {ids}.",
    bn="এই আইডির কোনো ইউজার তালিকায় নেই, আগেও ছিল না। কিছু লেখা হয়নি। {office:র} আইডিগুলো: {ids}।",
)
_ID_OF: Final = Text(en="{id} ({called})", bn="{id} ({called})")
