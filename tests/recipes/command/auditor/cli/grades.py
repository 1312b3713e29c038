"""`auditor grades`: how something may be known, weakest first."""

from auditor.cli import _commands
from auditor.cli._shell import with_shell
from auditor.model.grades import Grade


@_commands.command("grades", bn="তথ্যের ভিত্তির তালিকা দেখায়।")
@with_shell
def command(shell):
    """List the grades of evidence."""
    for grade in Grade:
        shell.show(f"{grade.code}: {grade.label.said(shell.talk)}")
