"""What the numbers of a tree do not tell, put right: labels, closings of a group, what stands behind the last task."""
