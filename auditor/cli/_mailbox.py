"""Asks for one's own mailbox and its password, which is kept in a real keyring only."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from auditor.cli._hidden import ask_hidden, leave_no_core_dump
from auditor.cli.settings import ask
from auditor.keys import opening
from auditor.keys.store import APPLICATION, NoKeyStoreError
from auditor.mail import texts
from auditor.mail.servers import WrongLoginError
from auditor.model.errors import WorkspaceError
from auditor.workspace import mailbox, questions, settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from auditor.cli._shell import Shell
    from auditor.workspace.folder import Workspace
    from auditor.workspace.mailbox import Mailbox, Server
    from auditor.workspace.question import Answer

_SERVICE: Final = f"{APPLICATION}:mail"


def told_mailbox(space: Workspace) -> dict[str, str]:
    """Return what is told of the mailbox so far, by question."""
    own = space.config.mailbox
    if own is None:
        return {}
    said = {"address": own.address, "smtp": _written(own.smtp), "user": own.user, "folder": own.folder}
    return said | ({"imap": _written(own.imap)} if own.imap else {})


def _written(server: Server) -> str:
    return f"{'tls' if server.tls_from_start else 'starttls'}://{server.host}:{server.port}"


def tell_mailbox(shell: Shell, space: Workspace, answered: Mapping[str, Answer]) -> None:
    """Write what was answered, where it is new."""
    known = told_mailbox(space)
    changed = {name: answer for name, answer in answered.items() if answer != known.get(name)}
    if not changed:
        shell.say(texts.NOTHING_CHANGED)
        return
    doubts = settings.tell_mailbox(space.folder, changed)
    shell.say(texts.MAILBOX_WRITTEN, what=questions.named(each for each in mailbox.QUESTIONS if each.id in changed))
    for doubt in doubts:
        shell.say(doubt)


def own_mailbox(shell: Shell, space: Workspace) -> Mailbox:
    """Return one's own mailbox; asked for at a terminal where it is not told yet.

    Raises:
        WorkspaceError: it is not told, and there is nobody to ask.

    """
    found = space.config.mailbox
    if found is None and shell.at_terminal:
        tell_mailbox(shell, space, ask(shell, mailbox.QUESTIONS, {}))
        found = settings.read_config(space.folder).mailbox
    if found is None:
        raise WorkspaceError(texts.NO_MAILBOX)
    return found


@contextmanager
def password_of(shell: Shell, own: Mailbox, server: Server) -> Iterator[str]:
    """Give the password of one's own mailbox, from the keyring or typed at a hidden prompt.

    Once what it is for has succeeded, a typed one is kept in the keyring; one that the server refuses is taken out of it.

    Raises:
        NoTerminalError: it is not in the keyring, and there is no terminal to ask at.

    """
    leave_no_core_dump()
    user = f"{own.user}@{server.host}"
    try:
        password = opening.stored_password(_SERVICE, user)
    except NoKeyStoreError:
        password = None
    typed = password is None
    if password is None:
        password = ask_hidden(shell, texts.PASSWORD.filled(user=own.user, host=server.host))
    try:
        yield password
    except WrongLoginError:
        if not typed:
            opening.forget_password(_SERVICE, user)
        raise
    if typed:
        where = opening.keep_password(_SERVICE, user, password)
        shell.say(texts.PASSWORD_NOT_KEPT if where is None else texts.PASSWORD_KEPT.filled(where=where))


def forget_passwords(own: Mailbox) -> int:
    """Take the passwords of one's own mailbox out of the keyring; return how many were there.

    Raises:
        NoKeyStoreError: the keyring does not answer.

    """
    hosts = {server.host for server in (own.smtp, own.imap) if server is not None}
    return sum(opening.forget_password(_SERVICE, f"{own.user}@{host}") for host in sorted(hosts))
