"""From the bytes of a file to text whose every character knows where it stands."""
