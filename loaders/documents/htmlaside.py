"""What of a web page is no part of the report: what a browser hides, and what leads around the site."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from loaders.documents.htmltext import words

# Never shown as text of the page.
_UNSEEN = words(
    "script style template noscript head iframe object embed applet audio video canvas svg math map "
    "datalist noframes noembed"
)
# Shown, but not said by the report: what a reader fills in or presses.
_CONTROLS = words("select button textarea input option optgroup")
_LEADING = words("nav aside footer header")
_ROLES = words("navigation banner contentinfo search complementary menu menubar")
# Words of classes and ids that name menus, paths to the page, and what stands at its foot.
_WORDS = words(
    "nav navbar navigation navi subnav topnav sidenav menu menus breadcrumb breadcrumbs crumb crumbs bread "
    "mbx mianbao dqwz weizhi footer foot sidebar sidenav topbar toolbar share bdsharebuttonbox copyright "
    "pagination pager siteinfo friendlink links logo banner skip"
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+")
# The path to a page, whatever it is marked as.
_PATH = re.compile(
    r"(?:您?(?:现在|当前)?(?:所在)?的?位置|当前位置)[:：是]?|首\s*页\s*(?:>|＞|»|›|/|-{1,2}>?|→|\|)"
)
_LONGEST_PATH = 200
# The foot of a page names its owner, addresses and licences; a report is longer.
_LONGEST_FOOT = 500
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE
)
_BRACE = re.compile(r"[{}]")
_SIMPLE = re.compile(r"([a-zA-Z][\w-]*)?([.#])([\w-]+)")


@dataclass(frozen=True, slots=True)
class Asides:
    """Elements of a page that its report is read without; what is within them is not listed again."""

    hidden: frozenset[Element]
    """Not shown by a browser."""
    leading: frozenset[Element]
    """Menus, the path to the page, its foot."""


def find_asides(root: Element) -> Asides:
    """What is hidden on a page, and what leads around the site.

    An element that holds the page's heading or a table with several rows is no menu, whatever it is called.
    """
    classes, ids = _hidden_by_style(root)
    telling = _holders(root)
    hidden: set[Element] = set()
    leading: set[Element] = set()
    for element in root.iter():
        parent = element.getparent()
        if parent in hidden or parent in leading:
            # Within one of them: marked, so that its own children are known to be, too.
            (hidden if parent in hidden else leading).add(element)
        elif _is_hidden(element, classes, ids):
            hidden.add(element)
        elif element not in telling and (_is_leading(element) or _is_path(element)):
            leading.add(element)
    return Asides(_outermost(hidden), _outermost(leading))


def _outermost(elements: set[Element]) -> frozenset[Element]:
    return frozenset(element for element in elements if element.getparent() not in elements)


def _holders(root: Element) -> set[Element]:
    """The elements around headings and around tables of more rows and columns than one."""
    telling: set[Element] = set()
    for element in root.iter("h1", "table"):
        if element.tag == "table" and not _is_wide(element):
            continue
        for each in (element, *element.iterancestors()):
            if each in telling:
                break
            telling.add(each)
    return telling


def _is_wide(table: Element) -> bool:
    rows = [sum(cell.tag in ("td", "th") for cell in row) for row in table.iter("tr")]
    return sum(cells > 1 for cells in rows) > 1


def _is_hidden(element: Element, classes: frozenset[str], ids: frozenset[str]) -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or element.tag in _CONTROLS:
        return True
    if element.get("hidden", "no") != "no" or _HIDING.search(element.get("style", "")):
        return True
    return element.get("id", "") in ids or not classes.isdisjoint(element.get("class", "").split())


def _is_leading(element: Element) -> bool:
    if element.tag in ("html", "body", "main", "article", "table", "tbody", "tr", "td", "th"):
        return False
    if element.tag == "nav":
        return True
    named = f"{element.get('class', '')} {element.get('id', '')}"
    is_called = any(word.lower() in _WORDS for word in _CAMEL.split(named))
    is_leading = is_called or element.tag in _LEADING or element.get("role", "") in _ROLES
    return is_leading and _is_brief(element)


def _is_brief(element: Element) -> bool:
    """Whether an element says little, or is made of links: a menu, not a text that is called one."""
    said = _length(element)
    return said <= _LONGEST_FOOT or sum(_length(link) for link in element.iter("a")) * 2 >= said


def _length(element: Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def _is_path(element: Element) -> bool:
    """Whether an element says the path to the page (首页 > 政务公开): it begins so and is short."""
    if element.tag not in ("div", "p", "span", "ul", "ol", "dl"):
        return False
    said = ""
    for text in element.itertext():
        said += text.strip()
        if len(said) > _LONGEST_PATH:
            return False
    return _PATH.match(said) is not None


def _hidden_by_style(root: Element) -> tuple[frozenset[str], frozenset[str]]:
    """The classes and ids that the page's own style sheets hide, and never show."""
    hidden: set[tuple[str, str]] = set()
    shown: set[tuple[str, str]] = set()
    for selector, body in _iter_rules(root):
        hides = _HIDING.search(body) is not None
        if not hides and "display" not in body and "visibility" not in body:
            continue
        for each in selector.split(","):
            simple = _SIMPLE.fullmatch(each.strip())
            if hides and simple and simple[1] is None:
                hidden.add((simple[2], simple[3]))
            elif not hides:
                # A class that some rule shows again, alone or within others, is not taken as hidden.
                shown |= {(found[2], found[3]) for found in _SIMPLE.finditer(each)}
    hidden -= shown
    return (
        frozenset(name for kind, name in hidden if kind == "."),
        frozenset(name for kind, name in hidden if kind == "#"),
    )


def _iter_rules(root: Element) -> Iterator[tuple[str, str]]:
    """The selectors and bodies of the rules that always hold: not those inside of `@media`."""
    for style in root.iter("style"):
        # Comments, without a pattern that a hostile page could make slow.
        first, *others = (style.text or "").replace("<!--", "").replace("-->", "").split("/*")
        sheet = first + "".join(each.partition("*/")[2] for each in others)
        begin, depth, selector, is_nested = 0, 0, "", False
        for brace in _BRACE.finditer(sheet):
            if brace[0] == "{":
                if depth == 0:
                    selector, is_nested = sheet[begin : brace.start()], False
                is_nested = is_nested or depth > 0
                depth += 1
            else:
                if depth == 1 and not is_nested:
                    yield selector, sheet[begin : brace.start()]
                depth = max(depth - 1, 0)
            begin = brace.end()
