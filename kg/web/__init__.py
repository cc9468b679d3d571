"""The endpoint and its pages: `create_application` makes the web application over one store."""

from kg.web.application import create_application
from kg.web.settings import Settings

__all__ = ["Settings", "create_application"]
