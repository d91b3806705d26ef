"""Two states of the catalogue become typed changes."""
