// Reads the files of the search index: whole JSON files once, result cards by byte range where the server can.

const PACKED = 5; // a whole file travels compressed, ranges of it do not
const CARD_GAP = 2; // slots that are read along rather than asking twice

/** Return the reader of an index below a URL; `fetchJson(url)` replaces the browser's fetch, and then no ranges are asked for. */
export function openFiles(baseUrl, fetchJson) {
  const base = new URL(baseUrl, typeof document === "undefined" ? undefined : document.baseURI);
  const known = new Map();
  let version = "";

  function address(path) {
    const url = new URL(path, base);
    if (version) url.searchParams.set("v", version);
    return url.href;
  }

  function once(key, read) {
    if (!known.has(key)) {
      const reading = read();
      known.set(key, reading);
      reading.catch(() => known.delete(key));
    }
    return known.get(key);
  }

  function json(path) {
    return once(path, () => (fetchJson ? fetchJson(address(path)) : answer(address(path)).then((response) => response.json())));
  }

  /** Read a file and keep what a function makes of it. */
  function derived(path, make) {
    return once(`derived ${path}`, () => json(path).then(make));
  }

  async function meta() {
    const read = fetchJson ?? ((url) => answer(url, { cache: "no-cache" }).then((response) => response.json()));
    const found = await read(address("meta.json"));
    version = found.version;
    return found;
  }

  /** Return the cards of documents, in their order. */
  async function cards(documents, [perFile, slot]) {
    const missing = new Map();
    for (const doc of documents) {
      if (known.has(`card ${doc}`)) continue;
      const file = Math.floor(doc / perFile);
      if (!missing.has(file)) missing.set(file, []);
      missing.get(file).push(doc % perFile);
    }
    for (const [file, slots] of missing) {
      const whole = fetchJson || slots.length * PACKED > perFile;
      for (const group of grouped(slots.sort((a, b) => a - b))) {
        const reading = whole ? fromWhole(file, group) : fromRange(file, group, slot);
        for (const at of group) {
          const key = `card ${file * perFile + at}`;
          known.set(key, reading.then((read) => read.get(at)));
          known.get(key).catch(() => known.delete(key));
        }
      }
    }
    return Promise.all(documents.map((doc) => known.get(`card ${doc}`)));
  }

  async function fromWhole(file, slots) {
    const all = await json(`cards/${file}.json`);
    return new Map(slots.map((at) => [at, Array.isArray(all[at]) ? all[all[at][2]] : all[at]]));
  }

  async function fromRange(file, slots, slot) {
    const first = 1 + slots[0] * slot;
    const last = 1 + slots[slots.length - 1] * slot + slot - 1;
    const read = await bytes(file, first, last);
    const found = new Map();
    await Promise.all(
      slots.map(async (at) => {
        const start = 1 + at * slot;
        let card = parsed(read(start, start + slot - 1));
        if (Array.isArray(card)) {
          const [from, length] = card;
          card = parsed((await bytes(file, from, from + length))(from, from + length));
        }
        found.set(at, card);
      }),
    );
    return found;
  }

  /** Return a function that cuts bytes out of a file: of the range asked for, or of the whole where no ranges are served. */
  async function bytes(file, first, last) {
    const path = `cards/${file}.json`;
    if (known.has(`bytes ${path}`)) return known.get(`bytes ${path}`);
    const response = await answer(address(path), { headers: { Range: `bytes=${first}-${last - 1}` } });
    const content = new Uint8Array(await response.arrayBuffer());
    if (response.status === 206) return (start, end) => content.subarray(start - first, end - first);
    const cut = (start, end) => content.subarray(start, end);
    known.set(`bytes ${path}`, Promise.resolve(cut));
    return cut;
  }

  return { json, derived, meta, cards };
}

function grouped(slots) {
  const groups = [];
  for (const slot of slots) {
    const group = groups[groups.length - 1];
    if (group && slot - group[group.length - 1] <= CARD_GAP) group.push(slot);
    else groups.push([slot]);
  }
  return groups;
}

function parsed(content) {
  return JSON.parse(new TextDecoder().decode(content));
}

async function answer(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}
