"""One report rendered into every layout and every format that is read."""

import csv
import io
from collections.abc import Callable, Sequence
from html import escape
from itertools import accumulate
from unicodedata import east_asian_width
from zipfile import ZipFile

from tests.pdfs import make_report

TITLE = "南湖区区级部门对接情况"
CUTOFF = "截至2009年5月31日"
NOTE = "注：数据以年报为准。"
HEADER = ("单位", "对接单位（含上级机关）", "对接情况", "对接的初步成果")
Rows = Sequence[Sequence[str]]
# Two rows of one unit, items, blank lines between them, a name with a blank in it, a cell without text.
ROWS: Rows = (
    (
        "区经贸局",
        "市外经贸委、上汽集团",
        "1.与市外经贸委对接，争取支持。\n\n2.走访上汽集团。",
        "1.签订《合作协议》。",
    ),
    ("", "市海关", "与市海关沟通通关事宜。", "（一）建立制度。\n（二）举办培训2期。"),
    ("区科技局", "市科技局、江西 理工大学", "1.与市科技局联系；\n2.组织12家企业参观。", ""),
    ("区规划与建设局", "市建委（市园林局）", "与市建委沟通“旧改”工作 3次。", "完成调研1项。"),
)
# The same without line breaks, for layouts in which a row is one line.
FLAT: Rows = tuple(tuple(cell.replace("\n\n", "").replace("\n", "") for cell in row) for row in ROWS)


def _page(*blocks: str) -> str:
    return "\n\n".join([TITLE, CUTOFF, *blocks, NOTE]) + "\n"


def led(rows: Rows, lead: str) -> str:
    """Cells on lines of their own, behind a lead."""
    return _page(*("\n".join(lead + cell for cell in row) for row in (HEADER, *rows)))


def markdown(rows: Rows) -> str:
    """A table as Markdown has it, line breaks as <br>."""
    lines = [f"| {' | '.join(cell.replace(chr(10), '<br>') for cell in row)} |" for row in (HEADER, *rows)]
    table = "\n".join([lines[0], "|" + " :--- |" * len(HEADER), *lines[1:]])
    return f"# {TITLE}\n\n> {CUTOFF}\n\n{table}\n\n*{NOTE}*\n"


def barred(rows: Rows, bar: str = "|") -> str:
    """Bars around every cell; cells go on over lines."""
    return _page("\n".join(f"{bar} {f' {bar} '.join(row)} {bar}" for row in (HEADER, *rows)))


def parted(rows: Rows) -> str:
    """Bars between cells only."""
    return _page("\n".join(" | ".join(row) for row in (HEADER, *rows)))


def ended(rows: Rows) -> str:
    """One cell a line, each ending in a bar."""
    return _page("\n".join(f"{cell} |" for row in (HEADER, *rows) for cell in row))


def boxed(
    rows: Rows, widths: Sequence[int] = (10, 18, 16, 14), *, strokes: str = "─│┌┬┐├┼┤└┴┘", wide: int = 1
) -> str:
    """A box in which cells are wrapped, and a unit's cell is merged over its rows."""
    line, side = strokes[0], strokes[1]
    texts = [
        [_wrap(cell, width, wide) for cell, width in zip(row, widths, strict=True)] for row in (HEADER, *rows)
    ]
    drawn = [_edge(strokes[2:5], line, widths, wide)]
    for number, cells in enumerate(texts):
        for each in range(max(map(len, cells))):
            parts = [
                _fill(cell[each] if each < len(cell) else "", width, wide)
                for cell, width in zip(cells, widths, strict=True)
            ]
            drawn.append(side + side.join(parts) + side)
        is_last = number == len(texts) - 1
        edge = _edge(strokes[8:11] if is_last else strokes[5:8], line, widths, wide)
        if not is_last and number and not rows[number][0]:
            # The unit goes on below: no rule runs through its column.
            edge = side + _fill("", widths[0], wide) + strokes[5] + edge[edge.index(strokes[6], 1) + 1 :]
        drawn.append(edge)
    return _page("\n".join(drawn))


