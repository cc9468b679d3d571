"""Tests of the pictures: what they hold, where it stands, and what their pages do in a browser."""
