"""`make bench`: every benchmark, one after the other, as tables that can be pasted into README.md."""

import subprocess
import sys

for name in ("build", "review", "tables", "convert", "search"):
    print(f"\n## {name}\n", flush=True)
    subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=True)
