// The parts of the catalogue page that are drawn anew for every answer. Texts of publishers become text nodes, never HTML.

import { mark, rangesOf } from "./search.js";

const EXCERPT = { zh: 110, en: 220 };
const LEAD = 24;
const MOST_FIELDS = 6;

/** Return an element with class, attributes and children (nodes or texts). */
export function element(name, className = "", attributes = {}, children = []) {
  const node = document.createElement(name);
  if (className) node.className = className;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** Return an element without its children. */
export function emptied(node) {
  node.textContent = "";
  return node;
}

/** Return the result card of a hit; `terms` are the words that were looked for. */
export function cardOf({ card }, terms, context) {
  const { lang, home, words } = context;
  const title = inLanguage(card.t, card.te, lang);
  const other = title.text === card.t ? card.te : card.t;
  const node = element("article", "od-card", { "data-key": card.k });
  const link = element("a", "", { href: home + card.u, ...title.attributes }, marked(title.text, terms));
  node.append(element("h3", "od-card-title", {}, [link]));
  if (other && !rangesOf(title.text, terms).length && rangesOf(other, terms).length) {
    node.append(element("p", "od-card-other", { lang: other === card.t ? "zh" : "en" }, marked(other, terms)));
  }
  const publisher = inLanguage(card.p, card.pe, lang);
  if (publisher.text) node.append(element("p", "od-card-publisher", publisher.attributes, marked(publisher.text, terms)));
  const about = excerptOf(card, terms, lang);
  if (about.text) node.append(element("p", "od-card-text", about.attributes, marked(about.text, terms)));
  const keywords = (card.w || "").split("\n").filter((text) => rangesOf(text, terms).length);
  if (keywords.length && !rangesOf(title.text, terms).length) node.append(matchedList("keywords", keywords.map((text) => marked(text, terms)), {}, words));
  const fields = matchedFields(card, terms, lang);
  if (fields.texts.length) {
    const items = fields.texts.map((text) => element("li", "", {}, marked(text, terms)));
    const list = element("ul", "", fields.attributes, items);
    node.append(element("div", "od-card-fields", {}, [element("span", "", {}, [words("fields")]), list]));
  }
  node.append(badgesOf(card, context));
  if (card.m) node.append(factsOf(card, context));
  return node;
}

function matchedList(key, items, attributes, words) {
  const list = element("ul", "", attributes, items.map((item) => element("li", "", {}, item)));
  return element("div", "od-card-fields", {}, [element("span", "", {}, [words(key)]), list]);
}

/** Return what is said above the hits: how many of them only come near, and that more texts can be searched. */
export function noteOf({ nearest, shallow, holding, total }, { words, lang }, deepen) {
  if (nearest) return [words("nearest")];
  const near = holding < total ? [words("partly", { number: new Intl.NumberFormat(lang).format(holding) }), " "] : [];
  if (!shallow) return near;
  const button = element("button", "od-clear", { type: "button" }, [words("deep")]);
  button.addEventListener("click", deepen);
  return [...near, words("shallow"), " ", button];
}

/** Return links to the guides, rules, paragraphs of law, plans and publishers that hold the query, each with its kind. */
export function othersOf({ hits, terms }, { lang, home, words }) {
  const items = hits.map(({ card }) => {
    const title = inLanguage(card.t, card.te, lang);
    const link = element("a", "", { href: home + card.u, ...title.attributes }, marked(title.text, terms));
    return element("li", "", {}, [link, " ", element("small", "", {}, [words(`kind.${card.c}`)])]);
  });
  return items.length ? [element("h2", "", {}, [words("others")]), element("ul", "", {}, items)] : [];
}

/** Return the chips that take a chosen code away again, and one that takes all. */
export function chosenOf(facets, { meta, lang, words }, change, clear) {
  const chips = [];
  for (const { name, codes } of meta.facets) {
    for (const code of facets[name] ?? []) {
      const [, zh, en] = codes.find(([known]) => known === code);
      const label = lang === "en" ? en || zh : zh;
      const chip = element("button", "od-chip", { type: "button", "aria-label": words("remove", { label }) }, [label, cross()]);
      chip.addEventListener("click", () => change({ ...facets, [name]: facets[name].filter((other) => other !== code) }));
      chips.push(element("li", "", {}, [chip]));
    }
  }
  if (chips.length) {
    const all = element("button", "od-clear", { type: "button" }, [words("clear")]);
    all.addEventListener("click", clear);
    chips.push(element("li", "", {}, [all]));
  }
  return chips;
}

/** Return the buttons to the other pages. */
export function pagerOf(page, last, { words }, turn) {
  const nav = element("nav", "od-pager", { "aria-label": words("pager") });
  if (last < 2) {
    nav.hidden = true;
    return nav;
  }
  const button = (text, to, className, label) => {
    const node = element("button", className, { type: "button", ...(label ? { "aria-label": label } : {}) }, [text]);
    node.addEventListener("click", () => turn(to));
    return node;
  };
  const items = around(page, last).map((number) => {
    if (!number) return element("li", "", {}, [element("span", "", { "aria-hidden": "true" }, ["…"])]);
    const node = button(String(number), number, "", words("pager.page", { number }));
    if (number === page) node.setAttribute("aria-current", "page");
    return element("li", "", {}, [node]);
  });
  if (page > 1) nav.append(button(words("pager.previous"), page - 1, "od-pager-step"));
  nav.append(element("ul", "", {}, items));
  if (page < last) nav.append(button(words("pager.next"), page + 1, "od-pager-step"));
  return nav;
}

/** Return what is shown where nothing was found: a way on, with the query carried over. */
export function emptyOf({ q }, { home, request, words }) {
  const link = (path, text, className) => element("a", className, { href: `${home}${path}${q ? `?q=${encodeURIComponent(q)}` : ""}` }, [words(text)]);
  const ways = [link(request, "empty.link", "od-button"), " ", link("guides/request/", "empty.guide", "")];
  return element("div", "od-empty", {}, [element("p", "", {}, [words("empty")]), element("p", "", {}, ways)]);
}

function around(page, last) {
  const numbers = [...new Set([1, page - 1, page, page + 1, last])].filter((number) => number >= 1 && number <= last);
  return numbers.flatMap((number, i) => (i && number - numbers[i - 1] > 1 ? [0, number] : [number]));
}

function marked(text, terms) {
  return mark(text, terms).map((segment) => (segment.hit ? element("mark", "", {}, [segment.text]) : segment.text));
}

function inLanguage(zh, en, lang) {
  if (lang !== "en") return { text: zh || "", attributes: {} };
  return en ? { text: en, attributes: {} } : { text: zh || "", attributes: { lang: "zh" } };
}

/** Return the part of the description that holds the first hit, in the page's language unless only the other holds one. */
function excerptOf(card, terms, lang) {
  let shown = inLanguage(card.d, card.de, lang);
  const other = shown.text === card.d ? card.de : card.d;
  if (other && !rangesOf(shown.text, terms).length && rangesOf(other, terms).length) {
    shown = { text: other, attributes: { lang: other === card.d ? "zh" : "en" } };
  }
  const length = EXCERPT[shown.text === card.d ? "zh" : "en"];
  const [hit] = rangesOf(shown.text, terms);
  const start = hit && hit[1] > length ? Math.max(0, hit[0] - LEAD) : 0;
  const characters = Array.from(shown.text.slice(start));
  const text = (start ? "…" : "") + characters.slice(0, length).join("") + (characters.length > length ? "…" : "");
  return { text, attributes: shown.attributes };
}

function matchedFields(card, terms, lang) {
  const holding = (joined) => (joined || "").split(/\s*[、,;；\n]\s*/).filter((text) => rangesOf(text, terms).length);
  const languages = lang === "en" ? ["en", "zh"] : ["zh", "en"];
  for (const language of languages) {
    const texts = holding(language === "en" ? card.fe : card.f);
    if (texts.length) return { texts: texts.slice(0, MOST_FIELDS), attributes: language === lang ? {} : { lang: language } };
  }
  return { texts: [], attributes: {} };
}

function badgesOf(card, context) {
  const badge = (kind, code, text) => element("span", `od-badge od-${kind}-${code}`, {}, [text]);
  const badges = [badge("openness", card.o, labelOf("openness", card.o, context))];
  if (card.s && card.s !== "published") badges.push(badge("status", card.s, labelOf("status", card.s, context)));
  if (card.h) badges.push(badge("freshness", card.h, labelOf("freshness", card.h, context)));
  if (card.y) badges.push(badge("flag", "synthetic", context.words("synthetic")));
  return element("p", "od-badges", {}, badges);
}

function factsOf(card, context) {
  const { words, lang } = context;
  const facts = [element("span", "", {}, [`${words("modified")} `, element("time", "", { datetime: card.m }, [card.m])])];
  if (card.q) facts.push(element("span", "", {}, [labelOf("frequency", card.q, context)]));
  if (card.r) {
    const number = new Intl.NumberFormat(lang).format(card.r);
    facts.push(element("span", "", {}, [words(card.r === 1 ? "rows.one" : "rows.many", { number })]));
  }
  if (card.x?.length) facts.push(element("span", "", {}, [card.x.join(" · ").toUpperCase()]));
  return element("p", "od-card-facts", {}, facts);
}

function labelOf(name, code, { meta, lang, strings }) {
  const facet = meta.facets.find((known) => known.name === name);
  const found = facet && facet.codes.find(([known]) => known === code);
  if (found) return lang === "en" ? found[2] || found[1] : found[1];
  return strings[`${name}.${code}`] ?? code;
}

function cross() {
  return element("span", "", { "aria-hidden": "true" }, [" ×"]);
}
