"""HTML and Markdown that would do harm on a page, and a browser that shows that it does none."""

import http.server
import shutil
import subprocess
import threading

import pytest

#: Name -> HTML that a student could print. RUN would leave a mark, LOAD is a watched address.
VECTORS = {
    "script": "<script>RUN</script>",
    "script from elsewhere": "<script src='LOAD'></script>",
    "module": "<script type=module>import 'LOAD'</script>",
    "event handler": "<img src=x onerror='RUN'>",
    "event handler without quotes or spaces": "<img/src=x/onerror=RUN>",
    "handler of a shown part": "<details open ontoggle='RUN'>x</details>",
    "focus": "<input autofocus onfocus='RUN'>",
    "animation": "<style>@keyframes x{}</style><b style='animation-name:x' onanimationstart='RUN'>x</b>",
    "SVG": "<svg onload='RUN'></svg>",
    "script in SVG": "<svg><script>RUN</script></svg>",
    "animated SVG": "<svg><animate onbegin='RUN' attributeName=x dur=1s></svg>",
    "foreign object": "<svg><foreignObject><iframe srcdoc='<script>parent.RUN</script>'></iframe></foreignObject></svg>",
    "math that turns into HTML": "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=RUN&gt;'>",
    "noscript": "<noscript><p title='</noscript><img src=x onerror=RUN>'>",
    "template": "<template><script>RUN</script></template><img src=x onerror=RUN>",
    "JavaScript link": "<a href='javascript:RUN' id=click>x</a>",
    "JavaScript link spelt oddly": "<a href='&#106;ava&#9;script:RUN'>x</a>",
    "HTML in a data link": "<a href='data:text/html,<script>RUN</script>'>x</a>",
    "HTML as a picture": "<img src='data:text/html,<script>RUN</script>'>",
    "SVG as a picture": "<img src='data:image/svg+xml,<svg onload=RUN xmlns=\"http://www.w3.org/2000/svg\"/>'>",
    "iframe": "<iframe src='javascript:RUN'></iframe>",
    "iframe with a document": "<iframe srcdoc='<script>parent.RUN</script>'></iframe>",
    "iframe from elsewhere": "<iframe src='LOAD'></iframe>",
    "object": "<object data='LOAD'></object><embed src='LOAD'>",
    "refresh": "<meta http-equiv=refresh content='0;url=LOAD'>",
    "base": "<base href='LOAD'>",
    "form": "<form action='LOAD'><button autofocus>x</button></form>",
    "style sheet": "<link rel=stylesheet href='LOAD'>",
    "preload": "<link rel=preload as=image href='LOAD'>",
    "style": "<style>body{background:url(LOAD)} .card{display:none}</style>",
    "style attribute": "<b style='background:url(LOAD);position:fixed;inset:0'>x</b>",
    "picture from elsewhere": "<img src='LOAD'><img srcset='LOAD 1x'><picture><source srcset='LOAD'></picture>",
    "video": "<video src='LOAD' poster='LOAD' autoplay></video><audio src='LOAD' autoplay></audio>",
    "end of the page": "</pre></div></body></html><script>RUN</script>",
    "comment": "<!--><script>RUN</script>-->",
}
MARKDOWN = {
    "link": "[x](javascript:RUN)",
    "link with an entity": "[x](&#106;avascript:RUN)",
    "link with an escape": r"[x](javascript\:RUN)",
    "link by reference": "[x][1]\n\n[1]: javascript:RUN",
    "autolink": "<javascript:RUN>",
    "picture": "![x](LOAD)",
    "picture by reference": "![x][1]\n\n[1]: LOAD",
    "picture of a file": "![x](/etc/passwd)",
    "attachment": "![x](attachment:x.svg)",
    "title": '[x](http://x "\' onmouseover=RUN")',
    "formula": r"$\href{javascript:RUN}{x}$ $</span><script>RUN</script>$ $$\style{background:url(LOAD)}{x}$$",
    "link with a colon's name": "[x](javascript&colon;RUN) [y](javascript&#58;RUN) [z](data&#58;text/html,RUN)",
    "link by reference with an entity": "[x][2]\n\n[2]: javascript&#x3a;RUN",
    "other schemes": "[x](vbscript&#58;RUN) [y](file:///etc/passwd) [z](blob:RUN)",
    "formula with a null character": "$\\text{<\0img/src=x onerror=RUN>}$ $\\text{<\0meta/http-equiv=refresh/content=0;url=LOAD>}$",
    "formula that covers": '$\\text{<\0h1/style="position:fixed;inset:0">100/100<\0/h1>}$ $\\text{<\0iframe/src=LOAD>}$',
    "MathML": "<math><mtext><table><mglyph><style><img src=x onerror=RUN></style></table></mtext></math>",
    "MathML that leads away": '<math href="javascript:RUN"><mi xlink:href="javascript:RUN">x</mi><maction actiontype="statusline#LOAD">y</maction></math>',
    "a page's own classes": '<div class="modal-backdrop fade in" style="position:fixed;inset:0">x</div>',
    "fence": "```<img src=x onerror=RUN>\n<script>RUN</script>\n```",
}


def hostile(load: str) -> list[str]:
    run = "document.documentElement.setAttribute(&quot;data-pwned&quot;,1)"
    return [
        text.replace("parent.RUN", "RUN")
        .replace("RUN", run.replace("&quot;", "`"))
        .replace("LOAD", load)
        for text in (*VECTORS.values(), *MARKDOWN.values())
    ]


class _Watched(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        self.send_error(404)

    def log_message(self, *_):
        pass


@pytest.fixture
def watched():
    """A server that keeps what it was asked for; nobody should ask it for anything."""
    server = http.server.HTTPServer(("127.0.0.1", 0), _Watched)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


def assert_harmless(page, watched, tmp_path, shown):
    """Open a page in a browser, with its policy and without: nothing runs, loads or leaves.

    Parameters
    ----------
    page : str
        HTML.
    watched : http.server.HTTPServer
        What LOAD stands for leads there.
    tmp_path : Path
    shown : str
        What has to be in the page.
    """
    names = ("chromium", "chromium-browser", "google-chrome")
    browser = next(filter(None, map(shutil.which, names)), None)
    if browser is None:
        pytest.skip("there is no Chromium to open the page in")
    # Without the policy, which stops all this too, so that the cleaning alone is shown to do it.
    bare = page.replace("Content-Security-Policy", "x-policy")
    proof = "<script>document.documentElement.setAttribute('data-runs', 1)</script>"
    for name, content in {"page": page, "bare": bare + proof}.items():
        path = tmp_path / f"{name}.html"
        path.write_text(content, encoding="utf-8")
        call = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
        call += ["--disable-background-networking", "--disable-component-update"]
        call += ["--disable-sync", "--no-proxy-server", "--virtual-time-budget=2000"]
        call += [f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", path.as_uri()]
        seen = subprocess.run(call, capture_output=True, text=True, timeout=120).stdout
        root = seen[: seen.index("<head>")]
        assert shown in seen
        assert ("data-runs" in root) == (name == "bare"), "scripts run in this browser at all"
        assert "data-pwned" not in root
    assert watched.asked == []
