"""Contents become pages: our own templates, stamped into the theme's finished frame."""
