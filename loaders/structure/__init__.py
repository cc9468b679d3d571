"""From blocks to the tree of a plan: numbering, paragraphs, sentences, tables, the letter around the plan."""
