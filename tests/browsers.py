"""Finds the browser in which tests and benchmarks open pages."""

import shutil

# The shell draws pages as Chromium does and has no windows of its own, which cost more than most pages.
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
