// The state of the catalogue page as its address: ?q=&openness=…&sort=&page=&deep=1

/** Read a state; what the index does not know is left out. */
export function readState(search, meta) {
  const given = new URLSearchParams(search);
  const facets = {};
  for (const { name, codes } of meta.facets) {
    const known = new Set(codes.map(([code]) => code));
    const chosen = [...new Set(given.getAll(name))].filter((code) => known.has(code));
    if (chosen.length) facets[name] = chosen;
  }
  const page = Number.parseInt(given.get("page") ?? "1", 10);
  return { q: (given.get("q") ?? "").trim(), facets, sort: given.get("sort") ?? "", page: page > 0 ? page : 1, deep: given.has("deep") };
}

/** Return the address of a state; parameters that are not ours stay. */
export function writeState(state, { pathname, search, hash }, meta) {
  const given = new URLSearchParams(search);
  for (const name of ["q", "sort", "page", "deep", ...meta.facets.map((facet) => facet.name)]) given.delete(name);
  if (state.q) given.set("q", state.q);
  for (const { name } of meta.facets) for (const code of state.facets[name] ?? []) given.append(name, code);
  if (state.sort) given.set("sort", state.sort);
  if (state.page > 1) given.set("page", String(state.page));
  if (state.deep) given.set("deep", "1");
  const written = given.toString();
  return pathname + (written ? `?${written}` : "") + hash;
}

/** Tell whether two states show the same. */
export function sameState(left, right) {
  return flat(left) === flat(right);
}

function flat({ q, facets, sort, page, deep }) {
  const chosen = Object.keys(facets).filter((name) => facets[name].length).sort();
  return JSON.stringify([q, chosen.map((name) => [name, facets[name]]), sort, page, Boolean(deep)]);
}
