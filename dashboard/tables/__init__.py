"""What a fact is: the declared tables, how they are read, checked, written and remembered."""
