"""Sentences → ties: frames matched clause by clause, with their subject, pairing and status."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.identity.numerals import read_number
from graph.model import Action, Direction, RelationType, Status
from loaders.extract.encoding import EncodedClause, EncodedSentence, Group
from loaders.extract.frames import TITLE_FIRST, TITLE_LAST, Frame, read_frames
from loaders.extract.pairing import Bundle, Names, Pair, pair_members, pair_sides, pair_with_unit
from loaders.extract.roles import iter_organised, iter_standing
from loaders.extract.status import read_status
from loaders.extract.ties import Tie
from loaders.extract.titles import Said, find_event, find_paper, is_issuance

_ANY_GROUP = re.compile(r"[\ue000-\ue7ff]")
_SIGNING = re.compile(r"^[^\ue000-\ue7ff]{0,6}(?:签订|签署|签定|签下|签了|签的)")
_REACHING = re.compile(r"^[^\ue000-\ue7ff]{0,4}(?:达成|形成)(?:了)?[^\ue000-\ue7ff]{0,8}(?:意向|共识)")
_BARE_SIDES = re.compile(r"[\ue000-\ue7ff](?:与|和|同)([\ue000-\ue7ff])")
_ENFORCEMENT = re.compile(r"执法|检查|整治|查处|督查|督导|监管|巡查|核查|蹲点|打击|稽查|约谈")
_EVENT = re.compile(r"举办|召开|举行|承办|主办|协办|活动|培训|宣传|推介|论坛|路演|义诊|招聘|竞赛|宣讲|大会")
# Nouns for those who act where no body is named, right before what they do.
_OTHERS = re.compile(
    r"(?:企业|公司|各?村|村民|社区|学生|师生|学校|农户|群众|居民|商户|合作社|机构|单位|部门|园区|客商|个人|经营户|大户)$"
)
# 甲、乙等一批企业: the noun sums up bodies that are named.
_SUMMED_UP = re.compile(r"[\ue000-\ue7ff]等[^\ue000-\ue7ff]{0,10}$")
_CAUSING = re.compile(r"组织|邀请|带领|率|引导|帮助|推动|鼓励|协助|指导|促成|支持|安排")
_OWN_ACTS = frozenset(
    {
        RelationType.AGREEMENT_SIGNED,
        RelationType.COOPERATION,
        RelationType.APPLICATION,
        RelationType.COMMISSION,
    }
)
_RESPECTIVELY = re.compile("分别|各自")
# Those who sign one after the other sign a paper each.
_APART = re.compile("先后|陆续|逐一|逐家|逐个|依次")
_PAPERS = re.compile(r"([\d一二两三四五六七八九十]+)份")
_MANY_SIDED = re.compile(r"三方|四方|五方|多方|三地|四地")
# How a tie names its rule where no frame of the data file read it.
SIGNED_ELIDED, REACHED_ELIDED = "sign-elided", "reach-elided"


@dataclass(slots=True)
class _Context:
    """What a sentence carries from clause to clause."""

    unit: str
    names: Names
    subject: Group | None = None
    partners: Group | None = None
    """With whom the last clause says that the subject did something: 与甲、乙座谈，签订…"""
    sides: tuple[Group | None, Group | None] | None = None
    """Head and tail of the last tie, for 双方."""
    invited: Group | None = None
    """Who came at an invitation that was read already: 应甲邀请，乙来访."""
    client: tuple[Group, Frame] | None = None
    """Who gave the order or invited (受甲委托，乙…; 应甲邀请，乙…), until 乙 is read."""
    topic: str | None = None
    """The title that an earlier clause begins with: 《X》由甲起草，与乙联合印发."""
    papers: int = 0
    """How many bundles of pairs were read so far."""
    ties: list[Tie] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One clause on its way through the frames."""

    sentence: EncodedSentence
    clause: EncodedClause
    following: Sequence[str]
    """The later clauses of the sentence up to the first that names a body of its own."""


def iter_ties(sentence: EncodedSentence, names: Names, unit: str) -> Iterator[Tie]:
    """The ties that a sentence in the row of `unit` states, each once."""
    context = _Context(unit, names)
    for index, clause in enumerate(sentence.clauses):
        following = _following(sentence.clauses[index + 1 :])
        _read_clause(_Reading(sentence, clause, following), context)
    context.ties.extend(iter_organised(sentence))
    context.ties.extend(iter_standing(sentence))
    seen: dict[tuple[object, ...], Tie] = {}
    for tie in context.ties:
        key = (tie.head, tie.tail, tie.type, tie.status, tie.paper, tie.direction)
        known = seen.setdefault(key, tie)
        if known.event is None and tie.event is not None:
            seen[key] = replace(known, event=tie.event)
    return (tie for tie in seen.values() if tie.head != tie.tail)


