"""How a reader finds a body, a channel, a law, a sector, an event or a term by typing."""
