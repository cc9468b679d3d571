"""Running text whose line breaks were lost, given its paragraphs and titles back."""
