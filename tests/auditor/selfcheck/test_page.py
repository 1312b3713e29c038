"""The self-check page as a file: the same bytes from the same round, closed to the network, complete in both languages."""

from __future__ import annotations

import hashlib
import json
import re
import runpy
import unicodedata
from base64 import b64encode
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from needs import lacking

from auditor.i18n import Language, Text
from auditor.model.facts import Method
from auditor.model.selfcheck import CampaignAccount, LocalWords, TwoStepAnswer
from auditor.passwords.reasons import Reason
from auditor.selfcheck import engine
from auditor.selfcheck import page as pages
from auditor.selfcheck.engine import EngineMissingError
from auditor.selfcheck.page import PAGE_VERSION, PageRefusedError, page, read_campaign
from auditor.selfcheck.texts.of_page import TEXTS

ROOT = Path(__file__).parents[3]
check_round = runpy.run_path(str(ROOT / "tests" / "example" / "make_check_round.py"))["check_round"]
ASSETS = ROOT / "auditor" / "selfcheck" / "assets"
MOST_BYTES = 900_000
VOID = {"meta", "br", "input", "link", "img", "hr"}
FILLED_BY_THE_PAGE = {"date", "n", "missing", "slip_no", "office", "post", "file", "folder"}


@pytest.fixture(name="made", scope="module", autouse=True)
def _made():
    """Return a small round; skip where the scripts of the page were not built, or fail under --require-servers."""
    return check_round()


@pytest.fixture(autouse=True)
def _built(request):
    try:
        engine.engine_source()
    except EngineMissingError:
        lacking(request, "the scripts of the page were not built (npm ci, then build the package)")


class Elements(HTMLParser):
    """Collects a page's elements in order, each with its attributes and the text right inside it."""

    def __init__(self, content):
        super().__init__(convert_charrefs=True)
        self.all, self._open = [], []
        self.feed(content.decode())
        self.close()
        assert not self._open

    def handle_starttag(self, tag, attrs):
        element = [tag, {name: value or "" for name, value in attrs}, ""]
        self.all.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self._open.pop()[0] == tag

    def handle_data(self, data):
        if self._open:
            self._open[-1][2] += data

    def of(self, tag):
        return [(attributes, words) for name, attributes, words in self.all if name == tag]

    def by_id(self, name):
        return next(element for element in self.all if element[1].get("id") == name)


def hashed(content):
    return f"'sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def texts_of(content):
    return json.loads(Elements(content).by_id("texts")[2])


def ours():
    return {path.name: path.read_text("utf-8") for path in sorted(ASSETS.iterdir()) if path.suffix in {".js", ".css"}}


def test_the_same_round_gives_the_same_bytes(made):
    first, second = page(made.round), page(replace(made.round))
    pages._engine.cache_clear()
    assert first == second == page(made.round)
    assert first != page(made.round, Language.EN)
    assert first.isascii() is False
    assert b"\r" not in first


def test_the_page_of_a_whole_upazila_stays_under_a_megabyte():
    whole = check_round(departments=25, unions=10)
    assert len(whole.round.accounts) >= 50
    assert len(page(whole.round)) < MOST_BYTES


def unpacked(engine, pairs):
    """Return the engine as the page runs it, taken apart pair by pair, the last first."""
    begin, end = 'frequency_lists={passwords:"', "},module.exports=frequency_lists"
    before, _, rest = engine.partition(begin)
    lists, _, after = rest.partition(end)
    for sign, *pair in reversed(pairs.split()):
        lists = lists.replace(sign, "".join(pair))
    return before + begin + lists + end + after


def test_the_engine_stands_packed_in_the_page_and_comes_out_as_it_was(made):
    _, attributes, packed = Elements(page(made.round)).by_id("engine")
    assert unpacked(packed, attributes["data-pairs"]) == pages._engine()
    assert len(packed) < 0.8 * len(pages._engine())


def test_lists_that_the_pairs_are_not_of_are_never_packed():
    with pytest.raises(AssertionError):
        pages._packed(pages._engine().replace("123456,password", "123456,Password", 1))


