"""Many files at once: named ones, folders, zip archives, and the manifest of a corpus.

files.py     what a batch is made of: files to read, files left aside, and what a manifest says of a file
finding.py   paths and a manifest → a batch
archives.py  the members of a zip archive, within limits and without tricks
kinds.py     what in a folder or an archive is no report
manifest.py  a table of files with place, date and provenance
"""

from loaders.batch.archives import MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED
from loaders.batch.files import Batch, File, Listed, Skipped
from loaders.batch.finding import MAX_FILES, find_batch
from loaders.batch.kinds import Reason
from loaders.batch.manifest import MANIFEST_COLUMNS

__all__ = [
    "MANIFEST_COLUMNS",
    "MAX_FILES",
    "MAX_MEMBERS",
    "MAX_RATIO",
    "MAX_UNPACKED",
    "Batch",
    "File",
    "Listed",
    "Reason",
    "Skipped",
    "find_batch",
]
