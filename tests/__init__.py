"""The tests of the project, room by room as the code is laid out."""
