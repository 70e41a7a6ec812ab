"""What names are made of: heads, departments, known bodies, sets; all from the tables in `data/`.

heads.py        how names end, and how branches go on
departments.py  departments of governments
gazetteer.py    known bodies, by every name of theirs
"""

from graph.identity.departments import (
    LEVEL,
    Department,
    is_department_name,
    iter_agency_spans,
    parse_department,
)
from graph.identity.gazetteer import (
    Known,
    find_known,
    is_known_company,
    known_names,
    known_prefix,
    set_members,
    strong_names,
    trade_of,
    weak_forms,
)
from graph.identity.heads import Head, find_head, is_branch, is_firm_form, is_head, is_inner
from graph.identity.tables import fold_brackets, read_rows

__all__ = [
    "LEVEL",
    "Department",
    "Head",
    "Known",
    "find_head",
    "find_known",
    "fold_brackets",
    "is_branch",
    "is_department_name",
    "is_firm_form",
    "is_head",
    "is_inner",
    "is_known_company",
    "iter_agency_spans",
    "known_names",
    "known_prefix",
    "parse_department",
    "read_rows",
    "set_members",
    "strong_names",
    "trade_of",
    "weak_forms",
]
