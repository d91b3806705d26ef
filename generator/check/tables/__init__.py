"""The tables of an entry against their schemas: bytes and structure first, then every row, in an exact lane and a fast one."""
