"""Measurements, as ratios within one run: a page of the atlas against the same page built the usual way."""
