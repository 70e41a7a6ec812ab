"""For tests of PDFs: rows to print, and reading what was printed."""

from loaders.documents import Source
from loaders.documents.pdf import read_pdf
from tests.composition import assert_composed

HEADER = ("单位", "对接单位（含上级机关）", "对接情况", "对接的初步成果")
ROWS = (
    (
        "区经济贸易局",
        "市外经贸委、上汽集团、市海关",
        "1.与市外经贸委对接。\n2.走访上汽集团“十二五”项目，投资86.5亿元，占31.5%。\n3.5月26日接待RCEP考察团。",
        "1.与上汽集团签订《合作协议》。",
    ),
    (
        "区科技局",
        "市科技局",
        "与市科技局联系，委托同济大学土木工程学院编制规划。",
        "1.争取项目2个。\n2.举办活动。",
    ),
    (
        "区卫生局",
        "市卫生局、市第一医院（红十字会医院）",
        "与市卫生局、市第一医院建立双向转诊关系。",
        "义诊13场。",
    ),
)


def read(content: bytes) -> Source:
    """The PDF of these bytes; every piece stands in the text where it says, in order and without overlap."""
    source = read_pdf("report.pdf", content)
    assert source is not None
    assert_composed(source)
    return source
