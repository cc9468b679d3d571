"""Parts and items without printed numbers, which then stand for numbers that are counted by their place."""
