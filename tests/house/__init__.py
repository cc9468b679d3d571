"""Tests about the house itself: layout, opening sentences, documentation."""
