"""Who does what in a joint act (由甲主办，乙承办，丙协办; 由甲牵头), and the ties that follow from it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from graph.model import Action, RelationType, Role, Status
from loaders.extract.context import Context
from loaders.extract.encoding import EncodedSentence
from loaders.extract.frames import GROUP_FIRST, GROUP_LAST
from loaders.extract.pairing import pair_members
from loaders.extract.runs import Group
from loaders.extract.status import read_status
from loaders.extract.ties import Tie
from loaders.extract.titles import Said, find_event

# How a tie names its rule where no frame of the data file read it.
ORGANISED, CONVENED, LED = "organise", "convene", "lead"
_STANDING = re.compile(r"联席会议|工作专班|协调小组|领导小组会议")
_GROUP = f"(?P<group>[{GROUP_FIRST}-{GROUP_LAST}])"
_NAMED = f"(?P<named>[{GROUP_FIRST}-{GROUP_LAST}])"
_ADVERB = "(?:联合|共同|具体|负责|分别|予以|积极|全力)*"
_WHERE = f"(?:在[^{GROUP_FIRST}-{GROUP_LAST}，]{{1,8}}?)?"
_WORDING = {
    Role.ORGANISER: rf"{_GROUP}{_WHERE}{_ADVERB}(?:主办|发起(?!人))",
    Role.HOST: rf"{_GROUP}{_WHERE}{_ADVERB}承办",
    Role.SUPPORT: rf"{_GROUP}{_ADVERB}(?:协办|配合|协助|支持举办)|(?:协办|支持)单位(?:为|是){_NAMED}",
    Role.LEAD: rf"{_GROUP}{_ADVERB}(?:牵头|挑头|打头)",
}
_PATTERNS = {role: re.compile(wording) for role, wording in _WORDING.items()}
_UNIT_LEADS = re.compile(rf"[^{GROUP_FIRST}-{GROUP_LAST}]*(?:牵头|挑头|打头)")
_MEMBERS_ARE = re.compile(
    rf"(?:成员|参加|组成)单位(?:包括|包含|有|为|是|由)?[:：]?[{GROUP_FIRST}-{GROUP_LAST}]"
)
# 牵头召开联席会议，甲、乙参加
_TAKE_PART = re.compile(
    rf"{_GROUP}(?:等[^{GROUP_FIRST}-{GROUP_LAST}]{{0,6}})?(?:均|分别|派员|派人|应邀|共同)*(?:参加|参会|出席|列席)(?!的)"
)
_ANY_ROLE = re.compile("[主承协]办|发起|配合|协助|支持|牵头|挑头|打头")
# 甲、乙联合举办推介会，丙承办: who holds it is an organiser where others host or help.
_HOLDING = re.compile(rf"{_GROUP}[^{GROUP_FIRST}-{GROUP_LAST}]{{0,14}}?(?:举办|举行|召开|组织|开展)")
# 会同甲承办: who stands before these has the role as well, be it in an earlier clause, or the unit.
_PARTNER = re.compile("(?:与|和|同|会同|联合|携手)$")
# 甲牵头，乙、丙配合: who has a part in what another leads.
_MEMBER = re.compile(
    rf"{_GROUP}(?:等[^{GROUP_FIRST}-{GROUP_LAST}]{{0,6}})?{_ADVERB}(?:派员|派人|出人)?(?:参加|参与|配合|协助|协同|协作|跟进|跟上|张罗|打下手|搭手)"
)


def read_roles(sentence: EncodedSentence) -> Mapping[Role, Group]:
    """The group that has each role, for the roles that a sentence gives; the first wording of each counts."""
    found: dict[Role, Group] = {}
    for clause in sentence.clauses:
        if _ANY_ROLE.search(clause.text) is None:
            continue
        for role, pattern in _PATTERNS.items():
            match = pattern.search(clause.text) if role not in found else None
            if match is not None:
                found[role] = _with_partner(match, clause.text, sentence)
    if Role.ORGANISER not in found and (Role.HOST in found or Role.SUPPORT in found):
        found |= _read_holder(sentence, found)
    return found


def _read_holder(sentence: EncodedSentence, found: Mapping[Role, Group]) -> Mapping[Role, Group]:
    others = [role for role in (Role.HOST, Role.SUPPORT, Role.LEAD) if role in found]
    taken = {name for role in others for name in found[role].names}
    for clause in sentence.clauses:
        match = _HOLDING.search(clause.text)
        if match is not None and not taken & set(sentence.groups[match["group"]].names):
            return {Role.ORGANISER: _with_partner(match, clause.text, sentence)}
    return {}


def _with_partner(match: re.Match[str], clause: str, sentence: EncodedSentence) -> Group:
    """由甲与乙主办: 甲 has the role, too."""
    group = sentence.groups[match.groupdict().get("named") or match["group"]]
    before = re.search(rf"{_GROUP}(?:与|和|同|会同|联合|携手)$", clause[: match.start()])
    if before is None or ("named" in match.groupdict() and match["named"]):
        return group
    return Group((*sentence.groups[before["group"]].spans, *group.spans))


def _parties(role: Role, sentence: EncodedSentence, named: Group | None) -> list[str | None]:
    """Who has a role: whom the sentence names, and the one who has it with them; None is the unit.

    会同甲承办, 与甲共同主办: the running subject is host or organiser, too.
    """
    names: list[str | None] = list(named.names) if named is not None else []
    subject: Group | None = None
    for clause in sentence.clauses:
        subject = None if clause.is_fresh else subject
        subject = sentence.groups[clause.subject] if clause.subject is not None else subject
        match = _PATTERNS[role].search(clause.text)
        if match is not None and match["group"] and _PARTNER.search(clause.text, 0, match.start()):
            names = [*(subject.names if subject is not None else [None]), *names]
            break
    return list(dict.fromkeys(names))


def name_roles(sentence: EncodedSentence) -> Mapping[str, Role]:
    """The part of each body that a sentence calls an organiser, host, helper or lead."""
    return {name: role for role, group in read_roles(sentence).items() for name in group.names}


def iter_joint_acts(sentence: EncodedSentence, context: Context) -> Iterator[Tie]:
    """The ties of those who organise, lead or have a part in what a sentence tells of.

    What the clauses say already, be it the other way round, is not said again.
    """
    roles = read_roles(sentence)
    said = {(tie.tail, tie.head) for tie in context.ties if tie.type is RelationType.JOINT_ACTION}
    for tie in _iter_organised(sentence, roles):
        is_own = None in {tie.head, tie.tail} and context.names.is_same_body(
            tie.head or tie.tail or "", context.unit
        )
        if not is_own and (tie.head, tie.tail) not in said:
            yield tie
    is_standing = any(_STANDING.search(clause.text) for clause in sentence.clauses)
    iter_led = _iter_standing if is_standing else _iter_led
    yield from iter_led(sentence, roles.get(Role.LEAD))


def _iter_organised(sentence: EncodedSentence, roles: Mapping[Role, Group]) -> Iterator[Tie]:
    """由甲主办，乙承办，丙协办: the organisers are tied to those who host or help, and to each other."""
    organisers = roles.get(Role.ORGANISER)
    others = [
        name
        for role in (Role.HOST, Role.SUPPORT)
        if role in roles
        for name in _parties(role, sentence, roles[role])
    ]
    if organisers is None or not others:
        return
    heads = _parties(Role.ORGANISER, sentence, organisers)
    text = "，".join(clause.text for clause in sentence.clauses)
    read = read_status(RelationType.JOINT_ACTION, text, "", ())
    if read is None:
        return
    event = find_event(Said(sentence, before="", acting="", rest=text))
    tie = Tie(
        None,
        None,
        *read,
        frame=ORGANISED,
        action=Action.EVENT,
        event=event,
        trigger=_find_words(sentence, _PATTERNS),
    )
    for head, tail in product(heads, dict.fromkeys(others)):
        if head != tail:
            yield replace(tie, head=head, tail=tail)
    for one, other in pair_members(heads):
        yield replace(tie, head=one, tail=other)


def _iter_standing(sentence: EncodedSentence, lead: Group | None) -> Iterator[Tie]:
    """由甲牵头，乙、丙参加的联席会议: the lead of a standing meeting is in contact with each named member."""
    if lead is None and not _is_led_by_unit(sentence):
        return
    trigger = _find_words(sentence, [Role.LEAD])
    heads: Sequence[str | None] = lead.names if lead is not None else [None]
    for member in _names_of(group for group in sentence.groups.values() if group is not lead):
        for head in heads:
            yield Tie(head, member, RelationType.LIAISON, Status.ONGOING, CONVENED, trigger=trigger)


def _is_led_by_unit(sentence: EncodedSentence) -> bool:
    """牵头召开联席会议，成员单位为甲、乙 or 甲、乙参加: who leads it is not named, and so the unit."""
    leads = any(_UNIT_LEADS.match(clause.text) for clause in sentence.clauses)
    return leads and any(
        _MEMBERS_ARE.search(clause.text) or _TAKE_PART.match(clause.text) for clause in sentence.clauses
    )


def _iter_led(sentence: EncodedSentence, lead: Group | None) -> Iterator[Tie]:
    """甲牵头，乙、丙配合: the lead acts with each of those who have a part in it."""
    if lead is None:
        return
    found = [(clause, match) for clause in sentence.clauses for match in _MEMBER.finditer(clause.text)]
    text = "，".join(clause.text for clause in sentence.clauses)
    read = read_status(RelationType.JOINT_ACTION, text, "", ())
    if read is None:
        return
    words = {span for clause, match in found for span in clause.locate(*match.span())}
    trigger = tuple(sorted({*_find_words(sentence, [Role.LEAD]), *words}))
    for member in _names_of(sentence.groups[match["group"]] for _, match in found):
        for head in lead.names:
            if member not in lead.names:
                yield Tie(head, member, *read, frame=LED, action=Action.OTHER, trigger=trigger)


def _find_words(sentence: EncodedSentence, roles: Iterable[Role]) -> tuple[tuple[int, int], ...]:
    """Where a sentence says who has these roles."""
    found = (
        (clause, match)
        for role in roles
        for clause in sentence.clauses
        if (match := _PATTERNS[role].search(clause.text)) is not None
    )
    return tuple(sorted(span for clause, match in found for span in clause.locate(*match.span())))


def _names_of(groups: Iterable[Group | None]) -> list[str]:
    return list(dict.fromkeys(name for group in groups if group is not None for name in group.names))
