"""Tests of the questions in queries/: their form, their answers, and that two engines agree on them."""
