"""Documents of the genre from other fields, written and annotated apart from the readers, and how well they are read."""
