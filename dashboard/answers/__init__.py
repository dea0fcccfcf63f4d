"""What the tables answer: pure functions over an atlas, narrowed or whole, that know no words."""
