"""Tests that the notebooks of the documentation run and show what their text says."""