@pytest.mark.parametrize("language", Language)
def test_the_chosen_language_is_shown_first(made, language):
    content = page(made.round, language)
    elements = Elements(content)
    assert elements.of("html")[0][0] == {"lang": language}
    assert elements.of("title")[0][1] == TEXTS["title"].said(language)
    assert elements.by_id("lang")[1]["lang"] != language
    assert texts_of(content) == texts_of(page(made.round))


def test_the_policy_stands_first_and_allows_these_scripts_and_this_style_only(made):
    elements = Elements(page(made.round))
    head = [one for one in elements.all if one[0] in {"head", "meta"}]
    assert head[1][1]["http-equiv"] == "Content-Security-Policy"
    run = [words for attributes, words in elements.of("script") if attributes.get("type") is None]
    _, attributes, packed = elements.by_id("engine")
    run.append(unpacked(packed, attributes["data-pairs"]))
    assert len(run) == 3
    ((_, style),) = elements.of("style")
    assert head[1][1]["content"] == (
        f"default-src 'none'; script-src {' '.join(map(hashed, run))}; style-src {hashed(style)}; connect-src 'none'; "
        "img-src 'none'; form-action 'none'; base-uri 'none'"
    )


def test_nothing_is_fetched_and_no_style_or_handler_stands_in_an_attribute(made):
    elements = Elements(page(made.round))
    assert not {tag for tag, _, _ in elements.all} & {
        "a", "audio", "base", "embed", "form", "frame", "iframe", "img", "link", "object", "video"
    }  # fmt: skip
    for tag, attributes, _ in elements.all:
        assert not {"src", "srcset", "href", "style", "action", "formaction", "ping"} & set(attributes), tag
        assert not [name for name in attributes if name.startswith("on")], tag
        assert "//" not in "".join(attributes.values()), tag
    assert elements.of("meta")[2][0] == {"name": "referrer", "content": "no-referrer"}


def test_our_scripts_and_style_know_no_network_and_no_storage():
    for name, words in ours().items():
        assert not re.search(
            r"fetch\(|XMLHttp|WebSocket|EventSource|sendBeacon|import\(|importScripts|Storage\b|cookie|indexedDB|caches|"
            r"eval\(|Function\(|innerHTML|outerHTML|insertAdjacent|document\.write|history\.|location\.(?!reload)|"
            r"postMessage|serviceWorker|console\.|url\(|@import|@font-face|image-set|setAttribute\(\"style",
            words,
        ), name
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", words), name


def test_the_first_script_is_one_that_old_browsers_understand():
    words = re.sub(r"/\*.*?\*/", "", (ASSETS / "first.js").read_text("utf-8"), flags=re.DOTALL)
    assert not re.search(r"=>|\b(?:const|let|class|async)\b|[`?]\.|`|\?\?|\.\.\.", words)


def test_no_field_is_remembered_checked_for_spelling_or_given_to_a_password_manager(made):
    elements = Elements(page(made.round))
    for attributes, _ in elements.of("input") + elements.of("select"):
        assert attributes["autocomplete"] == "off"
        assert not {"name", "value"} & set(attributes)
    typed = [attributes for attributes, _ in elements.of("input") if attributes["type"] in {"text", "password"}]
    assert [one["id"] for one in typed if one["type"] == "password"] == ["password", "other"]
    assert {one["spellcheck"] for one in typed} == {"false"}


# What it says


@pytest.mark.parametrize("language", Language)
def test_every_text_is_in_the_page_in_both_languages(made, language):
    held = texts_of(page(made.round, language))
    assert set(held) >= set(TEXTS)
    for name, (bn, en) in held.items():
        assert bn, name
        assert en, name
        assert unicodedata.is_normalized("NFC", bn), name
        left = set(re.findall(r"\{(\w+)\}", bn + en))
        assert left <= FILLED_BY_THE_PAGE, name
    assert held["subtitle"][0] == "উপজেলা আইসিটি বিষয়ক কমিটি, পাইকগাছা · ফেব্রুয়ারি ২০২৪ মাসের যাচাই"
    assert held["a-since"][1] == "I forget the day, but on or after 18 January 2024"


