"""A network of two months, in which ties come, go and get on."""

from graph.model import Kind, RelationType, Status
from tests.draw_samples import PLACE, REPORT, Sketch

JUNE = "report-june"
# Head, type, tail, and the status in the report of 31 May and in that of 30 June (- where it says nothing).
MONTHS = """
南湖区科技局 COOPERATION 浙江大学 negotiating done
南湖区科技局 LIAISON 嘉兴市科协 ongoing ongoing
南湖区科技局 VISIT 上汽集团 done -
南湖区经贸局 LIAISON 嘉兴市科协 ongoing ongoing
南湖区经贸局 AGREEMENT_SIGNED 浙江大学 - done
南湖区经贸局 LIAISON 上汽集团 ongoing ongoing
"""


def months() -> Sketch:
    """The ties of `MONTHS`, in two reports of one district."""
    sketch = Sketch()
    sketch.graph.graph["reports"].append(
        {"id": JUNE, "name": "六月对接情况", "place": PLACE, "as_of": "2009-06-30"}
    )
    for bureau in ("南湖区科技局", "南湖区经贸局"):
        sketch.body(bureau, reporting=True)
    for name, kind in (
        ("浙江大学", Kind.INSTITUTE),
        ("嘉兴市科协", Kind.MASS_ORGANIZATION),
        ("上汽集团", Kind.SOE),
    ):
        sketch.body(name, kind)
    for line in MONTHS.split("\n"):
        if line:
            head, type_, tail, *statuses = line.split()
            for report, status in zip((REPORT, JUNE), statuses, strict=True):
                if status != "-":
                    # The id of a tie is made from its sentence; both reports say it in the same words.
                    text = f"{head}与{tail}：{report}"
                    sketch.tie(head, RelationType(type_), tail, text, status=Status(status), report=report)
                    last = list(sketch.graph.graph["statements"].values())[-1]
                    last.update(report=report, text=f"{head}与{tail}。")
    return sketch
