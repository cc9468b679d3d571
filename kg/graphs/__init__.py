"""Pictures of how plans hang together: pure functions from what a store holds to boxes, lines and a page."""

from kg.graphs.page import picture_page, shared_files
from kg.graphs.picture import Area, Band, Column, Edge, Excerpt, Fact, Node, Picture, Reference

__all__ = [
    "Area",
    "Band",
    "Column",
    "Edge",
    "Excerpt",
    "Fact",
    "Node",
    "Picture",
    "Reference",
    "picture_page",
    "shared_files",
]
