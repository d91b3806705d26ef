"""The formats a table is offered in besides its source CSV: each exact, or absent with the reason."""
