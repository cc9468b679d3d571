"""What documents of the genre print, whoever reads it: numbers, words that head columns, blanks of typesetting."""
