"""The words of the field as values: what a report says, and what follows from it.

vocabulary.py   the closed vocabularies: kinds of bodies, types of ties, how far things have come
evidence.py     what a report is and says: rows, statements, mentions, numbers and days
reportgraph.py  what follows: bodies, ties, documents, events, and the graph of one report

All values are frozen.
"""

from graph.model.evidence import (
    Cell,
    Inference,
    Mention,
    Note,
    Period,
    Place,
    Quantity,
    Report,
    Row,
    Statement,
    Trigger,
)
from graph.model.reportgraph import (
    Document,
    Event,
    Organization,
    Origin,
    Part,
    Participation,
    Relation,
    ReportGraph,
    Suggestion,
)
from graph.model.vocabulary import (
    Action,
    Basis,
    ColumnRole,
    Direction,
    Kind,
    Labelled,
    Level,
    QuantitySort,
    RelationType,
    Role,
    Status,
)

__all__ = [
    "Action",
    "Basis",
    "Cell",
    "ColumnRole",
    "Direction",
    "Document",
    "Event",
    "Inference",
    "Kind",
    "Labelled",
    "Level",
    "Mention",
    "Note",
    "Organization",
    "Origin",
    "Part",
    "Participation",
    "Period",
    "Place",
    "Quantity",
    "QuantitySort",
    "Relation",
    "RelationType",
    "Report",
    "ReportGraph",
    "Role",
    "Row",
    "Statement",
    "Status",
    "Suggestion",
    "Trigger",
]
