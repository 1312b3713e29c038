"""Bare `auditor`: this month at a glance, and the next step."""

from __future__ import annotations

import click

from auditor.checklist.lines import checklist
from auditor.checklist.state import state_of
from auditor.cli._shell import Shell, shell_of_group
from auditor.keys import opening
from auditor.rounds.ledger import ledger_file


def show(ctx: click.Context) -> None:
    """Print the checklist of the workspace, or the help where there is none."""
    shell = shell_of_group(ctx)
    with shell.showing_long_reading():
        _show(ctx, shell)


def _show(ctx: click.Context, shell: Shell) -> None:
    space = shell.space_if_any()
    if space is None:
        click.echo(ctx.get_help())
        return
    with ledger_file.held(space.ledger_path):
        fault = shell.clock_fault(space)
        state = state_of(space, shell.day, clock_fault=fault, day_given=shell.on is not None, holds=opening.holds)
    for line in checklist(state):
        shell.show(line.said(shell.talk))
