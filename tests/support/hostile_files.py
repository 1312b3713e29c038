"""Files as an enemy would send them: small, well-formed enough to be taken up, and made to cost much; all content is invented.

Each was made for a reader that once took minutes or gigabytes for it; `python tests/bench/run.py hostile` measures them.
"""

from __future__ import annotations

import base64
import io
import itertools
import random
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import xlsxwriter

from auditor.tables import bijoy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

HEAD = b"From: office@example.org\r\nTo: committee@example.org\r\nMIME-Version: 1.0\r\n"


def html_of_open_scripts(size: int = 160_000) -> bytes:
    """Return an HTML mail of scripts that never end: each may be looked for to the end of the mail."""
    return HEAD + b"Content-Type: text/html\r\n\r\n" + b"<script " * (size // 8)


def html_of_open_tags(size: int = 1_000_000) -> bytes:
    """Return an HTML mail of tags that never end."""
    return HEAD + b"Content-Type: text/html\r\n\r\n" + b"<a" * (size // 2)


def html_of_endless_number(size: int = 1_000_000) -> bytes:
    """Return an HTML mail that writes a sign by a number of a million digits."""
    return HEAD + b"Content-Type: text/html\r\n\r\n&#" + b"9" * size + b";"


def head_of_parameters(size: int = 400_000) -> bytes:
    """Return a mail whose head has one field of very many parameters."""
    return HEAD + b"Content-Type: text/plain" + b"; a=b" * (size // 5) + b"\r\n\r\nx"


def head_of_words(size: int = 400_000) -> bytes:
    """Return a mail whose head has one field of very many encoded words: the standard library took 5.4 GB for it."""
    return HEAD + b"Content-Type: text/plain; name=" + b"=?utf-8?q?a?= " * (size // 14) + b"\r\n\r\nx"


def head_of_pieces(size: int = 400_000) -> bytes:
    """Return a mail that gives the name of an attachment in very many pieces."""
    pieces = b"".join(b"; filename*%d=b" % number for number in range(size // 18))
    return HEAD + b"Content-Disposition: attachment" + pieces + b"\r\nContent-Type: application/octet-stream\r\n\r\nx"


def head_of_fields(size: int = 1_000_000) -> bytes:
    """Return a mail of nothing but fields, each said twice."""
    return HEAD + b"Content-Type: text/plain\r\n a\r\n" * (size // 31) + b"\r\nx"


def parts_in_parts(size: int = 1_000_000) -> bytes:
    """Return a mail of parts that lie in each other without end, before lines that each might end any of them."""
    depth = size // 250
    heads = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (number, number) for number in range(depth)
    )
    return HEAD + heads + b"\r\n" + b"--b\r\n" * (size // 8)


def very_many_parts(size: int = 1_000_000) -> bytes:
    """Return a mail of nothing but beginnings of parts."""
    return HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n" * (size // 5)


def mails_in_mails(size: int = 1_000_000) -> bytes:
    """Return a mail that holds a mail that holds a mail, without end."""
    return HEAD + b"Content-Type: message/rfc822\r\n\r\n" * (size // 32)


def begun_slips(size: int = 1_000_000) -> bytes:
    """Return a text of slips that begin and do not go on."""
    return b"PWSLIP1.aaaa.2024-03." + b"PWSLIP" * (size // 6)


def random_slips(count: int, seed: int = 1, campaign: str = "2024-03") -> list[str]:
    """Return slips that have the form of one and were sealed by nobody."""
    chance = random.Random(seed)
    return [
        f"PWSLIP1.{chance.randrange(65536):04x}.{campaign}."
        + base64.urlsafe_b64encode(b"\x04" + chance.randbytes(336)).decode().rstrip("=")
        for _ in range(count)
    ]


def png(width: int, height: int, rows: Iterable[bytes], *, colour: int = 0, depth: int = 8) -> bytes:
    """Return a PNG of rows that are already packed; `colour` is the kind of RFC 2083 (0 grey, 4 and 6 with transparency)."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(b"\0" + row) for row in rows) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def swelling_picture(side: int = 7740, colour: int = 4) -> bytes:
    """Return a PNG of 115 KB that unpacks to 60 million transparent dots."""
    row = bytes(side * {0: 1, 2: 3, 4: 2, 6: 4}[colour])
    return png(side, side, (row for _ in range(side)), colour=colour)


def picture_of_corners(side: int = 3200, cell: int = 1) -> bytes:
    """Return a PNG of 6 KB full of what looks like corners of a QR; a reader of QR tries any three of them together."""
    pattern = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111", "0000000")
    rows = []
    for y in range(side):
        line = pattern[y // cell % 8] + "0"
        dots = "".join("0" if line[x // cell % 8] == "1" else "1" for x in range(side))
        rows.append(int(dots.ljust(-(-side // 8) * 8, "0"), 2).to_bytes(-(-side // 8)))
    return png(side, side, rows, depth=1)


def noise(size: int = 1_000_000, seed: int = 1) -> bytes:
    """Return bytes without any sense."""
    return random.Random(seed).randbytes(size)


MAILS: dict[str, Callable[[], bytes]] = {
    made.__name__: made
    for made in (
        html_of_open_scripts, html_of_open_tags, html_of_endless_number, head_of_parameters, head_of_words, head_of_pieces,
        head_of_fields, parts_in_parts, very_many_parts, mails_in_mails, begun_slips, noise,
    )
}  # fmt: skip
"""Each is looked for slips as a mail."""


def _page(rows: bytes, size: int) -> bytes:
    return b"<!doctype html><table><tr><th>Login<th>Two-step</tr>" + rows * (size // len(rows))


def page_of_spans(size: int = 1_000_000) -> bytes:
    """Return a saved page whose every cell goes over a hundred columns and rows."""
    return _page(b"<td colspan=100 rowspan=100>a", size)


def page_of_open_tags(size: int = 1_000_000) -> bytes:
    """Return a saved page of tags that never end."""
    return _page(b"<a", size)


def page_of_rows(size: int = 1_000_000) -> bytes:
    """Return a saved page of more rows than any list has."""
    return _page(b"<tr><td>a", size)


def page_of_labels(count: int = 70_000) -> bytes:
    """Return a saved page with one cell of pictures, each labelled otherwise."""
    labels = b"".join(b'<i title="%d">' % number for number in range(count))
    return _page(b"<td>" + labels, len(labels) + 4)


PAGES: dict[str, Callable[[], bytes]] = {
    made.__name__: made for made in (page_of_spans, page_of_open_tags, page_of_rows, page_of_labels)
}
"""Each is read as the page of a system's list of users."""


def swelling_workbook(cell: bytes, rows: int = 55_000, columns: int = 100) -> bytes:
    """Return an XLSX in which every cell is the same, packed as tightly as it can be."""
    names = "http://schemas.openxmlformats.org"
    main, office = f"{names}/spreadsheetml/2006/main", f"{names}/officeDocument/2006/relationships"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{names}/package/2006/relationships"><Relationship Id="r1" Type="{office}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'<worksheet xmlns="{main}"><sheetData>'.encode())
            row = b"<row>" + cell * columns + b"</row>"
            for _ in range(rows):
                sheet.write(row)
            sheet.write(b"</sheetData></worksheet>")
    return packed.getvalue()


def _bijoy_texts(seed: int = 1) -> Iterator[str]:
    """Yield texts in Bijoy without end, hardly any twice."""
    chance = random.Random(seed)
    letters, vowels = "কখগঘচছজঝটঠডঢণতথদধনপফবভমযরলশষসহ", ("", "া", "ি", "ী", "ু", "ে", "ো")
    while True:
        yield bijoy.from_unicode("".join(chance.choice(letters) + chance.choice(vowels) for _ in range(3)))


def csv_of_bijoy(headings: Sequence[str], size: int = 1_000_000) -> bytes:
    """Return a CSV whose every cell under some headings is another text in Bijoy."""
    lines, texts, length = [",".join(headings)], _bijoy_texts(), 0
    while length < size:
        lines.append(",".join(itertools.islice(texts, len(headings))).replace('"', ""))
        length += len(lines[-1].encode())
    return "\n".join(lines).encode()


def workbook_of_bijoy(headings: Sequence[str], cells: int = 108_000, font: str = "SutonnyMJ") -> bytes:
    """Return an XLSX whose every cell under some headings is another text, in Bijoy and its font."""
    packed, texts = io.BytesIO(), _bijoy_texts()
    with xlsxwriter.Workbook(packed) as book:
        sheet, style = book.add_worksheet(), book.add_format({"font_name": font})
        sheet.write_row(0, 0, headings)
        for row in range(1, cells // len(headings)):
            sheet.write_row(row, 0, list(itertools.islice(texts, len(headings))), style)
    return packed.getvalue()


def words_beside_password(size: int = 1_000_000, seed: int = 1) -> bytes:
    """Return a CSV whose every cell has a word for password and three other words."""
    chance = random.Random(seed)
    cells, length = [], 0
    while length < size:
        others = ("".join(chance.choices("abcdefghijklmnop", k=7)) for _ in range(3))
        cells.append(" ".join((chance.choice(("pas", "pin", "pwd")), *others)) + (",", "\n")[len(cells) % 10 == 9])
        length += len(cells[-1])
    return "".join(cells).encode()


def rows_of_one_office(of_code: str, size: int = 1_000_000) -> bytes:
    """Return a register of which every row speaks of one office, or of its one account."""
    rows = f"{of_code},হ্যাঁ,\n{of_code}/user-1,,\n"
    return ("তালিকার সংকেত,টু-স্টেপ,যোগাযোগের তারিখ\n" + rows * (size // len(rows.encode()))).encode()
