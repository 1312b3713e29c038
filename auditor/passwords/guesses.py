"""How many guesses zxcvbn needs: the only user of the engine, bounded and without its known faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from auditor.passwords.neighbour import OTHER_WAYS, l33t_readings, ways_of
from auditor.passwords.patterns import PIECES, WINDOW
from auditor.passwords.reasons import Reason
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.passwords.local_words import KnownWords


# The engine

_GIVEN: Final = ("user_inputs", "local_words")
"""Names of the lists that zxcvbn is given for one judgement: a person's own words, and the others."""
_LEAST_COMMON: Final = 100
"""Guesses of the commonest word within a password."""
_COMMON_RANK, _WORD_RANK, _NO_RANK = 1000, 20_000, 1_000_000
_NOT_LETTERS: Final = "".join(chr(code) for code in range(0x20, 0x7F) if not chr(code).isalpha())


@remembered(None)
def common_words() -> Mapping[str, int]:
    """Return the words of zxcvbn's lists, each with its best place."""
    from zxcvbn.matching import RANKED_DICTIONARIES  # noqa: PLC0415 its lists take 40 ms to load

    common: dict[str, int] = {}
    for name, ranked in RANKED_DICTIONARIES.items():
        for word, rank in () if name in _GIVEN else ranked.items():
            common[word] = max(_LEAST_COMMON, min(rank, common.get(word, rank)))
    return common


def zxcvbn_guesses(scored: str, known: KnownWords, year: int) -> tuple[float, set[Reason]]:
    """Return zxcvbn's guesses, and what its lists of words say; leave nothing of the password in its modules.

    Its result holds the password, and it keeps the words it was given: the one is emptied, the others taken away.
    Only its matching and its scoring are asked: what it would say of times and in advice is not wanted, and costs a tenth of a verdict.
    It ranks words by their order: here each has the rank that `KnownWords` gives it. It enumerates readings of signs as letters without a bound; the bounded ones of `_l33t_tables` replace it.
    It looks every piece of a password up in every list; `words_standing_in` finds the same words quicker.

    Raises:
        RuntimeError: it broke down. The error has neither its cause nor its message, which may quote the password.

    """
    from zxcvbn import matching, scoring  # noqa: PLC0415 its lists take 40 ms to load

    guesses = None
    scoring.REFERENCE_YEAR = year
    matching.enumerate_l33t_subs = _l33t_tables
    matching.dictionary_match = words_standing_in
    listed = matching.RANKED_DICTIONARIES
    own, others = _GIVEN
    listed[others], listed[own] = known.public.ranks, known.own.ranks
    try:
        estimate: dict[str, Any] = {"guesses": 1, "sequence": ()}
        if scored:
            estimate = scoring.most_guessable_match_sequence(scored, matching.omnimatch(scored, listed))
        guesses = float(estimate["guesses"]) * _unlisted_ways(estimate)
        estimate.clear()
    except Exception:  # noqa: BLE001, S110 whatever it is, it may quote the password; told below without it
        pass
    finally:
        for name in _GIVEN:
            listed.pop(name, None)
    if guesses is None:
        raise RuntimeError("the password engine broke down")
    return guesses, _listed(scored, listed)


def _unlisted_ways(estimate: Mapping[str, Any]) -> float:
    """Return how many times more guesses the letters take that zxcvbn finds in nothing, and counts as ten ways each.

    So letters that hardly ever follow each other are not called a word because a short word lies beside them by chance.
    """
    times = 1.0
    for match in estimate["sequence"]:
        token = match["token"] if match["pattern"] == "bruteforce" else ""
        for end in range(1, len(token) + 1):
            times *= max(1, ways_of(token[max(0, end - 2) : end]) / OTHER_WAYS)
    return times


def words_standing_in(password: str, _ranked_dictionaries: Mapping[str, Mapping[str, int]]) -> list[dict[str, Any]]:
    """Return which pieces of a password are words of lists, as zxcvbn's `dictionary_match` tells it: by place, then by list.

    Nearly every piece is no word at all, which one look into all its lists together shows.

    Args:
        password: the password, or a reading of it.
        _ranked_dictionaries: the words of each list with their ranks, zxcvbn's lists and the given ones.

    """
    lower, size = password.lower(), len(password)
    everywhere, (own, public) = common_words(), (_ranked_dictionaries.get(name, {}) for name in _GIVEN)
    pieces = ((start, end, lower[start:end]) for start in range(size) for end in range(start + 1, size + 1))
    return [
        {
            "pattern": "dictionary",
            "i": start,
            "j": end - 1,
            "token": password[start:end],
            "matched_word": word,
            "rank": ranked[word],
            "dictionary_name": name,
            "reversed": False,
            "l33t": False,
        }
        for start, end, word in pieces
        if word in everywhere or word in public or word in own
        for name, ranked in _ranked_dictionaries.items()
        if word in ranked
    ]


def _l33t_tables(table: Mapping[str, Sequence[str]]) -> list[dict[str, str]]:
    """Return the ways of reading a password's signs as letters: zxcvbn's table by letter, turned into few by sign.

    zxcvbn makes one for every choice of a sign for each letter, which takes seconds for a password of many signs. Here
    every sign is read at once (so P@ikg4cha is seen), and only the signs that stand for two letters multiply: at most
    eight tables, well under the bound of 16.
    """
    meanings: dict[str, list[str]] = {}
    for letter, signs in table.items():
        for sign in signs:
            meanings.setdefault(sign, []).append(letter)
    tables: list[dict[str, str]] = [{}]
    for sign, letters in meanings.items():
        tables = [{**known, sign: letter} for letter in letters for known in tables]
    return tables


def _listed(scored: str, dictionaries: Mapping[str, Mapping[str, int]]) -> set[Reason]:
    """Return whether a password is one that many use, or has a word that zxcvbn's lists have.

    Looked at are the whole, and what is left without the digits and signs at its end, or at both ends; each as it is
    written and with its signs read as letters.
    """
    lower = scored.lower()
    end = len(lower.rstrip(_NOT_LETTERS))
    start = len(lower) - len(lower.lstrip(_NOT_LETTERS))
    reasons = set()
    for read in (lower, *l33t_readings(lower)):
        leet = {Reason.LEET} if read != lower else set()
        for core in {(0, len(lower)), (0, end), (min(start, end), end)}:
            text = read[slice(*core)]
            rank = dictionaries["passwords"].get(text, _NO_RANK)
            if rank <= _COMMON_RANK or (text == read and rank < _NO_RANK):
                reasons |= {Reason.COMMON, *(leet if text != lower[slice(*core)] else ())}
            for piece in PIECES.finditer(scored if read == lower else read, *core):
                word = read[piece.start() : piece.end()]
                ranks = [words.get(word, _NO_RANK) for words in dictionaries.values()]
                if len(word) >= WINDOW and min(ranks) <= _WORD_RANK:
                    reasons |= {Reason.WORD, *(leet if word != lower[piece.start() : piece.end()] else ())}
    return reasons
