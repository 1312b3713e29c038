"""Files that a browser hands in by a form."""

from __future__ import annotations

from served_desks import FORM_TOKEN

_BETWEEN = "----between"


def hand_in(client, *files, token=None):
    """Hand files in at the inbox, wait until they are looked at, and return the page that tells of them; of a refusal its own page."""
    token = FORM_TOKEN.search(client.get("/inbox/").text)[1] if token is None else token
    answer = client.send("POST", "/inbox/files", **_form(token, files))
    where = ""
    while answer.status == 303 or 'id="work"' in answer.text:
        where = answer.headers["Location"] or where
        answer = client.get(where)
    return answer


def drop(client, *files):
    """Hand files in as `hand_in` does, and open no page: another tab hands in the next ones as soon as these are looked at."""
    token = FORM_TOKEN.search(client.get("/settings/").text)[1]
    return client.send("POST", "/inbox/files", **_form(token, files))


def _form(token, files):
    parts = [_part('name="form_token"', token.encode())]
    parts += [_part(f'name="files"; filename="{name}"', content) for name, content in files]
    body = b"".join(parts) + f"--{_BETWEEN}--\r\n".encode()
    return {"body": body, "headers": {"Content-Type": f"multipart/form-data; boundary={_BETWEEN}"}}


def _part(named, content):
    return f"--{_BETWEEN}\r\nContent-Disposition: form-data; {named}\r\n\r\n".encode() + content + b"\r\n"