def _following(clauses: Sequence[EncodedClause]) -> list[str]:
    found: list[str] = []
    for clause in clauses:
        if _ANY_GROUP.search(clause.text):
            break
        found.append(clause.text)
    return found


def _read_clause(reading: _Reading, context: _Context) -> None:
    clause = reading.clause
    if clause.is_fresh:
        context.subject = context.topic = None
    if clause.subject is not None:
        context.subject = reading.sentence.groups[clause.subject]
    _answer_order(context)
    if not _ANY_GROUP.search(clause.text):
        _read_elided(reading, context)
    sides = _BARE_SIDES.fullmatch(clause.text)
    if sides is not None:
        # 甲与乙、丙与丁，签的是…: what they do stands in the next clause.
        context.partners = reading.sentence.groups[sides[1]]
    used: set[int] = set()
    travellers: dict[int, Group] = {}
    for frame in read_frames():
        for match in frame.pattern.finditer(clause.text):
            _apply(frame, match, reading, context, used, travellers)
    context.topic = clause.text[0] if TITLE_FIRST <= clause.text[0] <= TITLE_LAST else context.topic


def _answer_order(context: _Context) -> None:
    """受甲委托，乙编制…: the subject is the one that the order or invitation went to."""
    if context.client is None:
        return
    (client, frame), context.client = context.client, None
    tie = Tie(None, None, frame.type, Status.DONE, frame.name, direction=frame.direction)
    _add(context, tie, pair_sides(client, context.subject, context.names))
    context.invited = context.subject if frame.type is RelationType.VISIT else None


def _apply(
    frame: Frame,
    match: re.Match[str],
    reading: _Reading,
    context: _Context,
    used: set[int],
    travellers: dict[int, Group],
) -> None:
    place = _place_of(match)
    if place in used:
        return
    if frame.is_order:
        used.add(place)
        context.client = (reading.sentence.groups[reading.clause.text[place]], frame)
        if reading.clause.subject is not None and reading.clause.text.index(reading.clause.subject) < place:
            _answer_order(context)
        return
    sides = _sides(frame, match, reading, context, travellers)
    if sides is None:
        return
    heads, tails = sides
    used.add(place)
    before, rest = reading.clause.text[: match.end()], reading.clause.text[match.end() :]
    read = read_status(frame.type, before, rest, reading.following)
    if read is None:
        return
    kind, status = read
    tie = Tie(None, None, kind, status, frame.name, direction=frame.direction)
    said = _said(match, reading, context)
    _add(context, _with_circumstance(tie, frame, said), _bundles(frame, kind, heads, tails, reading, context))
    if frame.name == "invite" and tails is not None:
        travellers[place] = tails
    if "members" not in match.groupdict():
        context.sides = (heads, tails)
        context.partners = tails if frame.takes_partner else context.partners


def _place_of(match: re.Match[str]) -> int:
    """Where the body stands that no second frame may read again."""
    named = match.groupdict()
    key = next((key for key in ("members", "tail", "head", "both") if key in named), None)
    return match.start(key) if key is not None else match.start()


def _sides(
    frame: Frame, match: re.Match[str], reading: _Reading, context: _Context, travellers: Mapping[int, Group]
) -> tuple[Group | None, Group | None] | None:
    """Head and tail of a match (None is the reporting unit); None where it says nothing of two sides."""
    named = match.groupdict()
    groups = reading.sentence.groups
    if "both" in named:
        return _both(reading, context)
    if "members" in named:
        members = groups[named["members"]]
        return None if len(members.names) < 2 or members.pairs else (members, members)
    tail = groups[named["tail"]]
    if "head" in named:
        return groups[named["head"]], tail
    if frame.direction is Direction.HOSTED and frame.swap:
        # 应甲邀请，乙来访 was read already; in 甲与乙均来访 nobody says who received whom.
        before = _ANY_GROUP.search(reading.clause.text, 0, match.start())
        if tail is context.invited or before is not None:
            return None
    if _is_of_others(frame.type, reading.clause.text[: match.start()]):
        return None
    head = _subject_at(match.start(), reading, context)
    if frame.direction is Direction.PAID:
        # 邀请甲到乙调研: it is 甲 who goes to 乙.
        head = next((group for place, group in travellers.items() if place < match.start()), head)
    if head is tail:
        head = None
    if head is not None and set(head.names) & set(tail.names):
        return None
    return (tail, head) if frame.swap else (head, tail)


def _is_of_others(kind: RelationType, before: str) -> bool:
    """各村与甲签订…, 企业向甲申报…: who acts is no body of the graph, and not the reporting unit.

    What the unit has others do (组织企业参观甲) is its own contact, but not its own agreement.
    """
    if _OTHERS.search(before) is None or _SUMMED_UP.search(before) is not None:
        return False
    return kind in _OWN_ACTS or _CAUSING.search(before) is None


