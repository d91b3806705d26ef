"""One guard per file: a rule about the difference of two revisions."""
