"""Tests of the server, through HTTP."""
