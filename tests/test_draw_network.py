"""The page as text, and the pyvis network it comes from."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import zlib
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from pyvis.network import Network as PyvisNetwork

from graph.draw import Network, draw
from graph.draw.page import inert_json
from graph.draw.words import Language
from graph.errors import NamingError
from tests.draw_samples import Sketch, crowd, district, id_of

HOSTILE = "</script><script>alert(1)</script>&\u2028\u2029"


def data_of(html: str, element: str = "data") -> dict[str, Any]:
    found = re.search(rf'<script id="{element}" type="application/json">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_a_drawn_network_is_a_pyvis_network_that_one_can_go_on_using() -> None:
    network = district()
    drawn = draw(network)
    assert isinstance(drawn, PyvisNetwork)
    assert isinstance(drawn, Network)
    assert (drawn.num_nodes(), drawn.num_edges()) == (network.number_of_nodes(), network.number_of_edges())
    assert {node["id"]: node["label"] for node in drawn.nodes} == {
        id_: network.nodes[id_]["name"] for id_ in network
    }
    assert {(e["id"], e["from"], e["to"]) for e in drawn.edges} == {
        (key, head, tail) for head, tail, key in network.edges(keys=True)
    }
    adjacent = drawn.get_adj_list()
    assert adjacent == {id_: set(network.successors(id_)) for id_ in network}
    assert drawn.neighbors(id_of("南湖区工商分局")) == set(network.successors(id_of("南湖区工商分局")))
    assert drawn.get_node(id_of("上汽集团"))["shape"] == "square"


def test_what_pyvis_adds_stands_beside_what_was_drawn() -> None:
    drawn = draw(district())
    before = drawn.num_nodes()
    drawn.add_node("extra", label="另加", shape="box")
    drawn.add_edge("extra", id_of("上汽集团"), width=2)
    drawn.add_edge("extra", id_of("上汽集团"), title="parallel")
    assert drawn.num_nodes() == before + 1
    assert drawn.get_adj_list()["extra"] == {id_of("上汽集团")}
    data = data_of(drawn.to_html())
    assert data["nodes"][-1]["label"] == "另加"
    assert [edge["from"] for edge in data["edges"][-2:]] == ["extra", "extra"]


def test_parallel_relations_are_edges_of_their_own() -> None:
    drawn = draw(district())
    pair = {id_of("南湖区科技局"), id_of("嘉兴市科技局")}
    between = [edge for edge in drawn.edges if {edge["from"], edge["to"]} == pair]
    assert len(between) == 3
    assert len({edge["id"] for edge in drawn.edges}) == drawn.num_edges()


def test_a_network_made_by_hand_is_a_page_as_well() -> None:
    network = Network(title="手工")
    network.add_node(1, label="甲")
    network.add_node(2, label="乙")
    network.add_edge(1, 2)
    data = data_of(network.to_html())
    assert ([node["label"] for node in data["nodes"]], data["page"]["layout"]) == (["甲", "乙"], None)


def test_pyvis_arguments_go_to_pyvis_and_the_page_stays_ours() -> None:
    network = Network("400px", "80%", notebook=True, bgcolor="#eeeeee")
    assert (network.height, network.width, network.bgcolor) == ("400px", "80%", "#eeeeee")
    assert network.generate_html(notebook=True) == network.to_html()
    assert "liaison.canvas" in network.to_html()


def test_the_page_carries_the_sentences_behind_its_ties_and_no_others() -> None:
    network = district()
    network.graph["statements"]["unused"] = {"text": "没有关系依据的句子"}
    sentences = data_of(draw(network).to_html(), "sentences")
    assert set(sentences["id"]) == {
        statement for *_, tie in network.edges(data=True) for statement in tie["statements"]
    }
    assert sentences["text"][sentences["id"].index("statement-0")] == "上汽集团"


def test_focus_must_be_a_body_of_the_network() -> None:
    with pytest.raises(NamingError, match="org-nobody"):
        draw(district(), focus="org-nobody")
    focus = id_of("上汽集团")
    page = data_of(draw(district(), focus=focus, language=Language.ENGLISH).to_html())["page"]
    assert (page["focus"], page["language"]) == (focus, "en")


def test_json_cannot_end_its_element_and_reads_back_as_it_was() -> None:
    text = str(inert_json({"a": HOSTILE, "half": "\ud800"}))
    assert not re.search("[<>&\u2028\u2029\ud800-\udfff]", text)
    assert json.loads(text) == {"a": HOSTILE, "half": "\ud800"}


def test_a_title_is_escaped_wherever_it_stands() -> None:
    html = draw(district(), title=HOSTILE).to_html()
    assert "alert(1)</script>" not in html
    assert data_of(html)["heading"] == HOSTILE
    found = re.search(r"<title>(.*?)</title>", html, re.DOTALL)
    assert found is not None
    assert unescape(found[1]) == HOSTILE


def test_the_policy_allows_what_stands_in_the_page_and_nothing_else() -> None:
    html = draw(district()).to_html()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    directives = dict(part.split(" ", 1) for part in unescape(policy[1]).split("; "))
    assert directives["default-src"] == "'none'"
    assert directives["img-src"] == "data: blob:"

    def digest(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    packed = re.search(
        r'<script id="vis" type="application/octet-stream" data-size="(\d+)">(.*?)</script>', html
    )
    assert packed is not None
    vis = zlib.decompress(base64.b64decode(packed[2]), -zlib.MAX_WBITS).decode()
    assert len(vis.encode()) == int(packed[1])
    scripts = {digest(vis), *map(digest, re.findall("<script>(.*?)</script>", html, re.DOTALL))}
    assert set(directives["script-src"].split()) == scripts
    assert set(directives["style-src"].split()) == set(
        map(digest, re.findall("<style>(.*?)</style>", html, re.DOTALL))
    )


def test_vis_network_is_carried_where_it_has_something_to_draw() -> None:
    few, many, by_hand = draw(crowd(400)), draw(crowd(401)), Network()
    by_hand.add_node(1)
    assert ['id="vis"' in page.to_html() for page in (few, many, by_hand)] == [True, False, True]


def test_the_page_names_no_other_file_to_load() -> None:
    html = draw(district()).to_html()
    assert not re.search(r"<(script|link|img|iframe)[^>]*(src|href)=", html)
    assert "sourceMappingURL" not in html


def test_a_page_of_seventy_bodies_stays_small() -> None:
    assert len(draw(district()).to_html().encode("utf-8")) <= 700_000


def test_written_as_utf8_with_plain_line_ends(tmp_path: Path) -> None:
    drawn = draw(district())
    path = drawn.write(tmp_path / "网络.html")
    drawn.write_html(str(tmp_path / "pyvis.html"))
    written = path.read_bytes()
    assert written == (tmp_path / "pyvis.html").read_bytes() == drawn.to_html().encode("utf-8")
    assert b"\r" not in written
    assert "南湖区经贸局" in written.decode("utf-8")


def test_pyvis_own_ways_to_write_and_to_set_options_go_on_working(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drawn = draw(district())
    drawn.toggle_physics(False)
    drawn.show(str(tmp_path / "shown.html"))
    assert (tmp_path / "shown.html").read_text(encoding="utf-8") == drawn.to_html()
    drawn.set_options('{"interaction": {"zoomSpeed": 0.5}}')
    assert json.loads(data_of(drawn.to_html())["options"]) == {"interaction": {"zoomSpeed": 0.5}}


def test_written_alike_under_a_locale_that_is_not_utf8(tmp_path: Path) -> None:
    script = (
        "import sys; from graph.draw import draw; from tests.draw_samples import district; "
        "draw(district(), title='\\u5bf9\\u63a5').write(sys.argv[1])"
    )
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))},
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "gbk",
        "PYTHONPATH": str(Path(__file__).parents[1]),
    }
    path = tmp_path / "page.html"
    subprocess.run([sys.executable, "-c", script, str(path)], env=environment, check=True, timeout=120)
    assert path.read_text(encoding="utf-8") == draw(district(), title="对接").to_html()


def test_halves_of_characters_do_not_stop_the_page(tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.body("半个\ud83d字符")
    path = draw(sketch.graph, title="标题\ud800").write(tmp_path / "page.html")
    data = data_of(path.read_text(encoding="utf-8"))
    assert data["page"]["view"]["bodies"]["name"] == ["半个\ud83d字符"]


def test_a_notebook_gets_a_frame_that_can_reach_nothing() -> None:
    drawn = draw(district(), title='"><script>alert(1)</script>')
    frame = drawn._repr_html_()
    assert re.fullmatch(
        r'<iframe srcdoc="[^"<>]*" width="100%" height="720px" '
        r'sandbox="allow-scripts allow-downloads allow-modals" [^<>]*></iframe>',
        frame,
    )
    inner = re.search(r'srcdoc="([^"]*)"', frame)
    assert inner is not None
    assert unescape(inner[1]) == drawn.to_html()


def test_importing_the_package_imports_nothing_heavy() -> None:
    script = (
        "import sys, graph.draw; print(sorted({'pyvis', 'networkx', 'IPython', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_what_is_changed_or_taken_away_by_hand_is_all_that_the_page_repeats() -> None:
    drawn = draw(district())
    assert [data_of(drawn.to_html())[key] for key in ("nodes", "edges", "gone")] == [[], [], []]
    changed, taken = drawn.get_node(id_of("上汽集团")), drawn.edges.pop()
    changed["color"] = "#ff0000"
    drawn.edges[0]["width"] = 9
    data = data_of(drawn.to_html())
    assert (data["nodes"], data["edges"], data["gone"]) == ([changed], [drawn.edges[0]], [taken["id"]])
