"""Pieces of a page: header, filters, headline, map, legend, list, card."""
