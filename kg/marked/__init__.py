"""A document with everything that was understood marked in its own text, as a page or as the inside of one.

`marked_page` is a file that needs nothing else. For a page of a server take `marked_body`, which is escaped HTML,
with `marked_css` and `marked_script`, which are the same for every document.
"""

from kg.marked.page import marked_body, marked_css, marked_page, marked_script

__all__ = ["marked_body", "marked_css", "marked_page", "marked_script"]
