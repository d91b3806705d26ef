"""Data about people and secrets: in columns, cells, headings and single texts; found and counted, never repeated."""
