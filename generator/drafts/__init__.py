"""Metadata proposed from the files themselves: what an officer only has to complete and to approve."""
