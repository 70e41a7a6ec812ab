"""What one column says of the other: 协议未签 in the results, of the talks that the work column tells of.

A sentence of the results that names no body speaks of the work beside it. It is believed only where that work
tells of one pair that deals with each other, so that nobody else can be meant.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.model import Cell, ColumnRole, RelationType, Status
from loaders.extract.elided import SIGNED_ELIDED
from loaders.extract.ties import Tie
from loaders.extract.titles import name_paper

if TYPE_CHECKING:
    from loaders.extract import ExtractedStatement

_PAPER = r"(?P<paper>[\u4e00-\u9fff]{0,6}?(?:协议书?|合同|备忘录|意向书|责任书|契约))"
_OPEN = re.compile(
    rf"{_PAPER}(?:文本|条款|内容|事宜)?[^，。；]{{0,6}}(?:未签|没签|没有签|待签|未能?签|未达成|未敲定|待定|未定|正在(?:协商|洽谈|商谈|谈判|修改|起草|会签))"
    r"|(?:尚未|仍未|还未|暂未|未能|迟迟未)[^，。；]{0,4}(?:签订|签署|签约|达成|谈妥|谈拢)"
    r"|^(?:目前|现|双方)?(?:仍在|尚在|还在|正在)(?:进一步)?(?:协商|洽谈|商谈|谈判|磋商|商讨)"
)
_SIGNED = re.compile(
    rf"{_PAPER}(?:文本)?[^，。；未没待拟将]{{0,6}}(?:已|均)[^，。；未没待]{{0,8}}(?:签|签订|签署|签妥)(?:$|[，。；了毕完])"
    rf"|^(?:[\d年月日上中下旬底]*)(?:已|正式)+签(?:订|署|了|下)?(?:正式)?(?P<other>[\u4e00-\u9fff]{{0,6}}?(?:协议书?|合同|备忘录|意向书))"
)
_DENIED = re.compile("终止|解除|作废|取消")
_DEALINGS = frozenset({RelationType.LIAISON, RelationType.COOPERATION, RelationType.AGREEMENT_SIGNED})
_FACTS = frozenset({Status.DONE, Status.ONGOING})
_Pair = tuple[str | None, str | None]


def settle_rows(statements: Sequence["ExtractedStatement"]) -> list["ExtractedStatement"]:
    """The statements, with what a results cell without any name says of the work cell beside it."""
    found = list(statements)
    for index, said in enumerate(statements):
        if said.cell.role is not ColumnRole.RESULTS or said.spans or said.ties:
            continue
        is_open, signed = _OPEN.search(said.text), _SIGNED.search(said.text)
        if (is_open is None and signed is None) or _DENIED.search(said.text):
            continue
        beside = list(_work_beside(said, statements))
        pair = _only_pair([statements[at] for at in beside])
        if pair is None:
            continue
        if is_open is not None:
            for at in beside:
                found[at] = replace(found[at], ties=tuple(_opened(tie, pair) for tie in found[at].ties))
        elif signed is not None:
            found[index] = replace(said, ties=(_signing(pair, signed),))
    return found


def _work_beside(said: "ExtractedStatement", statements: Sequence["ExtractedStatement"]) -> Iterator[int]:
    """Where the sentences of the work cell stand that a results sentence may speak of."""
    cell = _cell_before(said)
    work = [(at, each) for at, each in enumerate(statements) if each.row is said.row and each.cell is cell]
    items = {each.item for _, each in work}
    results = {each.item for each in statements if each.row is said.row and each.cell is said.cell}
    # Items of the same numbers speak of each other.
    by_item = said.item is not None and items == results and len(items) > 1
    yield from (at for at, each in work if not by_item or each.item == said.item)


def _cell_before(said: "ExtractedStatement") -> Cell | None:
    cells = said.row.cells
    position = next(at for at, cell in enumerate(cells) if cell is said.cell)
    return next((cell for cell in reversed(cells[:position]) if cell.role is ColumnRole.WORK), None)


def _only_pair(work: Sequence["ExtractedStatement"]) -> _Pair | None:
    """The one pair that these sentences tie; None where there is none, or a second one."""
    pairs = {(tie.head, tie.tail) for said in work for tie in said.ties}
    dealing = {(tie.head, tie.tail) for said in work for tie in said.ties if tie.type in _DEALINGS}
    return pairs.pop() if len(pairs) == 1 and dealing == pairs | dealing and dealing else None


def _opened(tie: Tie, pair: _Pair) -> Tie:
    if (tie.head, tie.tail) != pair or tie.status not in _FACTS or tie.type not in _DEALINGS:
        return tie
    kind = RelationType.COOPERATION if tie.type is RelationType.AGREEMENT_SIGNED else tie.type
    return replace(tie, type=kind, status=Status.NEGOTIATING, paper=None)


def _signing(pair: _Pair, match: re.Match[str]) -> Tie:
    paper = name_paper(match["paper"] or match["other"])
    return Tie(
        *pair, RelationType.AGREEMENT_SIGNED, Status.DONE, SIGNED_ELIDED, paper=paper, trigger=(match.span(),)
    )
