"""The endpoint and its pages: `create_application` makes the web application over one store."""

from kg.web.application import create_application
from kg.web.settings import HERE, Settings

__all__ = ["HERE", "Settings", "create_application"]
