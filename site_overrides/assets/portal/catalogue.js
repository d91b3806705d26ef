// The catalogue page: search, facets, orders and pages over the static index; the state is the page's address.
// Without this script, or where the index cannot be read, the static list of the page stays.

import { createFacets } from "./catalogue-facets.js";
import { cardOf, chosenOf, element, emptied, emptyOf, noteOf, othersOf, pagerOf } from "./catalogue-parts.js";
import { readState, sameState, writeState } from "./catalogue-state.js";
import { openIndex } from "./search.js";

const PER_PAGE = 20;
const TYPING_PAUSE = 60;
const MOST_OTHERS = 5;

const app = document.getElementById("catalogue-app");
if (app) start(app).catch((error) => console.error(error)).finally(() => delete document.documentElement.dataset.odAsked);

async function start(root) {
  const strings = JSON.parse(document.getElementById("catalogue-strings").textContent);
  const { lang, base, request } = root.dataset;
  const index = await openIndex(root.dataset.index);
  const context = { index, meta: index.meta, lang, base, request, strings, words: wordsFrom(strings), home: lang === "en" ? `${base}en/` : base };
  const input = queryInput(root, context);
  const view = frame(root, context);
  let state = readState(location.search, index.meta);
  let typing = false;
  let pause = 0;
  let latest = 0;
  let pages = null;

  const facets = createFacets(view.facets, context, (name, codes) => {
    go({ facets: { ...state.facets, [name]: codes }, page: 1 });
  });

  /** Show a state; `how` says what becomes of the address: "push", "replace" or "keep". */
  async function show(next, how, focus) {
    state = next;
    if (how !== "keep") history[`${how}State`](null, "", writeState(state, location, index.meta));
    if (input.value !== state.q && document.activeElement !== input) input.value = state.q;
    const turn = (latest += 1);
    view.results.setAttribute("aria-busy", "true");
    try {
      const request = { query: state.q, facets: state.facets, sort: orderOf(state, index.meta), deep: state.deep };
      const answer = await index.search({ ...request, offset: (state.page - 1) * PER_PAGE, limit: PER_PAGE, counted: false });
      const last = Math.max(1, Math.ceil(answer.total / PER_PAGE));
      if (turn !== latest) return;
      if (state.page > last) {
        await show({ ...state, page: last }, "replace", focus);
        return;
      }
      render(answer, last);
      const { counts } = answer.counts ? answer : await index.search({ ...request, limit: 0 });
      if (turn === latest) facets.update(counts, state.facets);
      if (focus) {
        view.status.focus({ preventScroll: true });
        view.results.scrollIntoView({ block: "start" });
      }
    } catch (error) {
      if (turn !== latest) return;
      console.error(error);
      view.status.textContent = context.words("error");
    }
    view.results.setAttribute("aria-busy", "false");
  }

  function go(change, focus = false) {
    const next = { ...state, ...change };
    typing = false;
    clearTimeout(pause);
    if (!sameState(next, state)) show(next, "push", focus);
  }

  function render(answer, last) {
    view.status.textContent = statusOf(answer, state.page, last, context);
    fillOrders(view.order, state, context);
    const clear = () => go({ facets: {}, page: 1 }, true);
    emptied(view.chosen).append(...chosenOf(state.facets, context, (facetted) => go({ facets: facetted, page: 1 }, true), clear));
    view.chosen.hidden = !view.chosen.childElementCount;
    emptied(view.note).append(...noteOf(answer, context, () => go({ deep: true, page: 1 }, true)));
    emptied(view.cards).append(...answer.hits.map((hit) => cardOf(hit, answer.terms, context)));
    showOthers(state.q).catch((error) => console.error(error));
    emptied(view.after).append(answer.total ? pagerOf(state.page, last, context, (page) => go({ page }, true)) : emptyOf(state, context));
  }

  /** Guides, rules and publishers lie in an index of their own, which is opened with the first query. */
  async function showOthers(query) {
    pages ??= query ? openIndex(`${root.dataset.index}pages/`) : null;
    const found = query ? await (await pages).search({ query, limit: MOST_OTHERS, counted: false, brief: true }) : { hits: [] };
    if (query === state.q) emptied(view.others).append(...(found.nearest ? [] : othersOf(found, context)));
  }

  input.addEventListener("input", (event) => {
    if (!event.isComposing) typed();
  });
  input.addEventListener("compositionend", typed);
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ q: input.value.trim(), page: 1, deep: false });
    typing = false;
  });
  view.order.addEventListener("change", () => go({ sort: view.order.value, page: 1 }));
  window.addEventListener("popstate", () => {
    typing = false;
    clearTimeout(pause);
    const back = readState(location.search, index.meta);
    input.value = back.q;
    show(back, "keep");
  });

  /** While someone types, the address follows, but the back button takes the whole word back at once. */
  function typed() {
    clearTimeout(pause);
    pause = setTimeout(() => {
      const next = { ...state, q: input.value.trim(), page: 1, deep: false };
      if (sameState(next, state)) return;
      show(next, typing ? "replace" : "push");
      typing = true;
    }, TYPING_PAUSE);
  }

  const typedMeanwhile = document.activeElement === input ? input.value.trim() : "";
  if (typedMeanwhile && !state.q) state = { ...state, q: typedMeanwhile };
  else input.value = state.q;
  await show(state, "keep");
  root.hidden = false;
  const list = document.getElementById("catalogue-static");
  if (list) list.hidden = true;
}

