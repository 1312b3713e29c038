"""The copy of the workspace on another disk or a USB drive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import request, url_for

from auditor.desk.addresses import post
from auditor.desk.copy_places import refuse_doubted
from auditor.desk.faulty_fields import fault_of
from auditor.desk.screen import changing, folder_of, local_time, the_desk, to
from auditor.i18n import Text
from auditor.model.errors import of_part
from auditor.papers import after_keeping
from auditor.rounds.copies import backup
from auditor.rounds.ledger.missing_ledger import doubts_of_copy, refuse_missing

if TYPE_CHECKING:
    from flask import Response

    from auditor.desk.jobs import Job


@post("/meeting/copy")
@changing("meeting.page")
def copy() -> Response:
    """Copy the workspace, and remember the folder where it is another one."""
    desk = the_desk()
    space = desk.space(roster=False)
    if not space.ledger_path.exists():
        refuse_missing(space)
    typed = request.form.get("place", "").strip() or space.config.backup
    if not typed:
        raise fault_of("place", _NAME_PLACE)
    with of_part("place"):
        place = folder_of(typed, _WHOLE_PATH)
        backup.refuse_inside(space.folder, place)
    refuse_doubted(space, place, _ASKED, known=space.config.backup)

    day = desk.day

    def work(job: Job) -> tuple[Text, ...]:
        del job
        with desk.writing:
            made, faults = after_keeping.copy(space, place, local_time(), day)
        return (*faults, made.words, *doubts_of_copy(space), *backup.doubts(space, place))

    desk.begin(_COPYING, url_for("meeting.page"), work)
    return to("shared.work")


_ASKED: Final = Text(
    en="Nothing was copied. If this folder is meant, tick the box and copy again.",
    bn="কিছু কপি হয়নি। এই ফোল্ডারই হলে ঘরে টিক দিয়ে আবার কপি করুন।",
)
_COPYING: Final = Text(en="The folder is being copied", bn="ফোল্ডার কপি হচ্ছে")
_NAME_PLACE: Final = Text(
    en="Name the folder for copies, such as E:\\copies. Nothing was copied.",
    bn="কপি রাখার ফোল্ডারের নাম দিন, যেমন E:\\copies। কিছু কপি হয়নি।",
)
_WHOLE_PATH: Final = Text(
    en="Write the whole name of the folder, from the drive on, such as E:\\copies. Nothing was copied.",
    bn="ড্রাইভসহ ফোল্ডারের পুরো নাম লিখুন, যেমন E:\\copies। কিছু কপি হয়নি।",
)
