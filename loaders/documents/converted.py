"""Documents of older and other office programs (.doc, .wps, .rtf, .odt, .ods), read through LibreOffice.

LibreOffice turns them into docx or xlsx, and the readers of those do the rest. It runs with a profile of its
own that is deleted afterwards, without macros, without following links and without a network, and is ended
when it takes too long. Where it is not installed the file is refused, with the ways out.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from graph.errors import ReportError
from loaders.documents import ole
from loaders.documents.content import Notice
from loaders.documents.docx import read_docx
from loaders.documents.package import MAX_RATIO, MAX_TOTAL_BYTES, SIGNATURE
from loaders.documents.source import Source
from loaders.documents.workbook import read_workbook

# A report takes one to five seconds, most of them for starting LibreOffice.
MAX_SECONDS = 60
_HEAD = 2048
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
# Nothing answers at this address, so that what a document links to is not fetched.
_NOWHERE = "127.0.0.1"
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetHTTPProxyName", _NOWHERE),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", _NOWHERE),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A format that LibreOffice reads: its usual ending, its name, and what it is turned into."""

    ending: str
    name: str
    target: str = "docx"


_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_DOC = _Kind("doc", "a Word or WPS document of the old binary format")
_RTF = _Kind("rtf", "an RTF document")
_XML = _Kind("xml", "a Word document of 2003 in XML")
_XML_SHEET = _Kind("xml", "an Excel workbook of 2003 in XML", "xlsx")
_OPEN = {
    "text": _Kind("odt", "an OpenDocument text"),
    "spreadsheet": _Kind("ods", "an OpenDocument spreadsheet", "xlsx"),
}


def read_converted(name: str, content: bytes) -> Source | None:
    """The document of these bytes, turned into docx or xlsx; None where it is of no such format.

    Raises:
        ReportError: LibreOffice is not installed, cannot read the file or takes too long; or what
            it gives cannot be read.
    """
    kind = _find_kind(name, content)
    if kind is None:
        return None
    program = find_program()
    if program is None:
        raise ReportError(
            f"{name}: this is {kind.name}, which is read through LibreOffice, and that is not installed; "
            f"install LibreOffice, or open the file in Word, Excel or WPS and save it as {kind.target}"
        )
    made = _convert(program, name, content, kind)
    source = read_docx(name, made) if kind.target == "docx" else read_workbook(name, made)
    if source is None:
        raise _failed(name, kind, "it gave no document")
    notice = Notice(f"turned from {kind.ending} into {kind.target} by LibreOffice, and read as that")
    return replace(source, content=content, format=kind.ending, notices=(notice, *source.notices))


def find_program() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    for command in ("soffice", "libreoffice"):
        found = shutil.which(command)
        if found:
            return found
    return next((path for path in _ELSEWHERE if Path(path).is_file()), None)


def _find_kind(name: str, content: bytes) -> _Kind | None:
    if content.startswith(b"{\\rtf"):
        return _RTF
    if b'progid="Word.Document"' in content[:_HEAD]:
        return _XML
    if b'progid="Excel.Sheet"' in content[:_HEAD]:
        return _XML_SHEET
    if content.startswith(SIGNATURE):
        return _find_open_kind(name, content)
    entries = {entry.lower() for entry in ole.entry_names(content)}
    return _DOC if "worddocument" in entries else None


def _find_open_kind(name: str, content: bytes) -> _Kind | None:
    """Which OpenDocument format an archive is; one made to fill memory is refused."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if "mimetype" not in archive.namelist():
                return None
            with archive.open("mimetype") as file:
                mimetype = file.read(_HEAD).decode("ascii", "replace").strip()
            sizes = [info.file_size for info in archive.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError, zlib.error):
        return None
    prefix = "application/vnd.oasis.opendocument."
    kind = _OPEN.get(mimetype.removeprefix(prefix).removesuffix("-template")) if prefix in mimetype else None
    if kind and sum(sizes) > min(MAX_TOTAL_BYTES, MAX_RATIO * len(content)):
        raise ReportError(
            f"{name}: unpacked, it would have {sum(sizes):,} bytes, which is no document of {len(content):,} "
            "bytes but an archive made to fill memory; it is not read"
        )
    return kind


def _convert(program: str, name: str, content: bytes, kind: _Kind) -> bytes:
    """What LibreOffice makes of a file."""
    with tempfile.TemporaryDirectory(prefix="liaison-", ignore_cleanup_errors=True) as folder:
        given, made = Path(folder, f"report.{kind.ending}"), Path(folder, "made", f"report.{kind.target}")
        profile = Path(folder, "profile")
        given.write_bytes(content)
        _write_settings(profile)
        _run(
            [
                program,
                f"-env:UserInstallation={profile.as_uri()}",
                *("--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault"),
                *("--convert-to", _FILTERS[kind.target], "--outdir", str(made.parent), str(given)),
            ],
            name,
            kind,
        )
        if not made.is_file():
            raise _failed(name, kind, "it gave no document")
        return made.read_bytes()


def _run(command: Sequence[str], name: str, kind: _Kind) -> None:
    is_posix = os.name == "posix"
    try:
        process = subprocess.Popen(  # noqa: S603 - the program that `find_program` found
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # Its script starts further processes, which are ended with it.
            start_new_session=is_posix,
            env={**os.environ, "http_proxy": f"http://{_NOWHERE}:9", "https_proxy": f"http://{_NOWHERE}:9"},
        )
    except OSError as error:
        raise _failed(name, kind, f"it could not be started ({error.strerror or error})") from None
    try:
        process.wait(MAX_SECONDS)
    except subprocess.TimeoutExpired:
        raise _failed(name, kind, f"it did not end within {MAX_SECONDS} seconds") from None
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends a process that still runs, and all that it started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(  # noqa: S603
            ["taskkill", "/F", "/T", "/PID", str(process.pid)],  # noqa: S607
            capture_output=True,
            check=False,
        )
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _failed(name: str, kind: _Kind, reason: str) -> ReportError:
    return ReportError(
        f"{name}: this is {kind.name}, and LibreOffice cannot turn it into {kind.target}: {reason}; if it "
        f"has a password, remove that; else open the file in Word, Excel or WPS and save it as {kind.target}"
    )


def _write_settings(profile: Path) -> None:
    """Settings of a new profile: no macros, no links, no network."""
    settings = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{settings}</oor:items>\n",
        encoding="utf-8",
    )
