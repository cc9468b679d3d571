"""Which words head the columns of a table, and what each says of its column."""
