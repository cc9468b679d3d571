"""Tests of the graph side: alignment, store, queries."""
