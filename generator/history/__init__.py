"""What git knows of the portal: revisions, events, and what changed between two states."""
