"""One function for each question of questions.csv: what the narrowed atlas says in answer to it."""
