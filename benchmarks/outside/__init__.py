"""Programs of others judge a built site; each script runs in an environment of its own, outside the repository."""
