"""Tables that lost their cells on the way into a text, made rows and cells again."""
