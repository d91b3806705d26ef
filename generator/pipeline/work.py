"""Work for many entries: in this process, or in any executor that is handed in, always in order and never all at once."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from itertools import islice
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")
Progress = Callable[[str, int, int], None]
"""Told the name of the step, how many are done, and how many there are."""

WINDOW = 16
"""How many jobs may be under way: enough to keep a few processes busy, few enough to hold in memory."""


def in_order(work: Callable[[Job], Result], jobs: Iterable[Job], executor: Executor | None) -> Iterator[Result]:
    """Yield the result of each job in the order of the jobs; at most ``WINDOW`` jobs and results exist at a time."""
    if executor is None:
        yield from map(work, jobs)
        return
    coming = iter(jobs)
    running: deque[Future[Result]] = deque(executor.submit(work, job) for job in islice(coming, WINDOW))
    while running:
        result = running.popleft().result()
        running.extend(executor.submit(work, job) for job in islice(coming, 1))
        yield result


def silent(_step: str, _done: int, _total: int) -> None:
    """Show no progress."""
