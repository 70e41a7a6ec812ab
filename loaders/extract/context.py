"""One clause on its way to ties, and what a sentence carries from clause to clause."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from loaders.extract.encoding import EncodedClause, EncodedSentence
from loaders.extract.frames import Frame
from loaders.extract.pairing import Bundle, Names
from loaders.extract.runs import Group
from loaders.extract.ties import Tie

ANY_GROUP = re.compile(r"[\ue000-\ue7ff]")


@dataclass(slots=True)
class Context:
    """What a sentence carries from clause to clause."""

    unit: str
    names: Names
    subject: Group | None = None
    earlier: Group | None = None
    """Who was the subject before the clause named its own: 甲上报方案，乙已批复."""
    ahead: bool = False
    """Whether the clause before tells of what is to come."""
    waiting: bool = False
    """Whether an earlier clause says what is waited for: 待甲审定后，与乙签约."""
    partners: Group | None = None
    """With whom the last clause says that the subject did something: 与甲、乙座谈，签订…"""
    sides: tuple[Group | None, Group | None] | None = None
    """Head and tail of the last tie, for 双方."""
    inspected: Group | None = None
    """Whom an earlier clause says that somebody inspects."""
    invited: Group | None = None
    """Who came at an invitation that was read already: 应甲邀请，乙来访."""
    visitors: Group | None = None
    """Who came, in the last clause that says so: 邀请甲来区考察，代表团走访…"""
    companions: Group | None = None
    """Who goes along with the subject: 会同甲检查乙; what they do next, 甲 does too."""
    travels: bool = False
    """Whether the subject went with its companions to somebody: 随甲赴沪，向乙汇报."""
    applicant: Group | None = None
    """Who applies with the help of the subject: 协助甲编报项目，已获批复."""
    client: tuple[Group, Frame, tuple[tuple[int, int], ...]] | None = None
    """Who gave the order or invited (受甲委托，乙…; 应甲邀请，乙…), in which words, until 乙 is read."""
    agreed: bool = False
    """Whether the clause before says what the two agreed to do: 与甲商定，10月联合举办…"""
    met: tuple[Group | None, Group | None] | None = None
    """Who was in touch with whom in the last clause that says so: 走访甲，签订…"""
    reported: bool = False
    """Whether they were in touch because one reported to the other: 到甲汇报，把材料报了上去."""
    thing: bool = False
    """Whether an earlier clause speaks of what is no body: 该项目被甲列为…，被乙列为…"""
    topic: str | None = None
    """The title that an earlier clause begins with: 《X》由甲起草，与乙联合印发."""
    papers: int = 0
    """How many bundles of pairs were read so far."""
    ties: list[Tie] = field(default_factory=list)

    def restart(self) -> None:
        """A semicolon: what the clauses before are about is not carried on."""
        self.subject = self.earlier = self.topic = self.companions = self.met = self.applicant = None
        self.ahead = self.waiting = self.agreed = self.reported = self.thing = False


class Reading(NamedTuple):
    """One clause on its way through the frames."""

    sentence: EncodedSentence
    clause: EncodedClause
    following: Sequence[str]
    """The later clauses of the sentence up to the first that names a body of its own."""


def add_ties(context: Context, tie: Tie, bundles: Iterable[Bundle]) -> None:
    """The tie for every pair; what one bundle signed is one paper."""
    for bundle in bundles:
        context.papers += 1
        context.ties.extend(replace(tie, head=head, tail=tail, copy=context.papers) for head, tail in bundle)
