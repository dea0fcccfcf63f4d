"""Slides: what stands on each as plain data, and the file that PowerPoint opens."""
