"""The command line: the only place that knows arguments, clock and environment."""
