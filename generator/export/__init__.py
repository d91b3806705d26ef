"""The public view for machines: search index and data packages, as artifacts."""
