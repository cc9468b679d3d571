"""Documents in, `PlanDocument` out: reading, structure, annotation. Knows no RDF."""
