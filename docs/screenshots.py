"""Take the two pictures of the README from a results folder: python docs/screenshots.py results/seeds

Needs Chromium and the test dependencies (pip install --editable '.[test]'); writes beside this file, in images/. The
tests of the page open it in the same browser.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

IMAGES = Path(__file__).resolve().parent / "images"
# What a laptop and a telephone show without scrolling.
SCREENS = {"report-wide": (1280, 800), "report-phone": (390, 844)}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# The page is a file of ours and is to make no request; the rest keeps the browser from making its own.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = "no Chromium was found; install it (Debian: apt-get install chromium) and run this again"


def browser_path() -> str | None:
    """Where the browser is installed, if it is."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def take(page: Path, browser_path: str) -> None:
    """Open the page once for each screen and save what it shows."""
    from playwright.sync_api import sync_playwright

    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        for name, (width, height) in SCREENS.items():
            tab = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
            tab.goto(page.resolve().as_uri(), wait_until="load")
            tab.screenshot(path=IMAGES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python docs/screenshots.py RESULTS")
    take(Path(sys.argv[1]) / "report.html", browser_path() or sys.exit(MISSING))
