"""Word and Excel files made from their XML, for tests of reading: small, with whatever oddity is wanted."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def make_zip(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def make_package(
    main: str, content_type: str, parts: Mapping[str, str | bytes], related: Mapping[str, str] | None = None
) -> bytes:
    """An office file whose document is the part `main`; `related` has what it refers to: part → kind."""
    folder, _, name = main.rpartition("/")
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate((related or {}).items(), 1)
    )
    return make_zip(
        {
            "[Content_Types].xml": (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                f'<Override PartName="/{main}" ContentType="{content_type}"/></Types>'
            ),
            "_rels/.rels": _relations(
                f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="{main}"/>'
            ),
            f"{folder}/_rels/{name}.rels": _relations(links),
            **parts,
        }
    )


def make_docx(
    body: str,
    parts: Mapping[str, str] | None = None,
    *,
    main: str = "word/document.xml",
    root: str = "document",
) -> bytes:
    """A Word document of this body; `parts` has the inner XML of numbering, styles, footnotes, header ….

    A digit behind the name of a part tells several of a kind apart: header1, header2.
    """
    wrapped = {name: _word_part(name.rstrip("0123456789"), inner) for name, inner in (parts or {}).items()}
    return make_package(
        main,
        _WORD_TYPE,
        {main: _word_part(root, f"<w:body>{body}</w:body>")}
        | {f"word/{name}.xml": content for name, content in wrapped.items()},
        {f"{name}.xml": name.rstrip("0123456789") for name in wrapped},
    )


def p(text: str = "", properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text) if text else ''}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text; line breaks in it become `w:br`."""
    pieces = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r><w:rPr>{properties}</w:rPr>{pieces}</w:r>"


def tc(content: str, properties: str = "") -> str:
    """A cell: of text, or of XML where it begins with `<`."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells; texts become cells."""
    inner = "".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def make_xlsx(
    sheets: Mapping[str, str],
    *,
    states: Mapping[str, str] | None = None,
    strings: Sequence[str] = (),
    formats: Sequence[str] = (),
    properties: str = "",
    main: str = "xl/workbook.xml",
    content_type: str = _SHEET_TYPE,
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A workbook; `sheets` are the inner XML of each, `formats` the number formats of the styles 1, 2, …."""
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"'
        f' state="{(states or {}).get(name, "visible")}"/>'
        for number, name in enumerate(sheets, 1)
    )
    custom = "".join(
        f'<numFmt numFmtId="{164 + number}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
        for number, code in enumerate(formats)
    )
    styles = "".join(f'<xf numFmtId="{164 + number}"/>' for number in range(len(formats)))
    folder = main.rpartition("/")[0]
    return make_package(
        main,
        content_type,
        {
            main: _sheet_part("workbook", f"<workbookPr {properties}/><sheets>{listed}</sheets>"),
            f"{folder}/styles.xml": _sheet_part(
                "styleSheet", f'<numFmts>{custom}</numFmts><cellXfs><xf numFmtId="0"/>{styles}</cellXfs>'
            ),
            f"{folder}/sharedStrings.xml": _sheet_part("sst", "".join(f"<si>{one}</si>" for one in strings)),
            **{
                f"{folder}/worksheets/sheet{number}.xml": _sheet_part("worksheet", inner)
                for number, inner in enumerate(sheets.values(), 1)
            },
            **(parts or {}),
        },
        {f"worksheets/sheet{number}.xml": "worksheet" for number in range(1, len(sheets) + 1)}
        | {"styles.xml": "styles", "sharedStrings.xml": "sharedStrings"},
    )


def sheet(
    rows: Sequence[Sequence[str]], merged: Sequence[str] = (), *, before: str = "", first: int = 1
) -> str:
    """A sheet of rows of texts; what begins with `<c` is a cell as it is. `before` stands before the rows."""
    lines = "".join(
        f'<row r="{number}">{"".join(_cell(text, number, place) for place, text in enumerate(row))}</row>'
        for number, row in enumerate(rows, first)
    )
    cells = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
    return f"{before}<sheetData>{lines}</sheetData><mergeCells>{cells}</mergeCells>"


def _cell(text: str, row: int, place: int) -> str:
    if text.startswith("<c"):
        return text
    ref = f"{chr(ord('A') + place)}{row}"
    return f'<c r="{ref}" t="inlineStr"><is><t>{escape(text)}</t></is></c>' if text else ""


def _relations(inner: str) -> str:
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{inner}</Relationships>'


def _word_part(root: str, inner: str) -> str:
    name = {"header": "hdr", "footer": "ftr"}.get(root, root)
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {_NAMESPACES}>{inner}</w:{name}>'


def _sheet_part(root: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><{root} xmlns="{S}" xmlns:r="{_R}">{inner}</{root}>'
