"""Sentences → ties: frames matched clause by clause, with their subject, pairing and status."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from graph.model import Action, Direction, RelationType, Status
from loaders.extract.encoding import EncodedClause, EncodedSentence, Group
from loaders.extract.frames import Frame, read_frames
from loaders.extract.status import read_status
from loaders.extract.titles import NamedEvent, NamedPaper, find_event, find_paper, is_issuance

_ANY_GROUP = re.compile(r"[\ue000-\ue7ff]")
_SIGNING = re.compile(r"^[^\ue000-\ue7ff]{0,6}(?:签订|签署|签定)")
_ENFORCEMENT = re.compile(r"执法|检查|整治|查处|督查|督导|监管|巡查|核查|蹲点|打击|稽查|约谈")
_EVENT = re.compile(r"举办|召开|举行|承办|主办|协办|活动|培训|宣传|推介|论坛|路演|义诊|招聘|竞赛|宣讲|大会")
_RESPECTIVELY = "分别"
_MANY_SIDED = re.compile(r"三方|四方|五方|多方|三地|四地")


@dataclass(frozen=True, slots=True)
class Tie:
    """What one clause says of two bodies, by name; `head` None is the reporting unit."""

    head: str | None
    tail: str | None
    type: RelationType
    status: Status
    frame: str
    action: Action | None = None
    direction: Direction | None = None
    paper: NamedPaper | None = None
    event: NamedEvent | None = None


@dataclass(slots=True)
class _Context:
    """What a sentence carries from clause to clause."""

    subject: Group | None = None
    partners: Group | None = None
    client: tuple[Group, Frame] | None = None
    """Who gave the order in 受甲委托，乙…, until 乙 is read."""
    ties: list[Tie] = field(default_factory=list)


Stem = Callable[[str], str]


def iter_ties(sentence: EncodedSentence, stem: Stem) -> Iterator[Tie]:
    """The ties that a sentence states, each once. `stem` gives a name without its place, for pairing."""
    context = _Context()
    for index, clause in enumerate(sentence.clauses):
        following = _following(sentence.clauses[index + 1 :])
        _read_clause(sentence, clause, following, context, stem)
    seen: set[tuple[object, ...]] = set()
    for tie in context.ties:
        key = (tie.head, tie.tail, tie.type, tie.status, tie.paper, tie.direction)
        if tie.head != tie.tail and key not in seen:
            seen.add(key)
            yield tie


def _following(clauses: Sequence[EncodedClause]) -> list[str]:
    """The next clauses, up to the first that names a body of its own."""
    found: list[str] = []
    for clause in clauses:
        if _ANY_GROUP.search(clause.text):
            break
        found.append(clause.text)
    return found


def _read_clause(
    sentence: EncodedSentence, clause: EncodedClause, following: list[str], context: _Context, stem: Stem
) -> None:
    if clause.is_fresh:
        context.subject = None
    if clause.subject is not None:
        context.subject = sentence.groups[clause.subject]
    if context.client is not None:
        client, frame = context.client
        context.client = None
        for head, tail in _pair(client, context.subject, respectively=False, stem=stem):
            context.ties.append(Tie(head, tail, frame.type, Status.DONE, frame.name))
    if not _ANY_GROUP.search(clause.text):
        _read_elided(sentence, clause, following, context, stem)
        return
    used: set[int] = set()
    for frame in read_frames():
        for match in frame.pattern.finditer(clause.text):
            _apply(frame, match, sentence, clause, following, context, used, stem)


def _apply(
    frame: Frame,
    match: re.Match[str],
    sentence: EncodedSentence,
    clause: EncodedClause,
    following: list[str],
    context: _Context,
    used: set[int],
    stem: Stem,
) -> None:
    named = match.groupdict()
    place = match.start("members" if "members" in named else "tail" if "tail" in named else "head")
    if place in used:
        return
    group = sentence.groups[clause.text[place]]
    if "tail" not in named and "members" not in named:
        context.client = (group, frame)
        used.add(place)
        return
    before, rest = clause.text[: match.end()], clause.text[match.end() :]
    if "members" in named:
        if len(group.names) < 2 or group.pairs:
            return
        pairs = [(a, b) for a, b in combinations(group.names, 2)]
        partners: Group | None = None
    else:
        heads, tails = _sides(frame, match, sentence, clause, group, context)
        if heads is not None and tails is not None and set(heads.names) & set(tails.names):
            return
        pairs = list(_pair(heads, tails, _RESPECTIVELY in clause.text, stem))
        partners = tails
    read = read_status(frame.type, before, rest, following)
    used.add(place)
    if read is None:
        return
    kind, status = read
    tail_text = rest + "，" + "，".join(following[:1])
    paper, event = _circumstance(frame, kind, tail_text, sentence)
    action = (
        _action(frame, clause.text[match.start() :] + "".join(following[:1]))
        if kind is RelationType.JOINT_ACTION
        else None
    )
    for head, tail in pairs:
        context.ties.append(Tie(head, tail, kind, status, frame.name, action, frame.direction, paper, event))
    if partners is not None and frame.pattern.pattern.startswith("(?:与"):
        context.partners = partners
        if _MANY_SIDED.search(clause.text) and kind is RelationType.AGREEMENT_SIGNED:
            for one, other in combinations(partners.names, 2):
                context.ties.append(Tie(one, other, kind, status, frame.name, paper=paper))


def _sides(
    frame: Frame,
    match: re.Match[str],
    sentence: EncodedSentence,
    clause: EncodedClause,
    group: Group,
    context: _Context,
) -> tuple[Group | None, Group | None]:
    """Head and tail of a match; None is the reporting unit."""
    named = match.groupdict()
    if "head" in named:
        return sentence.groups[named["head"]], group
    head = _subject_at(match.start(), sentence, clause, context)
    if head is group:
        head = None
    return (group, head) if frame.swap else (head, group)


def _subject_at(
    position: int, sentence: EncodedSentence, clause: EncodedClause, context: _Context
) -> Group | None:
    """Who acts at a position of a clause: the body that stands right before it, else the running subject."""
    before = clause.text[position - 1 : position]
    if before in sentence.groups and sentence.groups[before].pairs:
        return sentence.groups[before]
    return context.subject


def _pair(
    heads: Group | None, tails: Group | None, respectively: bool, stem: Stem
) -> Iterator[tuple[str | None, str | None]]:
    """Who is tied to whom: one to one where the sides match, else each with each."""
    if heads is not None and tails is not None and heads.pairs and heads.pairs == tails.pairs:
        for one, other in heads.pairs:
            yield from _distribute(one.names, other.names, respectively=False, stem=stem)
        return
    one_side: Sequence[str | None] = heads.names if heads else [None]
    other_side: Sequence[str | None] = tails.names if tails else [None]
    yield from _distribute(one_side, other_side, respectively, stem)


def _distribute(
    heads: Sequence[str | None], tails: Sequence[str | None], respectively: bool, stem: Stem
) -> Iterator[tuple[str | None, str | None]]:
    if len(heads) == len(tails) > 1 and (respectively or _match_one_to_one(heads, tails, stem)):
        yield from zip(heads, tails, strict=True)
    else:
        yield from product(heads, tails)


def _match_one_to_one(heads: Sequence[str | None], tails: Sequence[str | None], stem: Stem) -> bool:
    """旅游协会、餐饮协会 with 旅游协会、餐饮协会: the same names but for the place."""
    return all(
        a is not None and b is not None and stem(a) == stem(b) for a, b in zip(heads, tails, strict=True)
    )


def _circumstance(
    frame: Frame, kind: RelationType, text: str, sentence: EncodedSentence
) -> tuple[NamedPaper | None, NamedEvent | None]:
    if kind is RelationType.AGREEMENT_SIGNED or (frame.document and is_issuance(text)):
        return find_paper(text, sentence), None
    if kind is RelationType.JOINT_ACTION:
        return None, find_event(text, sentence)
    return None, None


def _action(frame: Frame, text: str) -> Action:
    if frame.action is not None:
        return frame.action
    if is_issuance(text):
        return Action.ISSUANCE
    if _ENFORCEMENT.search(text):
        return Action.ENFORCEMENT
    return Action.EVENT if _EVENT.search(text) else Action.OTHER


def _read_elided(
    sentence: EncodedSentence, clause: EncodedClause, following: list[str], context: _Context, stem: Stem
) -> None:
    """…与甲、乙座谈，签订《…》: the other side of the signing stands in the clause before."""
    match = _SIGNING.match(clause.text)
    if match is None or context.partners is None:
        return
    rest = clause.text[match.end() :]
    read = read_status(RelationType.AGREEMENT_SIGNED, match[0], rest, following)
    paper = find_paper(rest, sentence)
    if read is None or paper is None:
        return
    for head, tail in _pair(context.subject, context.partners, _RESPECTIVELY in clause.text, stem):
        context.ties.append(Tie(head, tail, *read, frame="sign-elided", paper=paper))
