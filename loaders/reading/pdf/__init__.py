"""PDF with a text layer: pages, lines, paragraphs, tables, and what is printed around them."""