/** Return a function that fills the {names} of an interface text. */
function wordsFrom(strings) {
  return (key, values = {}) => (strings[key] ?? key).replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

function queryInput(root, { words }) {
  const input = document.getElementById("catalogue-query");
  if (input && input.form) return input;
  const own = element("input", "", { id: "catalogue-query", type: "search", autocomplete: "off", "aria-label": words("query") });
  const form = element("form", "od-search", { role: "search" }, [own, element("button", "", { type: "submit" }, [words("submit")])]);
  root.before(form);
  return own;
}

function frame(root, { words }) {
  const wide = window.matchMedia("(min-width: 60em)").matches;
  const facets = element("div", "od-facets-groups");
  const status = element("p", "od-status", { role: "status", "aria-live": "polite", tabindex: "-1" });
  const order = element("select", "od-order", { id: "catalogue-order" });
  const chosen = element("ul", "od-chosen", { "aria-label": words("chosen") });
  const cards = element("div", "od-cards od-results");
  const after = element("div", "od-after");
  const note = element("p", "od-note", { "aria-live": "polite" });
  const others = element("section", "od-others", { "aria-label": words("others") });
  const label = element("label", "", { for: "catalogue-order" }, [words("sort")]);
  const bar = element("div", "od-results-bar", {}, [status, element("div", "od-order-box", {}, [label, order])]);
  const results = element("section", "od-app-results", { "aria-label": words("results") }, [bar, chosen, note, cards, after, others]);
  const details = element("details", "od-facets", wide ? { open: "" } : {}, [element("summary", "", {}, [words("filters")]), facets]);
  const aside = element("section", "od-app-facets", { "aria-label": words("filters") }, [details]);
  emptied(root).append(aside, results);
  return { facets, status, order, chosen, note, cards, after, others, results };
}

function orderNames(state, meta) {
  return [...(state.q ? ["relevance"] : []), ...meta.orders];
}

function orderOf(state, meta) {
  const names = orderNames(state, meta);
  return names.includes(state.sort) ? state.sort : names[0];
}

function fillOrders(select, state, { meta, words }) {
  const names = orderNames(state, meta);
  emptied(select).append(...names.map((name) => element("option", "", { value: name }, [words(`sort.${name}`)])));
  select.value = orderOf(state, meta);
}

function statusOf({ total, rough }, page, last, { words, lang }) {
  const number = new Intl.NumberFormat(lang).format(total);
  const found = words(total === 0 ? "count.none" : rough ? "count.most" : total === 1 ? "count.one" : "count.many", { number });
  return last > 1 ? `${found} ${words("count.page", { page, last })}` : found;
}
