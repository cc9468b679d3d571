"""What the columns and the rows of a task table mean: who, what, by when, how much."""
