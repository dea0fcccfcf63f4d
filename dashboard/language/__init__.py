"""In which words: labels, dates and sentences in each language."""
