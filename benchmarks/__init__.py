"""What measures accuracy, speed and scale, and prints tables."""
