from collections.abc import Iterable
from typing import Any

from jinja2 import Environment, Template

class Network:
    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    node_ids: list[str | int]
    node_map: dict[str | int, dict[str, Any]]
    height: str
    width: str
    heading: str
    html: str
    directed: bool
    bgcolor: str
    path: str
    template: Template | None
    templateEnv: Environment  # noqa: N815
    def __init__(
        self,
        height: str = ...,
        width: str = ...,
        directed: bool = ...,
        notebook: bool = ...,
        neighborhood_highlight: bool = ...,
        select_menu: bool = ...,
        filter_menu: bool = ...,
        bgcolor: str = ...,
        font_color: str | bool = ...,
        layout: bool | None = ...,
        heading: str = ...,
        cdn_resources: str = ...,
    ) -> None: ...
    def add_node(
        self,
        n_id: str | int,
        label: str | int | None = ...,
        shape: str = ...,
        color: str = ...,
        **options: Any,
    ) -> None: ...
    def add_edge(self, source: str | int, to: str | int, **options: Any) -> None: ...
    def add_edges(self, edges: Iterable[tuple[Any, ...]]) -> None: ...
    def get_adj_list(self) -> dict[str | int, set[str | int]]: ...
    def neighbors(self, node: str | int) -> set[str | int]: ...
    def num_nodes(self) -> int: ...
    def num_edges(self) -> int: ...
    def get_node(self, n_id: str | int) -> dict[str, Any]: ...
    def set_options(self, options: str) -> None: ...
    def toggle_physics(self, status: bool) -> None: ...
    def set_edge_smooth(self, smooth_type: str) -> None: ...
    def prep_notebook(self, custom_template: bool = ..., custom_template_path: str | None = ...) -> None: ...
    def generate_html(self, name: str = ..., local: bool = ..., notebook: bool = ...) -> str: ...
    def write_html(
        self, name: str, local: bool = ..., notebook: bool = ..., open_browser: bool = ...
    ) -> None: ...
    def show(self, name: str, local: bool = ..., notebook: bool = ...) -> Any: ...
