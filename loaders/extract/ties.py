"""What a sentence says of two bodies, by name."""

from dataclasses import dataclass, field

from graph.model import Action, Direction, RelationType, Status
from loaders.extract.titles import NamedEvent, NamedPaper


@dataclass(frozen=True, slots=True)
class Tie:
    """What one clause says of two bodies, by name; None is the reporting unit."""

    head: str | None
    tail: str | None
    type: RelationType
    status: Status
    frame: str
    action: Action | None = None
    direction: Direction | None = None
    paper: NamedPaper | None = None
    copy: int = 0
    """Which paper of the sentence it is: 甲、乙分别与丙签订协议 tells of two that go by one name."""
    event: NamedEvent | None = None
    trigger: tuple[tuple[int, int], ...] = field(default=(), compare=False)
    """Where the words stand in the sentence that it was read from: 签订, 联合…举办."""
