"""Takes pictures of the pictures, on screen and on A4, and tells what a critical eye would find on them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
from PIL import Image
from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Shot:
    """A view to be photographed: its page, the part of its address that says what is chosen, the keys then pressed."""

    file: str
    chosen: str = ""
    keys: tuple[str, ...] = ()


SHOTS: dict[str, Shot] = {
    "view-line": Shot("line-list2020-2.html"),
    "view-line-open": Shot("line-list2020-2.html", f"#sel={quote('list2020/task/2')}", ("Enter",)),
    "view-years": Shot("years-list2020-list2021.html"),
    "view-plan": Shot("plan-list2020.html"),
    "view-department": Shot("department-国家知识产权局-运用促进司.html"),
    "view-departments": Shot("departments.html"),
    "view-promise": Shot("promise.html"),
    "view-phrase": Shot("phrase-关于强化知识产权保护的意见.html"),
    "view-map": Shot("map.html"),
}
"""By the name of the image: one of each kind of view, and a line that is opened."""

SCREEN = 1440, 900
A4_AT_100 = 827, 1170
_VIVID, _LINES, _GREYS = 40, 150, 40
Box = Mapping[str, Any]

_WIDTHS = """(texts) => {
  const context = document.createElement("canvas").getContext("2d");
  return texts.map(({ text, size, weight, family }) => {
    context.font = `${weight ?? 400} ${size}px ${family ?? getComputedStyle(document.body).fontFamily}`;
    return context.measureText(text).width;
  });
}"""
_SHEETS = """() => {
  dispatchEvent(new Event("beforeprint"));
  return [...document.querySelectorAll("#paper svg")].map((one) => one.getAttribute("viewBox").split(" ").map(Number));
}"""


def photograph(page: Page, path: Path) -> None:
    """Write what is seen of a page as an image."""
    page.screenshot(path=path)


def print_sheets(page: Page, folder: Path, name: str) -> tuple[Path, ...]:
    """Print a page on A4 and return an image of each sheet, at 100 points an inch."""
    sheet = folder / f"{name}.pdf"
    page.pdf(path=sheet, prefer_css_page_size=True)
    subprocess.run([str(shutil.which("pdftoppm")), "-r", "100", "-png", sheet, folder / name], check=True)
    return tuple(sorted(folder.glob(f"{name}-*.png")))


def count_colours(path: Path) -> int:
    """Return how many colours an image has: a blank one has one."""
    with Image.open(path) as opened:
        colours = opened.convert("RGB").getcolors(opened.width * opened.height)
    return len(colours or ())


def size_of(path: Path) -> tuple[int, int]:
    """Return the width and height of an image."""
    with Image.open(path) as opened:
        return opened.size


def find_faults(page: Page) -> tuple[str, ...]:
    """Return what disturbs on a picture: boxes, signs or texts that lie over each other, texts that leave their box,
    lines that pass through a box that is none of their ends (in a picture with columns)."""
    state = page.evaluate("pictureState()")
    state["texts"] = [text for text in state["texts"] if text["text"].strip()]
    widths = page.evaluate(_WIDTHS, state["texts"])
    texts = [_text_box(text, width) for text, width in zip(state["texts"], widths, strict=True)]
    boxes, labels = state["boxes"], state["labels"]
    columns = page.evaluate("JSON.parse(document.getElementById('picture-data').textContent).picture.columns.length")
    faults = (
        *(f"box {a['id']} over {b['id']}" for a, b in combinations(boxes, 2) if _over(a, b)),
        *(f"sign {a['text']} over {b['text']}" for a, b in combinations(labels, 2) if _over(a, b)),
        *(f"sign {label['text']} over box {box['id']}" for label in labels for box in boxes if _over(label, box)),
        *(f"text {a['text']} over {b['text']}" for a, b in combinations(texts, 2) if _over(a, b)),
        *_leaving(texts, boxes),
    )
    return (*faults, *_through(state, boxes)) if columns else faults


def find_cut_boxes(page: Page) -> tuple[str, ...]:
    """Return the boxes that no single sheet of paper holds whole."""
    sheets = page.evaluate(_SHEETS)
    boxes = page.evaluate("pictureState().boxes")
    return tuple(
        box["id"] for box in boxes if not any(y <= box["y"] and box["y"] + box["h"] <= y + h for _, y, _, h in sheets)
    )


def _text_box(text: Box, width: float) -> Box:
    left = {"middle": width / 2, "end": width}.get(text.get("anchor", "start"), 0)
    high = text["size"]
    return {"text": text["text"], "x": text["x"] - left, "y": text["y"] - 0.8 * high, "w": width, "h": 0.9 * high}


def _over(one: Box, other: Box, slack: float = 1.0) -> bool:
    beside = one["x"] + one["w"] <= other["x"] + slack or other["x"] + other["w"] <= one["x"] + slack
    return not (beside or one["y"] + one["h"] <= other["y"] + slack or other["y"] + other["h"] <= one["y"] + slack)


def _leaving(texts: Sequence[Box], boxes: Sequence[Box]) -> Iterator[str]:
    """Texts that begin within a box and end outside it."""
    for text in texts:
        middle = text["y"] + text["h"] / 2
        for box in boxes:
            within = box["x"] <= text["x"] <= box["x"] + box["w"] and box["y"] <= middle <= box["y"] + box["h"]
            if within and text["x"] + text["w"] > box["x"] + box["w"]:
                yield f"text {text['text']} leaves {box['id']}"


def _through(state: Mapping[str, Any], boxes: Sequence[Box]) -> Iterator[str]:
    for (source, target), points in zip(state["ends"], state["points"], strict=True):
        for box in boxes:
            if box["id"] not in (source, target) and any(_holds(box, x, y) for x, y in points):
                yield f"line {source} → {target} through {box['id']}"


def _holds(box: Box, x: float, y: float) -> bool:
    return bool(box["x"] + 1 < x < box["x"] + box["w"] - 1 and box["y"] + 1 < y < box["y"] + box["h"] - 1)


def write_thin(source: Path, target: Path) -> None:
    """Write an image with 256 colours: the most frequent exactly, even greys, and for the rest those of the lines."""
    with Image.open(source) as opened:
        image = opened.convert("RGB")
    pixels = np.asarray(image).reshape(-1, 3)
    packed, places, counts = np.unique(_pack(pixels), return_inverse=True, return_counts=True)
    colours = np.stack([packed >> 16, packed >> 8 & 255, packed & 255], axis=1)
    vivid = colours[np.ptp(colours, axis=1) > _VIVID].astype(np.uint8).reshape(1, -1, 3)
    lines = np.array(Image.fromarray(vivid).quantize(_LINES).getpalette() or []).reshape(-1, 3)[:_LINES]
    greys = np.linspace(0, 255, _GREYS).round().repeat(3).reshape(-1, 3)
    frequent = colours[np.argsort(-counts)[: 256 - _LINES - _GREYS]]
    palette = np.concatenate([frequent, greys, lines]).astype(int)
    nearest = ((colours[:, None] - palette) ** 2).sum(axis=2).argmin(axis=1).astype(np.uint8)
    thin = Image.fromarray(nearest[places].reshape(image.height, image.width), mode="P")
    thin.putpalette(palette.astype(np.uint8).tobytes())
    thin.save(target, optimize=True)


def _pack(pixels: np.ndarray) -> np.ndarray:
    """Each colour as one number."""
    packed: np.ndarray = pixels.astype(int) @ np.array([1 << 16, 1 << 8, 1])
    return packed
