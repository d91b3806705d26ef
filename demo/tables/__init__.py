"""The rows of every table of the demonstration."""
