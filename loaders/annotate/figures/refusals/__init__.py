"""Which numbers of a sentence promise nothing, and why; `reasons` lists all judgements."""
