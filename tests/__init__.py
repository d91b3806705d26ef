"""Tests: what the portal promises."""
