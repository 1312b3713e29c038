"""The portal offers two-step to the account."""

from auditor.i18n import Text
from auditor.model.facts import TWO_STEP_OFFERED, Scope
from auditor.model.policy import Fail, Pass, Policy, Settings


def check(evidence, _):
    """Pass when two-step is offered."""
    return Pass() if evidence[TWO_STEP_OFFERED] else Fail()


POLICY = Policy(
    id="two-step-offered",
    revision=1,
    scope=Scope.ACCOUNT,
    title=Text(en="Two-step is offered", bn="Two-step চালুর সুযোগ থাকা"),
    duty=Text(en="Have two-step offered", bn="Two-step চালুর সুযোগ থাকা"),
    column=Text(en="Two-step offered", bn="সুযোগ আছে"),
    why=Text(en="What is not offered cannot be used.", bn="সুযোগ না থাকলে চালু করা যায় না।"),
    broken=Text(en="It is not offered.", bn="সুযোগ নেই।"),
    remedy=Text(en="{post}: ask for it.", bn="{post}: সুযোগ চেয়ে আবেদন করুন।"),
    when_unknown=Text(en="{post}: tell whether it is offered.", bn="{post}: সুযোগ আছে কি না জানান।"),
    source=Text(en="a case of the tests", bn="পরীক্ষার একটি উদাহরণ"),
    reads=(TWO_STEP_OFFERED,),
    settings=Settings,
    check=check,
)
