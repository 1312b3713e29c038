"""`auditor help`: what a newcomer asks, topic by topic; and the help of any command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from auditor.cli import COMMANDS, _commands
from auditor.cli._shell import with_shell
from auditor.cli._topics import TOPICS
from auditor.cli._usage import Misuse, nearest
from auditor.i18n import Text
from auditor.model.sentences import sentences

if TYPE_CHECKING:
    from auditor.cli._shell import Shell


@_commands.command(
    "help",
    bn="""একটি বিষয় অল্প কথায় বোঝায়, অথবা একটি কমান্ডের সহায়িকা দেখায়। কিছু না লিখলে বিষয়গুলোর তালিকা দেখায়।""",
)
@click.argument(
    "words", metavar="[TOPIC|COMMAND...]", nargs=-1, shell_complete=click.Choice((*TOPICS, *COMMANDS)).shell_complete
)
@with_shell
@click.pass_context
def command(ctx: click.Context, shell: Shell, words: tuple[str, ...]) -> None:
    """Explain a topic in a few lines, or show the help of a command. With nothing named, list the topics."""
    if not words:
        click.echo(_TOPICS.said(shell.talk))
        width = max(map(len, TOPICS))
        for name, topic in TOPICS.items():
            click.echo(f"  {name:{width}}  {topic.title.said(shell.talk)}")
        click.echo(_MORE.said(shell.talk))
        return
    first, *parts = words
    if first in TOPICS and not parts:
        click.echo(f"{TOPICS[first].title.said(shell.talk)}\n\n{TOPICS[first].told.said(shell.talk)}")
        return
    click.echo(_help_of(ctx.find_root(), words))


def _help_of(root: click.Context, words: tuple[str, ...]) -> str:
    """Return the help of a command, or of a part of one.

    Raises:
        Misuse: there is none of that name.

    """
    context = root
    for word in words:
        inside = context.command
        found = inside.get_command(context, word) if isinstance(inside, click.Group) else None
        if found is None:
            near = nearest(word, (*TOPICS, *COMMANDS))
            told = (_NEITHER.filled(name=word), *(() if near is None else (near,)), _WHERE)
            raise Misuse(sentences(told))
        context = found.context_class(found, info_name=word, parent=context)
    return context.get_help()


_TOPICS: Final = Text(en="Topics (auditor help TOPIC):", bn="বিষয় (auditor help বিষয়):")
_MORE: Final = Text(
    en="Of a command: auditor help COMMAND. All commands: auditor --help",
    bn="কোনো কমান্ড সম্পর্কে: auditor help কমান্ড। সব কমান্ড: auditor --help",
)
_NEITHER: Final = Text(en='There is no topic and no command "{name}".', bn="“{name}” নামে কোনো বিষয় বা কমান্ড নেই।")
_WHERE: Final = Text(en="Topics: auditor help. Commands: auditor --help", bn="বিষয়: auditor help। কমান্ড: auditor --help")