def _edge(strokes: str, line: str, widths: Sequence[int], wide: int) -> str:
    left, middle, right = tuple(strokes)
    return left + middle.join(line * (width // wide) for width in widths) + right


def _wrap(cell: str, width: int, wide: int) -> list[str]:
    lines: list[str] = []
    for paragraph in cell.split("\n"):
        held = ""
        for character in paragraph:
            if _width(held + character, wide) > width:
                lines.append(held)
                held = ""
            held += character
        lines.append(held)
    return lines


def _width(text: str, wide: int) -> int:
    return sum(
        2 if east_asian_width(each) in "WF" else wide if east_asian_width(each) == "A" else 1 for each in text
    )


def _fill(text: str, width: int, wide: int) -> str:
    return text + " " * (width - _width(text, wide))


def aligned(rows: Rows, wide: int = 1) -> str:
    """Columns side by side; cells go on over lines, none of them wrapped; every row names its unit."""
    units = list(accumulate((row[0] for row in rows), _unit_below))
    rows = [(unit, *row[1:]) for unit, row in zip(units, rows, strict=True)]
    cells = [[cell.split("\n") for cell in row] for row in (HEADER, *rows)]
    widths = [
        max(_width(line, wide) for row in cells for line in row[column]) + 2 for column in range(len(HEADER))
    ]
    lines = [
        "".join(
            _fill(cell[each] if each < len(cell) else "", width, wide)
            for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in cells
        for each in range(max(map(len, row)))
    ]
    return _page("\n".join(lines))


def _unit_below(above: str, unit: str) -> str:
    return unit or above


def ragged(rows: Rows, gap: str) -> str:
    """A row a line, its cells parted by blanks or tabs; every cell holds text."""
    return _page("\n".join(gap.join(row) for row in (HEADER, *rows)))


def headed(rows: Rows, heading: str) -> str:
    """A heading for each unit above labelled paragraphs."""
    blocks: list[str] = []
    number = 0
    for row in rows:
        if row[0]:
            number += 1
            blocks.append(heading.format(number=_numeral(number), figure=number, unit=row[0]))
        blocks.append(
            "\n".join(
                f"{label.split('（')[0]}：{cell}"
                for label, cell in zip(HEADER[1:], row[1:], strict=True)
                if cell
            )
        )
    return _page("\n".join(blocks))


def _numeral(number: int) -> str:
    """一 to 九百九十九, as headings are numbered."""
    digits = "零一二三四五六七八九"
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    above = f"{digits[hundreds]}百" if hundreds else ""
    if not tens:
        return above + (("零" if above and ones else "") + (digits[ones] if ones else ""))
    return above + ("" if tens == 1 and not above else digits[tens]) + "十" + (digits[ones] if ones else "")


def separated(rows: Rows, delimiter: str = ",") -> str:
    """Values separated by commas or tabs, title rows above."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows([[TITLE, "", "", ""], [CUTOFF, "", "", ""], HEADER, *rows, [NOTE, "", "", ""]])
    return out.getvalue()


def html(rows: Rows) -> str:
    """A page with a table: a header of two levels, a unit's cell over its rows."""
    spans = _spans(rows)
    lines = [
        f"<tr><th rowspan=2>{HEADER[0]}</th><th rowspan=2>{HEADER[1]}</th><th colspan=2>工作进展</th></tr>",
        f"<tr><th>{HEADER[2]}</th><th>{HEADER[3]}</th></tr>",
    ]
    for row, span in zip(rows, spans, strict=True):
        cells = [escape(cell).replace("\n", "<br>") for cell in row]
        unit = f"<td rowspan={span}>{cells[0]}</td>" if span else ""
        lines.append(f"<tr>{unit}{''.join(f'<td>{cell}</td>' for cell in cells[1:])}</tr>")
    lines.append(f"<tr><td colspan=4>{NOTE}</td></tr>")
    body = f"<h1>{TITLE}</h1><p>{CUTOFF}</p><table>{''.join(lines)}</table>"
    return f"<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{body}</body></html>"


def _spans(rows: Rows) -> list[int]:
    """How many rows the unit's cell of each row spans; 0 where one above covers it."""
    starts = [number for number, row in enumerate(rows) if row[0]]
    ends = [*starts[1:], len(rows)]
    lengths = dict(zip(starts, (end - start for start, end in zip(starts, ends, strict=True)), strict=True))
    return [lengths.get(number, 0) for number in range(len(rows))]


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


def docx(rows: Rows) -> bytes:
    """A Word document; units merged over rows, a paragraph for each line of a cell."""
    spans = _spans(rows)
    table = "".join(
        "<w:tr>"
        + "".join(
            _word_cell(cell, "" if column or not merge else f'<w:vMerge w:val="{merge}"/>')
            for column, cell in enumerate(row)
        )
        + "</w:tr>"
        for row, merge in zip(
            [HEADER, *rows], ["", *("continue" if span == 0 else "restart" for span in spans)], strict=True
        )
    )
    grid = f"<w:tblGrid>{'<w:gridCol/>' * len(HEADER)}</w:tblGrid>"
    body = f"{_paragraph(TITLE)}{_paragraph(CUTOFF)}<w:tbl>{grid}{table}</w:tbl>{_paragraph(NOTE)}"
    return _package(
        "word/document.xml",
        f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    )


def _word_cell(text: str, merge: str) -> str:
    return f"<w:tc><w:tcPr>{merge}</w:tcPr>{''.join(map(_paragraph, text.split(chr(10))))}</w:tc>"


def _paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def xlsx(rows: Rows) -> bytes:
    """A workbook; the title merged across, units merged over rows."""
    lines = [[TITLE, "", "", ""], [CUTOFF, "", "", ""], HEADER, *rows, [NOTE, "", "", ""]]
    data = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{"ABCD"[column]}{number}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
            for column, cell in enumerate(line)
            if cell
        )
        + "</row>"
        for number, line in enumerate(lines, 1)
    )
    merged = [
        "A1:D1",
        *(f"A{number}:A{number + span - 1}" for number, span in enumerate(_spans(rows), 4) if span > 1),
    ]
    merges = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
    sheet = (
        f'<worksheet xmlns="{_S}"><sheetData>{data}</sheetData><mergeCells>{merges}</mergeCells></worksheet>'
    )
    sheets = '<sheets><sheet name="汇总" sheetId="1" r:id="rId1"/></sheets>'
    book = f'<workbook xmlns="{_S}" xmlns:r="{_R}">{sheets}</workbook>'
    spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    link = f'<Relationship Id="rId1" Type="{_R}/worksheet" Target="worksheets/sheet1.xml"/>'
    links = f'<Relationships xmlns="{_LINKS}">{link}</Relationships>'
    return _package(
        "xl/workbook.xml",
        book,
        f"{spreadsheet}.sheet.main+xml",
        {
            "xl/worksheets/sheet1.xml": (sheet, f"{spreadsheet}.worksheet+xml"),
            "xl/_rels/workbook.xml.rels": (links, ""),
        },
    )


def _package(main: str, content: str, kind: str, others: dict[str, tuple[str, str]] | None = None) -> bytes:
    parts = {main: (content, kind), **(others or {})}
    kinds = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (_, kind) in parts.items() if kind
    )
    rels = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{_TYPES}">{rels}{kinds}</Types>')
        root = f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="{main}"/>'
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{_LINKS}">{root}</Relationships>')
        for name, (text, _) in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


