"""The typefaces of the page: cut from installed font packages, never committed."""
