"""Values in, problems out: shapes, rules and tables, each with its place and cure."""
