"""Tests of the loaders: documents in, plans out."""
