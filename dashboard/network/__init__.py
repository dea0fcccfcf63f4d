"""As a picture of who is tied to whom: the mirror map, its places, its ties and its styling."""
