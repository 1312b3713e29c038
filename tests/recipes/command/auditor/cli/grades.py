"""`auditor grades`: how something may be known, weakest first."""

import click

from auditor.cli._shell import with_shell
from auditor.model.grades import Grade


@click.command("grades")
@with_shell
def command(shell):
    """List the grades of evidence."""
    for grade in Grade:
        click.echo(f"{grade.code}: {grade.label.said(shell.talk)}")
