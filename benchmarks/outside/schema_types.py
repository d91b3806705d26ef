"""Every schema.org description of a site as TypeScript, for a compiler that knows schema.org's types (schema-dts).

python -m benchmarks.outside.schema_types SITE > types.ts; then tsc --noEmit --strict --skipLibCheck --module esnext
--moduleResolution bundler types.ts, in a folder with typescript and schema-dts.
"""

import json
import re
import sys
from pathlib import Path

_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def main() -> None:
    """Print one constant for each description."""
    print('import type { DataCatalog, Dataset, WithContext } from "schema-dts";')
    number = 0
    for path in sorted(Path(sys.argv[1]).rglob("index.html")):
        for found in _DATA.findall(path.read_text(encoding="utf-8")):
            value = {**json.loads(found), "@context": "https://schema.org"}
            print(f"export const d{number}: WithContext<{value['@type']}> = {json.dumps(value, ensure_ascii=False)};")
            number += 1


if __name__ == "__main__":
    main()
