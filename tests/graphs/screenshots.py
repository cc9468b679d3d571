"""Takes the pictures of the pictures for the documentation, on screen and on paper; run it with a folder of pages.

kg view --all build && python -m tests.graphs.screenshots build docs/images
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

import numpy as np
from PIL import Image
from playwright.sync_api import Page, sync_playwright

SHOTS = {
    "view-line": ("line-list2020-2.html", ""),
    "view-line-open": ("line-list2020-2.html", f"#sel={quote('list2020/task/5')}"),
    "view-years": ("years-list2020-list2021.html", ""),
    "view-plan": ("plan-list2020.html", ""),
    "view-department": ("department-国家知识产权局-运用促进司.html", ""),
    "view-departments": ("departments.html", ""),
    "view-promise": ("promise.html", ""),
    "view-phrase": ("phrase-关于强化知识产权保护的意见.html", ""),
    "view-map": ("map.html", ""),
}
"""By the name of the image: the page, and the part of its address that says what is chosen."""

_VIVID, _LINES, _GREYS = 40, 150, 40


def main() -> None:
    """Photograph every page of SHOTS, and print the first of them on A4."""
    pages, images = (Path(name).resolve() for name in sys.argv[1:3])
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        for name, (file, chosen) in SHOTS.items():
            page.goto("about:blank")
            page.goto(f"{(pages / file).as_uri()}{chosen}")
            page.wait_for_selector("#picture[data-drawn]")
            if chosen:
                page.locator("#picture").press("Enter")
                page.wait_for_timeout(200)
            page.screenshot(path=images / f"{name}.png")
            _thin(images / f"{name}.png")
            if name in ("view-line", "view-years"):
                _print(page, images / f"{name}-a4.png")
        browser.close()


def _print(page: Page, path: Path) -> None:
    """Write the first sheet of a page on paper as an image."""
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "sheet.pdf"
        page.pdf(path=sheet, prefer_css_page_size=True)
        pdftoppm = str(shutil.which("pdftoppm"))
        subprocess.run([pdftoppm, "-r", "100", "-png", "-singlefile", sheet, path.with_suffix("")], check=True)
    _thin(path)


def _thin(path: Path) -> None:
    """Keep 256 colours of an image: the most frequent exactly, even greys, and for the rest those of the lines."""
    with Image.open(path) as opened:
        image = opened.convert("RGB")
    pixels = np.asarray(image).reshape(-1, 3)
    frequent, counts = np.unique(pixels, axis=0, return_counts=True)
    vivid = pixels[np.ptp(pixels.astype(int), axis=1) > _VIVID].reshape(1, -1, 3)
    lines = Image.fromarray(vivid).quantize(_LINES).getpalette() or []
    greys = [round(level) for level in np.linspace(0, 255, _GREYS) for _ in "rgb"]
    exact = frequent[np.argsort(-counts)[: 256 - _LINES - _GREYS]].reshape(-1).tolist()
    palette = Image.new("P", (1, 1))
    palette.putpalette([*exact, *greys, *lines[: 3 * _LINES]])
    image.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main()
