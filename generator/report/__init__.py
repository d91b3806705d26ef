"""Findings as text, JSON, GitHub annotations or Markdown: one value, several voices."""
