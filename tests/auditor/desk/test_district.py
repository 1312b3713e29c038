"""The district's returns at the desk: dropped in, rolled up, and their papers those of the command."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from running import run
from served_desks import Client, served

from auditor.i18n import Language
from auditor.rollup import returns as files
from auditor.rollup import rolling

DAY = date(2024, 4, 20)
BOUNDARY = "----boundary"
LIST_OF_MADE = ".made.json"


def multipart(token, *sent):
    """Return the body of a form with files."""
    parts = [f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="form_token"\r\n\r\n{token}\r\n'.encode()]
    for name, content in sent:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
        parts.append(head.encode() + content + b"\r\n")
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


@pytest.fixture(name="sent")
def _sent(returned):
    """Return two returns of a district, as files."""
    made = [returned(name, "2024-03", number) for number, name in enumerate(("Koyra", "Dumuria"))]
    return [(f"return-{made_.upazila.en}.json", files.encode(made_)) for made_ in made]


@pytest.fixture(name="district")
def _district(tmp_path):
    (tmp_path / "home").mkdir()
    with served(tmp_path / "home", on=DAY) as (service, address):
        client = Client(service, address)
        client.post("/district/folder", on="/district/", folder=str(tmp_path / "returns"))
        yield service, client, tmp_path / "returns"


def drop(service, client, *sent):
    """Hand files in."""
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    return client.send(
        "POST",
        "/district/returns",
        headers=headers,
        body=multipart(f"{service.guard.form_token}.{service.desk.mark}", *sent),
    )


def test_returns_are_taken_in_and_rolled_up_and_who_is_missing_is_named(district, sent):
    service, client, folder = district
    assert drop(service, client, *sent).status == 303
    assert sorted(path.name for path in folder.iterdir()) == sorted(name for name, _ in sent)
    shown = client.get("/district/").text
    assert "খুলনা" in shown
    reported, _, missing = shown.partition("বিবরণী পাওয়া গেছে</h3>")[2].partition("বিবরণী পাওয়া যায়নি</h3>")
    assert re.findall(r"<p>([^<]*)</p>", reported) == ["ডুমুরিয়া, কয়রা"]
    assert "পাইকগাছা" in missing


def test_each_figure_of_the_district_stands_below_what_it_counts(district, sent):
    service, client, _ = district
    drop(service, client, *sent)
    shown = client.get("/district/").text
    assert '<table class="compared">' in shown, "on a narrow screen its rows stay rows"
    head, *rows = re.findall("<tr>(.*?)</tr>", shown)
    _, *counted = re.findall('<th scope="col">([^<]*)</th>', head)
    assert rows
    assert [row.count("<td>") for row in rows] == [len(counted)] * len(rows)


def test_every_file_that_is_not_counted_is_named_with_the_reason_and_what_is_told_of_those_that_are(
    district, sent, returned
):
    service, client, _ = district
    later = files.encode(returned("Koyra", "2024-03", 7))
    altered = sent[1][1].replace(b'"2024-03"', b'"2024-02"')
    assert drop(service, client, *sent, ("later.json", later), ("copy.json", later)).status == 303
    (service.desk.returns / "altered.json").write_bytes(altered)
    shown = client.get("/district/").text
    uncounted, counted = shown.partition("ধরা হয়নি</h3>")[2].split("<h3>", 1)
    assert '<span class="name">altered.json</span>' in uncounted
    of_koyra = '<span class="name">{file}</span>: কয়রা; একই মাসের দুটি বিবরণী; {matter}</li>'
    assert of_koyra.format(file="return-Koyra.json", matter="আগেরটি, অর্থাৎ এটি ধরা হয়নি") in uncounted
    assert of_koyra.format(file="later.json", matter="পরেরটি, অর্থাৎ এটি ধরা হয়েছে") in counted


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.EN, "not stored again: 3 returns (dup.json, CON.json as return-Koyra.json, return-Dumuria.json)."),
        (Language.BN, "রাখা হয়নি: ৩টি বিবরণী (return-Koyra.json নামে dup.json, CON.json, return-Dumuria.json)।"),
    ],
)
def test_returns_that_are_there_already_are_named_as_they_were_dropped_and_what_is_there_once(
    district, sent, language, told
):
    service, client, _ = district
    service.desk.language = language
    drop(service, client, *sent)
    (_, content), other = sent
    drop(service, client, ("dup.json", content), ("CON.json", content), other)
    assert told in client.get("/district/").text


def test_papers_are_those_of_the_command(district, sent, tmp_path):
    service, client, folder = district
    drop(service, client, *sent)
    assert client.post("/district/papers", on="/district/").headers["Location"] == "/progress"
    service.desk.job.wait()
    assert not service.desk.job.failed
    made = {path.name: path.read_bytes() for path in folder.glob("rollup-*/*")}
    run("--on", "2024-04-20", "--language", "bn", "rollup", folder, "--output", tmp_path / "command")
    assert made == {path.name: path.read_bytes() for path in (tmp_path / "command").iterdir()}
    assert len(made) > 4
    links = re.findall(r'href="(/district/made/[^"]*)"', client.get("/district/").text)
    assert {link.rpartition("/")[2]: client.get(link).content for link in links} | {
        LIST_OF_MADE: made[LIST_OF_MADE]
    } == made, "they open from the page"
    assert client.get("/district/made/..%2Freturn-Koyra.json").status == 404, "and nothing else does"


def test_of_several_meetings_the_latest_is_shown_and_another_can_be_chosen_with_its_papers(
    district, sent, returned, tmp_path
):
    service, client, folder = district
    before = files.encode(returned("Koyra", "2024-02", 7))
    drop(service, client, *sent, ("february.json", before))
    latest = client.get("/district/").text
    assert re.findall(r'<option value="(2024-..)"( selected)?', latest) == [("2024-03", " selected"), ("2024-02", "")]
    chosen = client.get("/district/?meeting=2024-02").text
    assert "ফেব্রুয়ারি ২০২৪ মাসের সভা" in chosen
    assert "ডুমুরিয়া, কয়রা" not in chosen
    client.post("/district/papers", on="/district/?meeting=2024-02", meeting="2024-02")
    service.desk.job.wait()
    made = {path.name: path.read_bytes() for path in folder.glob("rollup-*-2024-02/*")}
    month = ("--meeting", "2024-02", "--output", tmp_path / "command")
    run("--on", "2024-04-20", "--language", "bn", "rollup", folder, *month)
    assert made == {path.name: path.read_bytes() for path in (tmp_path / "command").iterdir()}
    links = re.findall(r'href="(/district/made/[^"]*)"', client.get("/district/?meeting=2024-02").text)
    assert {client.get(link).content for link in links} == {*made.values()} - {made[LIST_OF_MADE]}
    assert "ডুমুরিয়া, কয়রা" in client.get("/district/?meeting=../x").text, "and what is none is not looked for"
    client.post("/district/papers", on="/district/")
    service.desk.job.wait()
    (folder / "february.json").unlink()
    assert {client.get(link).status for link in links} == {404}, "no paper of another meeting is shown for it"
    for gone in ("2024-02", "2024-13", "abc"):
        assert client.post("/district/papers", on="/district/", meeting=gone).status == 422


def test_a_meeting_of_which_no_return_can_be_counted_is_not_offered(district, sent, returned):
    service, client, _ = district
    drop(service, client, *sent)
    service.desk.returns.joinpath("may.json").write_bytes(files.encode(returned("Koyra", "2024-05")))
    shown = client.get("/district/").text
    assert "may.json" in shown
    assert "<option" not in shown


def test_papers_open_without_rolling_up_again_and_a_return_that_came_since_is_rolled_up(district, sent, monkeypatch):
    service, client, folder = district
    drop(service, client, sent[0])
    client.post("/district/papers", on="/district/")
    service.desk.job.wait()
    links = re.findall(r'href="(/district/made/[^"]*)"', client.get("/district/").text)
    counted, roll_up = [], rolling.roll_up
    monkeypatch.setattr(rolling, "roll_up", lambda *given, **of: counted.append(given) or roll_up(*given, **of))
    assert len(links) > 1
    assert {client.get(link).status for link in links} == {200}
    assert not counted
    (folder / sent[1][0]).write_bytes(sent[1][1])
    assert "ডুমুরিয়া, কয়রা" in client.get("/district/").text
    assert len(counted) == 1


@pytest.mark.parametrize(
    ("language", "first", "told"),
    [
        (
            Language.BN,
            ["অগ্রগতি প্রতিবেদন (সব অংশসহ) (বাংলা, PDF)", "মাসিক বিবরণী (প্রতি উপজেলায় এক সারি) (বাংলা, PDF)"],
            "PDF ফাইলগুলো ছাপিয়ে স্বাক্ষর করে পাঠান",
        ),
        (
            Language.EN,
            ["Progress report with all sections (in English, PDF)", "Monthly statement, a row an upazila (in English, PDF)"],
            "Print, sign and send the PDF files.",
        ),
    ],
)  # fmt: skip
def test_papers_are_called_by_what_they_are_those_to_be_signed_first(district, sent, language, first, told):
    service, client, _ = district
    service.desk.language = language
    drop(service, client, *sent)
    client.post("/district/papers", on="/district/")
    service.desk.job.wait()
    page = client.get("/district/").text
    shown = re.findall(r'<a href="/district/made/[^"]*"[^>]*>([^<]*)</a>', page)
    assert shown[:2] == first
    assert not any("rollup" in title for title in shown if not title.endswith((".json", ".html")))
    assert told in page


def test_what_is_no_return_is_told_and_not_stored_and_none_is_written_over(district, sent):
    service, client, folder = district
    (name, content), other = sent[0], ("x.json", b"{}")
    assert "এখানে এখনো কোনো বিবরণী নেই" in client.get("/district/").text
    drop(service, client, (name, content), other)
    drop(service, client, (f"../../{name}", sent[1][1]))
    names = sorted(path.name for path in folder.iterdir())
    assert names == sorted([name, name.replace(".json", "-2.json")])
    drop(service, client, ("again.json", content))
    assert sorted(path.name for path in folder.iterdir()) == names, "the same return was stored twice"
    shown = client.get("/district/").text
    assert f"আগে থেকেই আছে, তাই আবার রাখা হয়নি: ১টি বিবরণী ({name} নামে again.json)" in shown
    assert not (folder.parent / name).exists()
    assert "x.json" in shown


def test_of_files_that_are_dropped_together_each_is_told_what_became_of_it(district, sent):
    service, client, _ = district
    (name, content), (new, other) = sent
    drop(service, client, (name, content))
    client.get("/district/")
    drop(
        service,
        client,
        ("x-1.json", b"{}"),
        ("x-2.json", content.replace(b'"2024-03"', b'"2024-02"')),
        (name, content),
        (new, other),
    )
    said = client.get("/district/").text.partition('id="told"')[2].partition("</section>")[0]
    told = re.findall("<p[^>]*>(.*?)</p>", said)
    assert [next(each for each in ("x-1.json", "x-2.json", name, new) if each in words) for words in told] == [
        new,
        name,
        "x-1.json",
        "x-2.json",
    ]


@pytest.mark.parametrize("folder", ["", "returns", "\0", "~nobody-of-that-name/x"])
def test_a_folder_is_named_whole(district, folder):
    _, client, _ = district
    assert client.post("/district/folder", on="/district/", folder=folder).status == 422


def test_a_file_is_no_folder(district, tmp_path):
    _, client, _ = district
    (tmp_path / "file").write_text("x")
    assert client.post("/district/folder", on="/district/", folder=str(tmp_path / "file")).status == 422
    assert Path(tmp_path / "file").read_text() == "x"
