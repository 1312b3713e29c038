"""The forms and links of a page, as a browser without scripts knows them. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

SENDS: Final = frozenset({"submit", "image"})
"""Kinds of controls that send their form."""
URL_ENCODED: Final = "application/x-www-form-urlencoded"
_TEXT_KINDS: Final = frozenset({"", "text", "email", "tel", "number", "search", "url"})


class Control(Struct, frozen=True):
    """A field or button of a form.

    Attributes:
        kind: its type as a browser takes it, in small letters: ``text``, ``password``, ``hidden``, ``submit``, ``select`` …
        name: under which it is sent; `value` what it sends untouched.
        words: by which a person or a browser knows what belongs in it: its name, id, label, placeholder, autocomplete.
        fills: its autocomplete.
        sends: whether it is sent when nobody touches it.
        action: where a button sends the form to instead, absolute.
        fixed: nobody types into it: it cannot be changed, or is not shown.
        is_box: it takes one sign only.

    """

    kind: str
    name: str
    value: str
    words: str
    fills: str = ""
    sends: bool = True
    action: str = ""
    fixed: bool = False
    is_box: bool = False

    @property
    def is_text(self) -> bool:
        """Whether a person types into it and sees it."""
        return self.kind in _TEXT_KINDS and not self.fixed


class Form(Struct, frozen=True):
    """A form: where it goes, how, and what is in it in the order of the page.

    Attributes:
        action: where it goes, absolute; `method` and `encoding` how, in small letters.
        words: what a reader sees in it; `name` its id, class and name; `markup` as of a page.
        script: what a script does when it is sent.

    """

    action: str
    method: str
    encoding: str
    controls: tuple[Control, ...]
    words: str
    name: str
    script: str
    markup: str

    @property
    def passwords(self) -> tuple[Control, ...]:
        """Its password fields."""
        return tuple(control for control in self.controls if control.kind == "password")

    @property
    def texts(self) -> tuple[Control, ...]:
        """The fields that a person types into and sees."""
        return tuple(control for control in self.controls if control.is_text)

    @property
    def button(self) -> Control | None:
        """The button that Enter presses: the first that sends (HTML, "implicit submission")."""
        return next((control for control in self.controls if control.kind in SENDS), None)

    @property
    def target(self) -> str:
        """Where Enter sends it."""
        return (self.button.action if self.button is not None else "") or self.action

    @property
    def is_plain(self) -> bool:
        """Whether it is sent by POST in a way that this program writes."""
        return self.method == "post" and self.encoding in {URL_ENCODED, "multipart/form-data"}

    def filled(self, typed: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return what Enter would send: what was typed by field name, and the rest as it stands."""
        pressed = self.button
        return [
            (control.name, typed.get(control.name, control.value))
            for control in self.controls
            if control.name and (control is pressed or (control.sends and control.kind not in SENDS))
        ]


class Link(Struct, frozen=True):
    """A link: its words and its address, absolute."""

    words: str
    url: str
