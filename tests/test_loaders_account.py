"""What the account of a file says of numbers."""

from pathlib import Path

from loaders import check

REPORT = """南湖区与各单位对接情况表
截至2009年5月31日

单位\t对接单位\t对接情况
南湖区经贸局\t上汽集团、市科技局\t5月27日与上汽集团座谈，融资1.4亿多元，另有美元2.7亿元、补助近30万元，占12%。
南湖区科技局\t市科技局\t走访企业两家，历时3年。
"""


def test_an_account_counts_the_numbers_and_names_the_largest_sums(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    (file,) = check([path]).files
    assert file.report is not None
    account = file.report.to_dict()
    assert account["quantities"] == {"count": 1, "duration": 1, "money": 3, "percent": 1}
    assert account["periods"] == 1
    assert account["largest"] == [
        {"amount": "1.4亿多元", "low": 140_000_000.0, "high": None, "unit": "元"},
        {"amount": "近30万元", "low": None, "high": 300_000.0, "unit": "元"},
        {"amount": "美元2.7亿元", "low": 270_000_000.0, "high": 270_000_000.0, "unit": "美元"},
    ]