def test_texts_are_in_plain_office_words():
    forbidden = (
        "অডিট", "নিরীক্ষ", "খতিয়ান", "আমন্ত্রণ", "অব্যাহতি", "ব্যর্থ", "লঙ্ঘন", "দোষ", "খেলাপি", "স্বঘোষিত", "সরকারী",
        "জানুয়ারী", "পদবী", "জরুরী", "দ্বি-ধাপ", "দ্বি-স্তর", "টু-ফ্যাক্টর", "ইমেইল", "কোন ",
    )  # fmt: skip
    for name, text in TEXTS.items():
        assert not [word for word in forbidden if word in text.bn], name
        assert not re.search("[☐✓⚠→●]", text.bn + text.en), name


def test_every_text_is_used_and_every_used_text_is_there(made):
    elements = Elements(page(made.round))
    drawn = {one[1][name] for one in elements.all for name in ("data-t", "data-label") if name in one[1]}
    assert drawn <= set(TEXTS)
    source = "".join((ASSETS / name).read_text("utf-8") for name in ("page.html", "page.js", "words.js"))
    families = r"why-|month-|band-|step-|s2-(?:upper|lower|symbol|digit)|weak|fair"
    unused = [
        name for name in TEXTS if name not in drawn and f'"{name}"' not in source and not re.match(families, name)
    ]
    assert not unused
    assert {f"why-{reason}" for reason in Reason} <= set(TEXTS)


def test_a_sample_is_marked_and_a_real_round_is_not(made):
    banners = [
        [words for attributes, words in Elements(page(one)).of("p") if attributes.get("class") == "banner"]
        for one in (made.round, replace(made.round, example=False))
    ]
    assert [len(one) for one in banners] == [1, 0]
    assert TEXTS["sample"].bn in page(made.round).decode()


@pytest.mark.parametrize("digit", ["off", "advise", "require"])
def test_the_digit_is_asked_for_as_the_round_has_it(made, digit):
    rule = "upper+lower+symbol+digit" if digit == "require" else "upper+lower+symbol"
    elements = Elements(page(replace(made.round, digit=digit, rule=rule)))
    lines = [one[1]["id"] for one in elements.all if one[1].get("id", "").startswith("kind-")]
    assert ("kind-digit" in lines) == (digit != "off")
    drawn = {one[1].get("data-t") for one in elements.all}
    assert ("s2-digit" in drawn, "digit-rule" in drawn) == (digit == "advise", digit == "require")


def test_a_round_without_phone_or_mailbox_says_it_in_other_words(made):
    bare = page(replace(made.round, ap_phone="", uno_mail=""))
    drawn = {one[1].get("data-t") for one in Elements(bare).all}
    assert {"2s-b2-any", "s5-phone-any", "s5-mail-any", "s5-receipt-any"} <= drawn
    assert not {"2s-b2", "s5-phone", "s5-mail", "s5-receipt"} & drawn
    full = {one[1].get("data-t") for one in Elements(page(made.round)).all}
    assert {"2s-b2", "s5-phone", "s5-mail", "s5-receipt"} <= full


def test_the_page_says_that_sms_satisfies_the_decision_only_where_no_decision_orders_where_the_code_comes(made):
    for is_ordered, note in ((False, "method-note"), (True, "method-ordered")):
        drawn = page(replace(made.round, way_ordered=is_ordered))
        shown = {one[1].get("data-t") for one in Elements(drawn).all}
        assert shown & {"method-note", "method-ordered"} == {note}
        assert read_campaign(drawn).way_ordered is is_ordered


def test_the_page_offers_the_answers_that_slips_know(made):
    offered, question = {}, ""
    for tag, attributes, _ in Elements(page(made.round)).all:
        if tag == "select":
            question = attributes["id"]
        if tag == "option" and question.startswith("q-"):
            offered.setdefault(question, []).append(attributes["value"])
    assert offered["q-2s"] == ["", *(answer.value for answer in TwoStepAnswer), "unknown"]
    assert set(offered["q-method"]) - {"", "unknown"} == {method.name.lower() for method in Method}
    assert set(offered) == {"q-when", "q-2s", "q-method", "q-profile", "q-shared"}
    assert re.fullmatch(r"[0-9a-z.-]{1,8}", PAGE_VERSION)


# What it knows


def test_nothing_secret_is_in_the_page(made):
    content = page(made.round)
    for code in made.codes.values():
        assert code.encode() not in content
    assert made.secrets.master.hex().encode() not in content
    assert b64encode(made.secrets.private_key)[:40] not in content
    for account in made.codes:
        assert account.encode() not in content


