"""A browser without a window: it draws charts, and turns a drawing into pixels."""

import base64
import json
from types import TracebackType
from typing import Any, Self

from dashboard.exports.picture_faces import Face, Faces

FACE = (
    '@font-face {{ font-family: "{family}"; font-weight: {weight}; size-adjust: {scale}%; '
    'src: url("{file}") }}\n'
)
SAMPLE = "<p style='position: absolute; opacity: 0; font: {weight} 12px \"{family}\"'>Aa 日本</p>"
SHEET = "<!DOCTYPE html><style>html, body { margin: 0 } img { display: block }</style><img>"
SHOW = """(async () => {{
    const picture = document.querySelector("img");
    [picture.width, picture.height, picture.src] = [{width}, {height}, {source}];
    await picture.decode();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}})()"""


class NoBrowser(Exception):
    """Pictures cannot be drawn here; `missing` is "kaleido" or "chromium"."""

    def __init__(self, missing: str) -> None:
        super().__init__(missing)
        self.missing = missing


class Easel:
    """The browser while it is open, for `async with`.

    Takes the typefaces in which charts are measured; nothing is fetched from any host. Raises
    NoBrowser where Kaleido or Chromium is missing or does not start.
    """

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self.browser: Any = None
        self.sheet: Any = None

    async def __aenter__(self) -> Self:
        try:
            from choreographer.errors import BrowserFailedError, ChromeNotFoundError
            from kaleido import Kaleido
        except ImportError as reason:
            raise NoBrowser("kaleido") from reason
        try:
            self.browser = await Kaleido(n=1, page_generator=page(self.faces.found)).__aenter__()
        except (ChromeNotFoundError, BrowserFailedError) as reason:
            raise NoBrowser("chromium") from reason
        self.sheet = await self.browser.create_tab("about:blank", window=True)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        reason: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.browser.__aexit__(kind, reason, trace)

    async def chart(self, figure: dict[str, Any], width: float, height: float) -> str:
        """The drawing of a figure as SVG, in CSS pixels."""
        shape = {"width": round(width), "height": round(height)}
        whole = {"data": figure["data"], "layout": figure["layout"] | shape | {"autosize": False}}
        drawn = await self.browser.calc_fig(whole, {"format": "svg", **shape})
        return str(drawn.decode("utf-8"))

    async def photograph(self, svg: str, width: int, height: int, shown: int = 0) -> bytes:
        """A drawing as PNG of exactly that many pixels, see-through where nothing is drawn.

        `shown` is how many of its rows are kept from the top; 0 for all.
        """
        source = "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
        send = self.sheet.send_command
        await send(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )
        nothing = {"color": {"r": 0, "g": 0, "b": 0, "a": 0}}
        await send("Emulation.setDefaultBackgroundColorOverride", nothing)
        tree = await send("Page.getFrameTree")
        frame = tree["result"]["frameTree"]["frame"]["id"]
        await send("Page.setDocumentContent", {"frameId": frame, "html": SHEET})
        script = SHOW.format(width=width, height=height, source=json.dumps(source))
        await send("Runtime.evaluate", {"expression": script, "awaitPromise": True})
        clip = {"x": 0, "y": 0, "width": width, "height": shown or height, "scale": 1}
        shot = await send("Page.captureScreenshot", {"format": "png", "clip": clip})
        return base64.b64decode(shot["result"]["data"])


def page(faces: tuple[Face, ...]) -> Any:
    """The page on which Kaleido draws: Plotly's library and our typefaces, all from this machine."""
    from kaleido import PageGenerator

    rules, samples = [], []
    for face in faces:
        named = {"family": face.family, "weight": face.weight}
        rules.append(FACE.format(**named, scale=100 * face.scale, file=face.path.as_uri()))
        samples.append(SAMPLE.format(**named))
    made = PageGenerator(mathjax=False)
    made.header += f"<style>{''.join(rules)}</style>"
    made.footer = made.footer.replace("<img", f"{''.join(samples)}<img")
    return made
