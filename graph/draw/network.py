"""A pyvis network whose page is ours: offline, safe with any text, UTF-8 everywhere, filled in bulk."""

import webbrowser
from collections.abc import Iterator
from html import escape
from os import PathLike
from pathlib import Path
from typing import Any

from pyvis.network import Network as PyvisNetwork

from graph.draw.columnar import encode_sentences, encode_view
from graph.draw.entries import edge_styles, make_edges, make_nodes
from graph.draw.layouts import Layouts
from graph.draw.page import TEMPLATE, page_environment, read_assets, replace_surrogates
from graph.draw.pinyin import read_pinyin
from graph.draw.rules import read_meanings
from graph.draw.styles import BodyStyle, page_styles
from graph.draw.view import View
from graph.draw.words import Language, page_words

# What a page may do in a notebook: run, save files, print.
_FRAME = "allow-scripts allow-downloads allow-modals"


class Network(PyvisNetwork):
    """A `pyvis.network.Network` for people to go on using: `add_node`, `add_edge`, `nodes`, `get_adj_list` …

    Edges are directed, so that parallel ones stay apart, and those of `draw` have no arrows. What is added
    later is drawn by vis-network in its own way, beside what `draw` has placed.
    """

    def __init__(
        self,
        height: str = "720px",
        width: str = "100%",
        *,
        title: str | None = None,
        focus: str | None = None,
        language: Language = Language.AUTO,
        **pyvis: Any,
    ) -> None:
        """An empty network; `pyvis` are further arguments of pyvis' own class.

        `height` and `width` are those of the frame in a notebook; a page of its own fills the window.
        """
        super().__init__(
            height, width, **{"directed": True, "cdn_resources": "in_line", "heading": title or "", **pyvis}
        )
        self.focus = focus
        self.language = Language(language)
        self._view = View((), (), (), {})
        self._layouts: Layouts | None = None
        # Where `notebook` was asked for, pyvis has prepared its own template by now.
        self.template = None
        self.path = TEMPLATE
        self.templateEnv = page_environment()
        self.set_edge_smooth("continuous")

    def fill(self, view: View, layouts: Layouts) -> None:
        """Takes a whole laid-out view: its bodies as nodes, its ties as edges.

        pyvis' own `add_node` and `add_edge` search all that is there for every one that comes.
        """
        self._view, self._layouts = view, layouts
        nodes = make_nodes(view, layouts.places(view))
        self.nodes.extend(nodes)
        self.node_ids.extend(node["id"] for node in nodes)
        self.node_map.update((node["id"], node) for node in nodes)
        self.edges.extend(make_edges(view))
        self.toggle_physics(False)

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """The page as text; the arguments are pyvis' own and change nothing in it."""
        if notebook and self.template is None:
            self.prep_notebook()
        self.templateEnv.globals.update(
            assets=read_assets(vis=self._needs_vis()),
            by_hand=self._by_hand(),
            page=self._page(),
            sentences=encode_sentences(self._view),
            plain=replace_surrogates,
        )
        return super().generate_html(name, local, notebook)

    def to_html(self) -> str:
        """The page as text."""
        return self.generate_html()

    def write(self, path: str | PathLike[str]) -> Path:
        """Writes the page as UTF-8, whatever the locale, and gives its path."""
        target = Path(path)
        target.write_text(self.to_html(), encoding="utf-8", newline="\n")
        return target

    def write_html(
        self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False
    ) -> None:
        """Writes the page as pyvis does, with the same arguments; `name` ends in .html."""
        target = Path(name)
        target.write_text(self.generate_html(name, local, notebook), encoding="utf-8", newline="\n")
        if open_browser:
            webbrowser.open(target.resolve().as_uri())

    def _repr_html_(self) -> str:
        """The page in a frame of its own, which can reach neither the notebook nor anything else."""
        return (
            f'<iframe srcdoc="{escape(self.to_html())}" width="{escape(str(self.width))}" '
            f'height="{escape(str(self.height))}" sandbox="{_FRAME}" style="border:0"></iframe>'
        )

    def _texts(self) -> Iterator[str]:
        """Every name and alias of the page."""
        for node in self.nodes:
            yield str(node.get("label") or node["id"])
        for body in self._view.bodies:
            yield body.name
            yield from body.aliases

    def _page(self) -> dict[str, Any]:
        return {
            "focus": self.focus,
            "language": self.language,
            "words": page_words(),
            "pinyin": read_pinyin(self._texts()).to_json(),
            "rules": read_meanings(tie.frame for tie in self._view.ties),
            "view": encode_view(self._view),
            "layout": self._layouts and self._layouts.to_json(self._view),
            "styles": {**page_styles(), "edge": edge_styles(self._view), "size": BodyStyle.growth()},
        }

    def _needs_vis(self) -> bool:
        """Whether vis-network has anything to draw: the columns, or a network that was made by hand."""
        return self._layouts is None or self._layouts.columns is not None

    def _by_hand(self) -> dict[str, list[Any]]:
        """What people have added to, changed in or taken from the nodes and edges that `draw` made."""
        if self._layouts is None:
            return {"nodes": self.nodes, "edges": self.edges, "gone": []}
        drawn_nodes = {node["id"]: node for node in make_nodes(self._view, self._layouts.places(self._view))}
        drawn_edges = {edge["id"]: edge for edge in make_edges(self._view)}
        here = {node["id"] for node in self.nodes} | {edge.get("id") for edge in self.edges}
        return {
            "nodes": [node for node in self.nodes if drawn_nodes.get(node["id"]) != node],
            "edges": [edge for edge in self.edges if drawn_edges.get(edge.get("id")) != edge],
            "gone": [id_ for drawn in (drawn_nodes, drawn_edges) for id_ in drawn if id_ not in here],
        }
