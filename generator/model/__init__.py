"""What the portal speaks about: frozen values, standard library only, no reading, no rendering."""
