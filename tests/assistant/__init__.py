"""Tests of the tools for assistants, through a client of the protocol's own package."""
