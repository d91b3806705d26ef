"""One rule, one file, one code, one public page."""
