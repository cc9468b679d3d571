"""What stands behind the text of a plan: which lines list the annexes, where each begins, and what it holds."""
