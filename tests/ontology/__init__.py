"""Tests of the ontology: its terms, its schemes, its shapes and the checker that runs them."""
