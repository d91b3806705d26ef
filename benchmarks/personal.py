"""Detecting personal data: what is found in columns of numbers of people, what is told of columns of codes, and the time."""

import argparse
import random
import time
from collections.abc import Callable, Sequence

import pyarrow as pa

from generator.check.personal.kinds import Kind
from generator.check.personal.scan import scan
from generator.check.personal.suspects import has_suspects
from generator.check.tables.pieces import pieces_of
from tests.personal_support import cards, chance, credit_codes, mobiles, orders, people

Make = Callable[[random.Random, int], list[str]]

PERSONAL: dict[str, tuple[Kind, Make]] = {
    "identity numbers": (Kind.IDENTITY, people),
    "mobiles": (Kind.MOBILE, mobiles),
    "bank cards": (Kind.CARD, cards),
    "plates": (Kind.PLATE, lambda source, count: [f"鲁B{source.randrange(10**5):05d}" for _ in range(count)]),
    "e-mail": (Kind.EMAIL, lambda source, count: [f"p{source.randrange(10**6)}@mail.example" for _ in range(count)]),
    "one mobile in remarks": (
        Kind.MOBILE,
        lambda source, count: [*(["已办结"] * (count - 1)), f"电话{mobiles(source, 1)[0]}"],
    ),
    "one identity number in JSON": (
        Kind.IDENTITY,
        lambda source, count: [*(['{"a": 1}'] * (count - 1)), f'{{"id": "{people(source, 1)[0]}"}}'],
    ),
}
HARMLESS: dict[str, Make] = {
    "dated order numbers (18)": orders,
    "credit codes of digits": lambda source, count: credit_codes(source, min(count, 50)),
    "landlines": lambda source, count: [f"0532-8{source.randrange(10**7):07d}" for _ in range(count)],
    "masked mobiles": lambda source, count: [f"{each[:3]}****{each[7:]}" for each in mobiles(source, count)],
    "masked identity numbers": lambda source, count: [
        f"{each[:4]}{'*' * 10}{each[14:]}" for each in people(source, count)
    ],
    "random codes (11)": lambda source, count: [f"{source.randrange(10**10, 10**11)}" for _ in range(count)],
    "random codes (15)": lambda source, count: [f"{source.randrange(10**14, 10**15)}" for _ in range(count)],
    "random codes (16)": lambda source, count: [f"{source.randrange(10**15, 10**16)}" for _ in range(count)],
    "random codes (19)": lambda source, count: [f"{source.randrange(10**18, 10**19)}" for _ in range(count)],
    "serial numbers from 13000000000": lambda _source, count: [str(13_000_000_000 + step) for step in range(count)],
    "UUID": lambda source, count: [
        f"{source.getrandbits(32):08x}-{source.getrandbits(16):04x}-4{source.getrandbits(12):03x}-a{source.getrandbits(12):03x}-{source.getrandbits(48):012x}"
        for _ in range(count)
    ],
    "MD5": lambda source, count: [f"{source.getrandbits(128):032x}" for _ in range(count)],
    "ISBN": lambda source, count: [f"9787{source.randrange(10**9):09d}" for _ in range(count)],
    "coordinates": lambda source, count: [f"{source.uniform(35, 37):.12f}" for _ in range(count)],
    "times": lambda source, count: [
        f"2026-0{source.randrange(1, 10)}-11 {source.randrange(24):02d}:00:00" for _ in range(count)
    ],
}


def table(rows: int) -> bytes:
    """Return a table of ten columns of the usual kinds without anything personal."""
    source = chance(rows)
    lines = ["code,name,kind,count,share,open,since,note,number,at"]
    lines += [
        f"{row:06d},名称{source.randrange(10**6)},甲,{source.randrange(10**6)},{source.random():.6f},true,2026-01-02,备注 {row % 97},"
        f"{source.randrange(10**9)},2026-01-01 08:00:00"
        for row in range(rows)
    ]
    return ("\n".join(lines) + "\n").encode()


def main(arguments: Sequence[str] | None = None) -> None:
    """Print how many generated columns of each kind are found, and the CPU seconds for a large table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--columns", type=int, default=100)
    parser.add_argument("--rows", type=int, default=1_000_000)
    options = parser.parse_args(arguments)
    print("| personal columns | found | of |\n|---|---|---|")
    for name, (kind, make) in PERSONAL.items():
        found = sum(kind in scan(make(chance(seed), 10 + 7 * seed)) for seed in range(options.columns))
        print(f"| {name} | {found} | {options.columns} |")
    print("\n| harmless columns | told | of |\n|---|---|---|")
    for name, make in HARMLESS.items():
        told = sum(bool(scan(make(chance(seed), 20 + 7 * seed))) for seed in range(options.columns))
        print(f"| {name} | {told} | {options.columns} |")
    content = table(options.rows)
    print(f"\n| {options.rows:,} rows × 10, {len(content) / 1e6:.0f} MB | CPU s |\n|---|---|")
    print(f"| one glance at a harmless file | {_cpu(lambda: has_suspects(content)):.2f} |")
    print(f"| reading it by column | {_cpu(lambda: list(pieces_of(content))):.2f} |")
    columns = [cells for block in pieces_of(content) for cells in block.cells]
    print(f"| looking through its columns | {_cpu(lambda: [scan(each) for each in columns]):.2f} |")
    codes = pa.array(orders(chance(1), options.rows))
    print(f"| looking through a column of order numbers | {_cpu(lambda: scan(codes)):.2f} |", flush=True)


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
