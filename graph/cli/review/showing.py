"""A question with the evidence of both sides: as lines of text, and as plain values for JSON."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from unicodedata import category

from graph.cli.words import Language, translate, word

if TYPE_CHECKING:
    from graph.model import Organization
    from graph.stores import Store
    from loaders.review import Evidence, Question, Sentence

# Enough to know a body by; `m` shows more of them.
SENTENCES = 3
MORE_SENTENCES = 30
_LONGEST = 240
_CHINESE = {
    "one body?": "是同一单位吗？",
    "also called": "别名",
    "why": "理由",
    "both in": "同见于",
    "in different reports": "分见于不同报告",
    "statements": "条语句",
    "nobody knew": "曾答存疑",
}
# What would move the cursor or hide text: controls, formats, surrogates, private use, ends of lines.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def say_word(text: str, language: Language) -> str:
    """A word of the questions in the language of the user."""
    return _CHINESE.get(text, text) if language is Language.CHINESE else text


def clean(text: str) -> str:
    """A text on one line, with nothing in it that a terminal would obey."""
    flat = " ".join(text.split())
    return "".join("\ufffd" if category(character) in _UNSEEN else character for character in flat)


def iter_lines(store: "Store", question: "Question", language: Language, sentences: int) -> Iterator[str]:
    """A question as a person reads it: both bodies with their evidence, and why they may be one."""
    from loaders.review import read_evidence

    for mark, body in (("1", question.one), ("2", question.other)):
        yield f"  [{mark}] {clean(body.name)} · {' · '.join(_traits(body, language))}"
        if body.aliases:
            yield f"      {say_word('also called', language)}: {clean('、'.join(body.aliases))}"
        evidence = read_evidence(store, body.id, sentences)
        for sentence in evidence.sentences:
            yield f"      “{_shorten(clean(sentence.text))}”"
            yield f"        — {clean(_where(sentence))}"
        more = evidence.total - len(evidence.sentences)
        if more > 0:
            yield f"      + {more} {say_word('statements', language)} (m)"
    reason = clean(translate(question.reason, language))
    yield f"  {say_word('why', language)}: {reason} ({_reports(store, question, language)})"
    if question.unsure is not None:
        note = f": {clean(question.unsure.note)}" if question.unsure.note else ""
        yield f"  {say_word('nobody knew', language)} (line {question.unsure.line}){note}"


def to_dict(store: "Store", question: "Question") -> dict[str, object]:
    """A question as plain values."""
    from loaders.review import read_evidence

    return {
        "one": _body_to_dict(question.one, read_evidence(store, question.one.id, SENTENCES)),
        "other": _body_to_dict(question.other, read_evidence(store, question.other.id, SENTENCES)),
        "reason": question.reason,
        "reports": list(question.reports),
        "unsure": question.unsure.note if question.unsure is not None else None,
    }


def _body_to_dict(body: "Organization", evidence: "Evidence") -> dict[str, object]:
    return {
        "id": body.id,
        "name": body.name,
        "place": body.place,
        "kind": body.kind.value,
        "level": body.level.value if body.level is not None else None,
        "aliases": list(body.aliases),
        "statements": evidence.total,
        "sentences": [
            {
                "text": sentence.text,
                "unit": sentence.unit,
                "column": sentence.column,
                "place": sentence.place,
                "as_of": sentence.as_of,
                "report": sentence.report,
            }
            for sentence in evidence.sentences
        ],
    }


def _traits(body: "Organization", language: Language) -> Iterator[str]:
    yield word(body.kind.value, language)
    if body.level is not None:
        yield word(body.level.value, language)
    yield clean(body.place) if body.place is not None else "–"


def _where(sentence: "Sentence") -> str:
    return f"{sentence.unit} · {sentence.column} · {sentence.place} {sentence.as_of}"


def _reports(store: "Store", question: "Question", language: Language) -> str:
    from loaders.review import read_titles

    if not question.reports:
        return say_word("in different reports", language)
    return f"{say_word('both in', language)} {'、'.join(read_titles(store, question.reports))}"


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
