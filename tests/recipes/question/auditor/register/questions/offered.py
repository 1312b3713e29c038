"""Whether the portal offers two-step at all."""

from auditor.i18n import Text
from auditor.model.facts import TWO_STEP_OFFERED
from auditor.model.labels import NO, YES
from auditor.register.answers import YES_OR_NO, read_yes
from auditor.register.question import AskedOf, Claim, FormLine, Question


def read(cell, _):
    """Return whether it is offered."""
    offered = read_yes(cell)
    return None if offered is None else (Claim(TWO_STEP_OFFERED, offered, seen=True),)


QUESTION = Question(
    name="offered",
    place=25,
    turn=45,
    asked_of=AskedOf.ACCOUNT,
    fact=TWO_STEP_OFFERED,
    heading=Text(en="Two-step is offered", bn="চালুর সুযোগ আছে কি না"),
    aliases=("সুযোগ আছে কি",),
    told=Text(en="Whether the portal offers it.", bn="পোর্টালে চালুর সুযোগ আছে কি না।"),
    short=Text(en="whether two-step is offered", bn="চালুর সুযোগ আছে কি না"),
    choices=YES_OR_NO,
    read=read,
    spoken=Text(en="Does the portal offer two-step?", bn="পোর্টালে Two-step চালুর সুযোগ আছে কি?"),
    on_form=FormLine(Text(en="Two-step is offered by the portal", bn="পোর্টালে চালুর সুযোগ আছে"), (YES, NO)),
)
