"""Chinese policy plans as a knowledge graph: what they ask, of whom, by when, and how it goes on."""

__version__ = "0.1.0"