def test_a_page_gives_its_round_back(made):
    for language in Language:
        assert read_campaign(page(made.round, language)) == made.round
    timeless = replace(made.round, due=None, accounts=(), words=LocalWords(), example=False)
    assert read_campaign(page(timeless)) == timeless


HOSTILE = (
    "</script><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<!--", "{{ 7*7 }}{% raw %}", "{date} {n} {0}",
    "&lt;b&gt;&amp;", "]]>", "a|b", "|", "\\u003c", "$&$1", "\u2028\u2029", "</style>", "'\"`${x}",
)  # fmt: skip
words_of_any_kind = st.one_of(
    st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
)


def renamed(made, words):
    text = Text(en=words, bn=words)
    return replace(
        made.round,
        committee=text,
        ap_phone=words,
        uno_mail=words,
        accounts=tuple(CampaignAccount(account.tag, text, text) for account in made.round.accounts),
        words=replace(made.round.words, own=(words,), places=(words, "", "lota")),
    )


def tags_of(elements):
    return [(tag, sorted(attributes)) for tag, attributes, _ in elements.all]


@pytest.fixture(name="plain_tags", scope="module")
def _plain_tags(made):
    """Return the elements of a page whose names are plain words."""
    return tags_of(Elements(page(renamed(made, "name"))))


@given(words=words_of_any_kind)
def test_names_that_are_markup_stay_names(made, plain_tags, words):
    there = renamed(made, words)
    content = page(there)
    assert read_campaign(content) == there
    elements = Elements(content)
    assert tags_of(elements) == plain_tags
    assert json.loads(elements.by_id("texts")[2])["subtitle"][1] == f"{words} · check for February 2024"


@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_what_is_no_page_is_refused(content):
    with pytest.raises(PageRefusedError):
        read_campaign(content)
    with pytest.raises(PageRefusedError):
        read_campaign(b'<script type="application/json" id="round">' + content + b"</script>")


def test_a_page_of_another_version_or_with_a_field_missing_is_refused(made):
    content = page(made.round)
    for before, after in (
        (f'"page":"{PAGE_VERSION}"'.encode(), b'"page":"0"'),
        (b'"tag_salt"', b'"salt_tag"'),
        (b'"opened":"2024', b'"opened":"x'),
        (b'"words":{', b'"words":{"more":"x",'),
        (f'"accounts":[["{made.round.accounts[0].tag}",0'.encode(), b'"accounts":[["0000",999'),
    ):
        assert content.count(before) == 1, before
        with pytest.raises(PageRefusedError) as refused:
            read_campaign(content.replace(before, after))
        assert refused.value.__cause__ is None
    with pytest.raises(PageRefusedError):
        read_campaign(content[: len(content) // 20])


def test_days_that_are_not_known_stay_unknown(made):
    assert read_campaign(page(replace(made.round, due=None))).due is None
    assert read_campaign(page(replace(made.round, due=date(2024, 3, 1)))).due == date(2024, 3, 1)


# What it is made of


def test_without_its_scripts_no_page_is_made(made, monkeypatch, tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "engine.json").write_bytes((ASSETS / "engine.json").read_bytes())
    monkeypatch.setattr(engine, "_folder", lambda: tmp_path)
    pages._engine.cache_clear()
    with pytest.raises(EngineMissingError):
        page(made.round)
    monkeypatch.undo()
    assert page(made.round)


@pytest.mark.parametrize("words", ["x = '</script>';", "x = '<!--';", "x = '\r';", "x = '\0';"])
def test_a_script_that_would_end_a_script_is_not_put_into_a_page(words):
    with pytest.raises(AssertionError, match="ends a script"):
        pages._harmless(words)


def test_squeezing_keeps_the_licence_and_every_line_that_does_something():
    squeezed = pages._squeezed("// licence\n\n// of it\nvar a = 1;\n  // why\n  var b = '//';\n\n")
    assert squeezed == "// licence\n\n// of it\nvar a = 1;\nvar b = '//';"
    in_a_class = "`{-~]"
    for name, words in ours().items():
        for line in words.replace(in_a_class, "").split("\n"):
            assert line.count("`") % 2 == 0, (name, "a text over several lines would lose its indentation")
    built = page(check_round().round).decode()
    assert "David Evans" in built
    assert "Dropbox" in built
