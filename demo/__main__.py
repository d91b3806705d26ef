"""Write every entry of the demonstration into `datasets/`, or only those named on the command line."""

import sys
from pathlib import Path

from demo.build import write_all

if __name__ == "__main__":
    count, size = write_all(Path(__file__).parent.parent / "datasets", only=frozenset(sys.argv[1:]))
    sys.stdout.write(f"{count} entries, {size / 1e6:.1f} MB\n")
