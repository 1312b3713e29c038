"""`auditor policies`: the rules, and what each of them means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from auditor import discovery
from auditor.cli import _commands, _json
from auditor.cli._json import in_both
from auditor.cli._options import complete_policy
from auditor.cli._shell import Shell, with_shell
from auditor.cli._tables import table
from auditor.cli._usage import Misuse
from auditor.i18n import Language, Text
from auditor.views.office.steps import ON_THE_PAGE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from auditor.model.policy import Policy
    from auditor.model.record import Json


@_commands.command("policies", bn="নিয়মগুলোর তালিকা দেখায়, অথবা একটি নিয়ম বোঝায়: কী চায়, কেন, না থাকলে কী সমস্যা, করণীয় কী।")
@click.argument("policy", required=False, shell_complete=complete_policy)
@_commands.option(
    "--markdown",
    is_flag=True,
    help=Text(en="Print all rules as the table of the documentation.", bn="সব নিয়ম সহায়িকার সারণি হিসেবে দেখায়।"),
)
@_json.json_option
@with_shell
def command(shell: Shell, policy: str | None, *, markdown: bool, as_json: bool) -> None:
    """List the rules, or explain one POLICY: what it asks, why, what is wrong without it, what to do."""
    known = discovery.policies()
    if markdown:
        click.echo(documentation(known.values(), shell.talk))
        return
    if policy is not None and policy not in known:
        raise Misuse(_NO_POLICY.filled(policy=policy, known=", ".join(known)), "POLICY")
    if as_json:
        meant = known.values() if policy is None else (known[policy],)
        _json.show("policies", {"policies": [_as_json(rule) for rule in meant]})
        return
    if policy is None:
        headings = (Text(en="Rule", bn="নিয়ম"), Text(en="What it asks", bn="কী চায়"))
        rows = [(rule.id, rule.title.said(shell.talk)) for rule in known.values()]
        shell.show(table(headings, rows, shell.talk))
        return
    click.echo(explanation(known[policy], shell.talk))


def _as_json(policy: Policy[Any]) -> Json:
    return {
        "id": policy.id,
        "revision": policy.revision,
        "scope": policy.scope.value,
        "title": in_both(policy.title),
        "why": in_both(policy.why),
        "broken": in_both(policy.broken),
        "reads": [fact.id for fact in policy.reads],
        "source": policy.source.en,
    }


def documentation(policies: Iterable[Policy[Any]], language: Language) -> str:
    """Return the table of all policies as docs/policies.md has it, in Markdown."""
    headings = (
        Text(en="policy", bn="নিয়ম"),
        Text(en="judges", bn="কার"),
        Text(en="asks", bn="কী চায়"),
        Text(en="why", bn="কেন"),
        Text(en="source", bn="উৎস"),
    )
    scopes = {"account": Text(en="account", bn="ইউজার আইডি"), "office": Text(en="office", bn="দপ্তর")}
    rows = [[heading.said(language) for heading in headings], ["---"] * len(headings)]
    rows += [
        [
            f"`{policy.id}`",
            scopes[policy.scope].said(language),
            policy.title.said(language),
            policy.why.said(language),
            policy.source.said(language),
        ]
        for policy in policies
    ]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows)


def explanation(policy: Policy[Any], language: Language) -> str:
    """Return what a policy means, in a few lines."""
    post = Text(en="the user", bn="ইউজার")
    parts = (
        (None, policy.title),
        (Text(en="Why", bn="কেন"), policy.why),
        (Text(en="What is wrong without it", bn="না থাকলে কী সমস্যা"), policy.broken),
        (Text(en="What to do", bn="করণীয়"), policy.remedy.filled(post=post, self_check=ON_THE_PAGE)),
        (
            Text(en="When it is not known", bn="জানা না থাকলে"),
            policy.when_unknown.filled(post=post, self_check=ON_THE_PAGE),
        ),
    )
    lines = [
        words.said(language) if label is None else f"{label.said(language)}: {words.said(language)}"
        for label, words in parts
    ]
    facts = ", ".join(fact.label.said(language) for fact in policy.reads)
    lines.append(f"{Text(en='Reads', bn='যে তথ্য দেখে').said(language)}: {facts}")
    lines.append(f"{Text(en='Source', bn='উৎস').said(language)}: {policy.source.said(language)}")
    return "\n".join(lines)


_NO_POLICY: Final = Text(
    en='there is no policy "{policy}"; there are: {known}',
    bn="“{policy}” নামে কোনো নিয়ম নেই; নিয়মগুলো: {known}",
)
