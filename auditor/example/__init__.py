"""The example of Paikgacha: laid into a folder, its rounds kept and its papers made, for whichever shell asks."""

from __future__ import annotations

from typing import Final

NAME: Final = "paikgacha-demo"
"""What its folder is called where nobody says otherwise."""
