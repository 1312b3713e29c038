"""Plain lines: account, day, yes or no."""

from datetime import date

from auditor.i18n import Text
from auditor.model.errors import FileRefusedError
from auditor.model.evidence import Observation, Reference
from auditor.model.facts import TWO_STEP_ENROLLED
from auditor.model.grades import Grade
from auditor.model.source import Parsed, Source


def parse(file, context):
    """Read the lines."""
    known = {account.id for office in context.roster.offices for account in office.accounts}
    found = []
    try:
        for number, line in enumerate(file.content.decode().splitlines(), start=1):
            account, day, word = line.split(";")
            if account in known:
                place = Reference(file.name, file.sha256, str(number))
                seen = date.fromisoformat(day)
                found.append(
                    Observation((account,), TWO_STEP_ENROLLED, word == "yes", Grade.EXPORTED, "lines", seen, place)
                )
    except ValueError:
        raise FileRefusedError(Text(en="Not such lines. Correct them.", bn="লাইনগুলো ঠিক নয়। ঠিক করুন।")) from None
    return Parsed(tuple(found), (), ())


SOURCE = Source("lines", Text(en="lines", bn="লাইন"), lambda file: file.name.endswith(".lines"), parse)
