"""Gives a process the terminal at which it is started; it reads in nothing else: a process that is started anew has only what it uses."""

from __future__ import annotations

import fcntl
import os
import termios


def take() -> None:
    """Make the terminal at a stream of this process the one at which it is asked, as a shell does."""
    for number in range(3):
        if os.isatty(number):
            fcntl.ioctl(number, termios.TIOCSCTTY, 0)
            return