def _both(reading: _Reading, context: _Context) -> tuple[Group | None, Group | None] | None:
    """双方: the two sides named before; where only one was named, the other is the reporting unit."""
    if context.sides is not None:
        return context.sides
    named = list(reading.sentence.groups.values())
    if context.subject is not None and len(named) == 1:
        is_unit = any(context.names.is_same_body(name, context.unit) for name in context.subject.names)
        return None if is_unit else (None, context.subject)
    return None


def _subject_at(position: int, reading: _Reading, context: _Context) -> Group | None:
    """Who acts at a position of a clause: the pairs that stand right before it, else the running subject."""
    before = reading.sentence.groups.get(reading.clause.text[position - 1 : position])
    return before if before is not None and before.pairs else context.subject


def _add(context: _Context, tie: Tie, bundles: Iterable[Bundle]) -> None:
    """The tie for every pair; what one bundle signed is one paper."""
    for bundle in bundles:
        context.papers += 1
        context.ties.extend(replace(tie, head=head, tail=tail, copy=context.papers) for head, tail in bundle)


def _bundles(
    frame: Frame,
    kind: RelationType,
    heads: Group | None,
    tails: Group | None,
    reading: _Reading,
    context: _Context,
) -> list[Bundle]:
    if heads is tails and heads is not None:
        return [tuple(pair_members(heads.names))]
    bundles = _deal(heads, tails, reading.clause.text, context)
    if len(bundles) != 1:
        return bundles
    more: list[Pair] = []
    if kind is RelationType.JOINT_ACTION and frame.takes_partner:
        more.extend(pair_with_unit(heads, context.unit, context.names))
    if _MANY_SIDED.search(reading.clause.text) and tails is not None and frame.takes_partner:
        more.extend(pair_members(tails.names))
    return [(*bundles[0], *more)]


def _deal(heads: Group | None, tails: Group | None, clause: str, context: _Context) -> list[Bundle]:
    """The pairs of two sides, and which of them sign one paper."""
    bundles = list(
        pair_sides(
            heads,
            tails,
            context.names,
            respectively=_RESPECTIVELY.search(clause) is not None,
            apart=_APART.search(clause) is not None,
        )
    )
    # 与甲、乙、丙签订协议3份: as many papers as pairs.
    counted = _PAPERS.search(clause)
    if counted and len(bundles) == 1 and read_number(counted[1]) == len(bundles[0]):
        return [(pair,) for pair in bundles[0]]
    return bundles


def _said(match: re.Match[str], reading: _Reading, context: _Context) -> Said:
    clause = reading.clause.text
    begin = match.start("members") if match.groupdict().get("members") else match.start()
    return Said(
        reading.sentence,
        before=clause[:begin],
        acting=match[0],
        rest=clause[match.end() :],
        following="".join(reading.following[:1]),
        topic=context.topic,
    )


def _with_circumstance(tie: Tie, frame: Frame, said: Said) -> Tie:
    """The tie with the paper signed or issued, the event held, and what sort of joint act it was."""
    text = f"{said.rest}，{said.following}"
    if tie.type is RelationType.AGREEMENT_SIGNED or (frame.document and is_issuance(text, said.sentence)):
        tie = replace(tie, paper=find_paper(said))
    elif tie.type is RelationType.JOINT_ACTION:
        tie = replace(tie, event=find_event(said))
    if tie.type is not RelationType.JOINT_ACTION:
        return tie
    return replace(tie, action=frame.action or _action(f"{said.acting}{text}", said.sentence))


def _action(text: str, sentence: EncodedSentence) -> Action:
    if is_issuance(text, sentence):
        return Action.ISSUANCE
    if _ENFORCEMENT.search(text):
        return Action.ENFORCEMENT
    return Action.EVENT if _EVENT.search(text) else Action.OTHER


def _read_elided(reading: _Reading, context: _Context) -> None:
    """…与甲、乙座谈，签订《…》: the other side of the signing stands in the clause before."""
    clause = reading.clause.text
    if context.partners is None:
        return
    if _REACHING.match(clause):
        read = read_status(RelationType.COOPERATION, clause, "", reading.following)
        if read is not None:
            pairs = pair_sides(context.subject, context.partners, context.names)
            _add(context, Tie(None, None, *read, frame=REACHED_ELIDED), pairs)
        return
    match = _SIGNING.match(clause)
    if match is None:
        return
    rest = clause[match.end() :]
    read = read_status(RelationType.AGREEMENT_SIGNED, match[0], rest, reading.following)
    paper = find_paper(Said(reading.sentence, "", match[0], rest))
    if read is None or paper is None:
        return
    bundles = _deal(context.subject, context.partners, clause, context)
    _add(context, Tie(None, None, *read, frame=SIGNED_ELIDED, paper=paper), bundles)
