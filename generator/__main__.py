"""``python -m generator`` is the command ``portal``."""

from generator.cli.main import main

main()
