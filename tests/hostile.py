"""A network whose every text tries to break out of the page that shows it."""

from graph.model import Kind, RelationType
from tests.draw_samples import REPORT, Sketch, id_of

RUN = "window.ran=1"
HOSTILE = [
    f"</script><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f'"><img src=x onerror="{RUN}">',
    f"'><svg onload='{RUN}'>",
    f"<svg><script>{RUN}</script></svg>",
    f"--><script>{RUN}</script><!--",
    f"<!--<script>{RUN}</script>",
    f"]]><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<a href='javascript:{RUN}'>x</a>",
    f"javascript:{RUN}",
    f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}>",
    f"<math><mtext></mtext><mglyph><img src=x onerror={RUN}></mglyph></math>",
    "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
    "<link rel=stylesheet href=http://127.0.0.1:9/x.css>",
    "<base href=http://127.0.0.1:9/>",
    "<form action=http://127.0.0.1:9/><button>x</button></form>",
    f'";{RUN};//',
    f"';{RUN};//",
    f"`${{{RUN}}}`",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f'\\";{RUN};//',
    "{{ 7 * 7 }}",
    "{% raw %}{{ ''.__class__ }}{% endraw %}",
    "{n} {place} {names} $& $1 $`",
    f"甲\u2028{RUN}\u2029乙",
    "甲\u0000乙\u0007丙",
    "\u202e倒写的名称\u202c",
    "\u2066\u2067嵌套\u2069\u2069",
    "半个\ud83d字符",
    "换\r\n行\t名",
    "&lt;b&gt;&amp;&quot;",
    "__proto__",
    "constructor",
    "=1+1",
    "很" * 3000,
    f"<style>*{{display:none}}</style><script>{RUN}</script>",
    f"</SCRIPT ><ScRiPt>{RUN}</sCrIpT>",
]
# Whatever text stands in may be left in many ways, and code be run by many elements and events.
LEAVING = ["", '">', "'>", "</p>", "-->", "]]>", "</script>", "</svg>", "`>"]
RUNNING = [
    f"<{element} {event}={RUN}>"
    for element, event in [
        ("img src=x", "onerror"), ("svg", "onload"), ("body", "onpageshow"), ("input autofocus", "onfocus"),
        ("select autofocus", "onfocus"), ("video><source", "onerror"), ("audio src=x", "onerror"),
        ("details open", "ontoggle"), ("marquee", "onstart"), ("object data=x", "onerror"),
        ("embed src=x", "onload"), ("iframe", "onload"), ("style", "onload"), ("script src=x", "onerror"),
        ("link rel=stylesheet href=x", "onerror"), ("p style=animation-name:x", "onanimationstart"),
        ("button autofocus", "onfocusin"), ("svg><animate attributeName=x", "onbegin"),
    ]
]  # fmt: skip
EVERYTHING = [*HOSTILE, *(leaving + running for leaving in LEAVING for running in RUNNING)]


def hostile_sketch() -> Sketch:
    """Every hostile string as a name and an alias, in a sentence, and in all that is said of a tie."""
    sketch = Sketch()
    sketch.graph.graph["reports"] = [
        {"id": REPORT, "name": HOSTILE[1], "place": HOSTILE[0], "as_of": HOSTILE[2]}
    ]
    sketch.body("南湖区经贸局", reporting=True)
    for index, text in enumerate(EVERYTHING):
        kind = list(Kind)[index % len(Kind)]
        sketch.body(text, kind, aliases=[text + "别名"], place=text, reporting=index % 10 == 9)
        id_ = sketch.tie(
            "南湖区经贸局",
            RelationType.JOINT_ACTION,
            text,
            f"同{text}一起。",
            document=text,
            event=text,
            frame=text,
        )
        statement = sketch.graph.edges[id_of("南湖区经贸局"), id_of(text), id_]["statements"][0]
        sketch.graph.graph["statements"][statement] |= {"column": text, "item": text}
    return sketch
