"""What the reader takes away: one file for each format."""
