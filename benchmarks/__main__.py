"""`make bench`: every benchmark, one after the other, as tables that can be pasted into README.md."""

from benchmarks import build, tables

for module in (build, tables):
    print(f"\n## {module.__name__.rpartition('.')[2]}\n\n{(module.__doc__ or '').strip()}\n", flush=True)
    module.main([])
