"""Unpacks the wheels that this Python can use: ``python unpack.py WHEELS.tar.xz FOLDER``; install.cmd runs it."""
# ruff: noqa: INP001 a script of its own, run by the Python of an office PC

import lzma
import re
import shutil
import sys
import tarfile
from pathlib import Path, PurePosixPath


def unpack(kept: Path, folder: Path) -> None:
    """Write the wheels into a folder, but those that are for other Pythons. pip looks at their digests."""
    folder.mkdir(parents=True, exist_ok=True)
    own = f"cp{sys.version_info.major}{sys.version_info.minor}"
    with lzma.open(kept) as pressed, tarfile.open(fileobj=pressed, mode="r|") as tar:
        for entry in tar:
            name = PurePosixPath(entry.name).name
            of_one_python = re.search(r"-(cp3\d+)-\1-", name)
            content = tar.extractfile(entry)
            if content is None or (of_one_python and of_one_python[1] != own):
                continue
            with (folder / name).open("wb") as wheel:
                shutil.copyfileobj(content, wheel)
        while pressed.read(1 << 20):
            """To the end, where it is seen whether all of it is there."""


if __name__ == "__main__":
    try:
        unpack(Path(sys.argv[1]), Path(sys.argv[2]))
    except (OSError, EOFError, lzma.LZMAError, tarfile.TarError) as error:
        sys.exit(f"{sys.argv[1]}: {error}")
