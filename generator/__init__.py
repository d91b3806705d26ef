"""An open-data portal without a server: the catalogue in git becomes a static site."""
