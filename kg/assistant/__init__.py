"""Tools for assistants over the Model Context Protocol: questions, search, traces, figures, each with its passages."""

from kg.assistant.server import create_server
from kg.assistant.tools import Assistant

__all__ = ["Assistant", "create_server"]
