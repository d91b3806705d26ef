"""The recipe: what a check and a build are made of, in order."""
