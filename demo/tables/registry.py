"""Which function makes the rows of which resource; the key is the entry, or entry#resource where the names differ."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from random import Random

from demo.tables import figures, market, nature, services, transport, truth

Row = Sequence[object]
Rows = Callable[[Random], Iterable[Row]]

TABLES: Mapping[str, Rows] = {
    **truth.TABLES,
    **transport.TABLES,
    **services.TABLES,
    **market.TABLES,
    **nature.TABLES,
    **figures.TABLES,
}
