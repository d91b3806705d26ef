"""What things cost, measured against a baseline in the same run."""
