"""The demonstration city: `python -m demo` writes `datasets/` anew, always the same bytes.

`entries/` says what every entry is (titles, data dictionary, openness, dates), one YAML file per publisher;
`tables/` makes the rows; `sources/` holds the true tables that are not computed.
"""
