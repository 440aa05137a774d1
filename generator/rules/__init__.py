"""Rules need the whole catalogue. A new rule is one file here and one line below."""
