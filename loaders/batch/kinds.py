"""What lies about in folders and archives and is no report: known by its name, or by its first bytes."""

import re
from pathlib import PurePath

from graph.model import Labelled


class Reason(Labelled):
    """Why a file is left aside, in the plural, to be counted."""

    LOCK = "lock files of an office program", "办公软件锁定文件"
    SYSTEM = "system files", "系统文件"
    TEMPORARY = "temporary files", "临时文件"
    HIDDEN = "hidden files", "隐藏文件"
    PICTURE = "pictures", "图片"
    FILM = "sound or film", "音视频"
    DATABASE = "databases", "数据库"
    PROGRAM = "programs", "程序"
    SETTINGS = "settings and data", "配置与数据"
    LOG = "logs, shortcuts and checksums", "日志与快捷方式"
    FONT = "fonts", "字体"
    MANIFEST = "manifests", "清单"
    FOLDER_LINK = "links to folders", "文件夹链接"
    NO_FILE = "broken links and devices", "失效链接与设备"
    PACKED_LINK = "links inside an archive", "压缩包内链接"


# What systems and programs leave beside one's files.
_NAMES: tuple[tuple[re.Pattern[str], Reason], ...] = (
    (re.compile(r"~\$.*|\.~lock\..*#|.*\.lock"), Reason.LOCK),
    (re.compile(r"\.DS_Store|(?:eh)?thumbs\.db|desktop\.ini|\._.*", re.IGNORECASE), Reason.SYSTEM),
    (re.compile(r"~.*\.tmp|.*\.(?:tmp|temp|bak|part|crdownload)|.*~", re.IGNORECASE), Reason.TEMPORARY),
    (re.compile(r"\..*"), Reason.HIDDEN),
)
_FOLDERS = frozenset({"__MACOSX", "$RECYCLE.BIN", "System Volume Information", "@eaDir"})
# A picture among reports is a stamp, a scan or a logo; named itself, it is refused with the reason.
_SIGNATURES: tuple[tuple[bytes, Reason], ...] = (
    (b"\x89PNG\r\n\x1a\n", Reason.PICTURE),
    (b"\xff\xd8\xff", Reason.PICTURE),
    (b"GIF8", Reason.PICTURE),
    (b"II*\x00", Reason.PICTURE),
    (b"MM\x00*", Reason.PICTURE),
    (b"\x00\x00\x01\x00", Reason.PICTURE),
    (b"\xd7\xcd\xc6\x9a", Reason.PICTURE),
    (b"SQLite format 3\x00", Reason.DATABASE),
    (b"\x7fELF", Reason.PROGRAM),
    (b"MZ\x90\x00", Reason.PROGRAM),
    (b"ID3", Reason.FILM),
    (b"OggS", Reason.FILM),
    (b"\x1aE\xdf\xa3", Reason.FILM),
)
# Files of text by which programs talk to each other, and sources of programs.
_ENDINGS: dict[str, Reason] = {
    **dict.fromkeys((".json", ".jsonl", ".yaml", ".yml", ".toml", ".ini", ".cfg"), Reason.SETTINGS),
    **dict.fromkeys((".log", ".lnk", ".url", ".webloc", ".sha256", ".md5"), Reason.LOG),
    **dict.fromkeys((".py", ".ipynb", ".js", ".css", ".sh", ".bat", ".ps1", ".cypher"), Reason.PROGRAM),
    **dict.fromkeys((".mp3", ".mp4", ".wav", ".avi", ".mov", ".wmv"), Reason.FILM),
    **dict.fromkeys((".svg", ".emf", ".wmf"), Reason.PICTURE),
    **dict.fromkeys((".ttf", ".otf", ".woff", ".woff2"), Reason.FONT),
}
# How many of a file's first bytes tell what it is.
HEAD = 16


def skip_by_name(name: str) -> Reason | None:
    """Why a file or folder of that name is no report; None where it may be one."""
    if name in _FOLDERS:
        return Reason.SYSTEM
    for pattern, reason in _NAMES:
        if pattern.fullmatch(name):
            return reason
    return _ENDINGS.get(PurePath(name).suffix.lower())


def skip_by_content(head: bytes) -> Reason | None:
    """Why a file with these first bytes is no report; None where it may be one."""
    if head.startswith(b"BM") and head[6:10] == b"\x00" * 4:
        return Reason.PICTURE
    if head.startswith(b"RIFF"):
        return Reason.PICTURE if head[8:12] == b"WEBP" else Reason.FILM
    if head[4:8] == b"ftyp":
        return Reason.PICTURE if head[8:12] in {b"heic", b"heix", b"mif1", b"avif"} else Reason.FILM
    return next((reason for signature, reason in _SIGNATURES if head.startswith(signature)), None)
