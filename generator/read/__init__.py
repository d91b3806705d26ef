"""Bytes in, values and problems out: the only code that opens inputs or runs git."""
