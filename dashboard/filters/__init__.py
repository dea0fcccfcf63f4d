"""What is asked: the filters, the address that carries them, and the engine that applies them."""
