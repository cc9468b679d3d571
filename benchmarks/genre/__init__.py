"""Documents of the genre from other fields, annotated apart from the readers, and how well they are read."""
