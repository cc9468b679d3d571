"""Word documents: paragraphs, numbering, tables, and their styles."""
