"""What a sentence says beside its words: who, by when, how much, which document, which region."""
