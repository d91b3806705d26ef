"""The only code that writes: sorted, hashed, whole or not at all."""
