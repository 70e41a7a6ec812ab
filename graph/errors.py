"""What can go wrong, in words for a user.

    LiaisonError
    ├── ReportError     a document that cannot be read as a report
    ├── PlaceError      a place that is missing, unknown or ambiguous
    ├── NamingError     a name that denotes no body of the graph, or several
    ├── DecisionError   a file of decisions that cannot be used, or a decision that contradicts others
    ├── StoreError      a database that cannot be opened, read or written
    ├── QueryError      a query that is unknown, malformed or refused
    ├── PictureError    something that cannot be drawn
    ├── AnnotationError a gold annotation or a baseline that cannot be used
    ├── ReaderError     a second reader that cannot be asked
    └── ServerError     a local Neo4j that cannot be started or stopped

Every message says what, where, and what to do next. The command line prints it in one line and exits
with 1; any other exception is a defect and keeps its traceback.
"""


class LiaisonError(Exception):
    """Root of all errors that a user can act upon."""


class ReportError(LiaisonError):
    """A document that cannot be read as a report."""


class PlaceError(LiaisonError):
    """A place that is missing, unknown or ambiguous."""


class NamingError(LiaisonError):
    """A name that denotes no body of the graph, or several."""


class DecisionError(LiaisonError):
    """A file of decisions that cannot be used, or a decision that contradicts others."""


class StoreError(LiaisonError):
    """A database that cannot be opened, read or written."""


class QueryError(LiaisonError):
    """A query that is unknown, malformed or refused."""


class PictureError(LiaisonError):
    """Something that cannot be drawn, or not in the way that was asked for."""


class AnnotationError(LiaisonError):
    """A gold annotation or a baseline that cannot be used."""


class ServerError(LiaisonError):
    """A local Neo4j that cannot be started or stopped."""


class ReaderError(LiaisonError):
    """A second reader (a language model) that cannot be asked."""
