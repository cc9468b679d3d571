"""Reads workbooks: their parts, the cells of a sheet, what numbers print as, and what of a sheet is a table."""
