"""Aligns plans: which task and measure of one carries on, or restates, which of the other."""
