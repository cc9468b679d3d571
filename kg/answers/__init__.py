"""Answers within limits: the build that is held, and processes that answer SPARQL and end at their limits."""
