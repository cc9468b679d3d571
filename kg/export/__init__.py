"""Writes a store out: for RDF tools, for spreadsheets, for network analysis, and as standard documents of plans."""

from kg.export.formats import EXPORTS, Format, choose_export, export_store, write_export
from kg.export.measures import COLUMNS

__all__ = ["COLUMNS", "EXPORTS", "Format", "choose_export", "export_store", "write_export"]
