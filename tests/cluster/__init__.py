"""Tests of builds on a Spark cluster."""
