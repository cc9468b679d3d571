"""Tests of the readers: the same plan from every format."""