# Layout → how it is rendered, the ending of its file, and whether its cells may hold several lines.
TEXTS: dict[str, tuple[Callable[[Rows], str], str, bool]] = {
    "behind tabs": (lambda rows: led(rows, "\t"), "txt", True),
    "behind blanks": (lambda rows: led(rows, "    "), "txt", False),
    "behind full-width blanks": (lambda rows: led(rows, "\u3000\u3000"), "txt", False),
    "Markdown": (markdown, "md", True),
    "bars over lines": (barred, "txt", True),
    "full-width bars": (lambda rows: barred(rows, "｜"), "txt", True),
    "bars between": (parted, "txt", True),
    "bars at line ends": (ended, "txt", True),
    "boxes": (boxed, "txt", True),
    "boxes of a Chinese font": (lambda rows: boxed(rows, wide=2), "txt", True),
    "double boxes": (lambda rows: boxed(rows, strokes="═║╔╦╗╠╬╣╚╩╝"), "txt", True),
    "boxes of ASCII": (lambda rows: boxed(rows, strokes="-|+++++++++"), "txt", True),
    "columns": (aligned, "txt", True),
    "columns of a Chinese font": (lambda rows: aligned(rows, 2), "txt", True),
    "full-width gaps": (lambda rows: ragged(rows, "\u3000"), "txt", False),
    "numbered headings": (lambda rows: headed(rows, "{number}、{unit}"), "txt", True),
    "bracketed headings": (lambda rows: headed(rows, "（{number}）{unit}"), "txt", True),
    "headings with colons": (lambda rows: headed(rows, "{unit}："), "txt", True),
    "framed headings": (lambda rows: headed(rows, "【{unit}】"), "txt", True),
    "Markdown headings": (lambda rows: headed(rows, "## {figure}. {unit}"), "md", True),
    "labelled units": (lambda rows: headed(rows, "单位：{unit}"), "txt", True),
    "commas": (separated, "csv", True),
    "tabs": (lambda rows: separated(rows, "\t"), "tsv", True),
    "HTML": (html, "html", True),
}
FORMATS: dict[str, tuple[Callable[[Rows], bytes], str]] = {
    "Word": (docx, "docx"),
    "Excel": (xlsx, "xlsx"),
    "PDF": (lambda rows: make_report(rows, HEADER, numbers=False, note=NOTE), "pdf"),
}
