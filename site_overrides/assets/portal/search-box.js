// Suggestions below a search box (the combobox pattern): entries first, then guides, rules, law, plans and publishers. Enter without a
// choice searches the catalogue, as it does without this script.

import { mark, openIndex } from "./search.js";

const PAUSE = 60;
const MOST_ENTRIES = 6;
const MOST_PAGES = 4;
let boxes = 0;

/** Give a form suggestions; `settings` are the data attributes of the header's form. */
export function suggestIn(form, { index, home, words }) {
  styled();
  const strings = JSON.parse(words);
  const say = (key, number) => strings[key].replace("{number}", new Intl.NumberFormat().format(number));
  const start = new URL(home.replace(/\/?$/, "/"), document.baseURI);
  const lang = document.documentElement.lang.startsWith("en") ? "en" : "zh";
  const input = form.querySelector("input");
  const list = element("ul", { id: `od-suggest-${(boxes += 1)}`, role: "listbox", "aria-label": strings.list, class: "od-suggest" });
  const status = element("span", { role: "status", class: "od-visually-hidden" });
  const opened = Promise.all([openIndex(index), openIndex(`${index}pages/`)]);
  opened.catch((error) => console.error(error));
  let latest = 0;
  let pause = 0;
  let active = -1;

  list.hidden = true;
  form.classList.add("od-suggesting");
  form.append(list, status);
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);

  const options = () => [...list.querySelectorAll('[role="option"]')];

  function close() {
    latest += 1;
    clearTimeout(pause);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function choose(number) {
    active = number;
    options().forEach((option, i) => option.setAttribute("aria-selected", String(i === number)));
    const chosen = options()[number];
    if (!chosen) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    input.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  async function suggest() {
    const query = input.value.trim();
    const turn = (latest += 1);
    if (!query) {
      close();
      return;
    }
    const [entries, pages] = await opened;
    const [found, others] = await Promise.all([
      entries.search({ query, limit: MOST_ENTRIES, counted: false }),
      pages.search({ query, limit: MOST_PAGES, counted: false, brief: true }),
    ]);
    if (turn === latest) show(query, found, others.nearest ? { hits: [] } : others);
  }

  function show(query, found, others) {
    list.textContent = "";
    group(strings.entries, found.hits.map((hit) => linked(hit.card, hit.card.u, found.terms, publisherOf(hit.card))));
    group(strings.pages, others.hits.map((hit) => linked(hit.card, hit.card.u, others.terms, strings.kinds[hit.card.c] ?? "")));
    const address = (path) => `${path}?q=${encodeURIComponent(query)}`;
    const all = found.total ? option([say("all", found.total)], address("catalogue/")) : option([strings.none], address("guides/request/"));
    all.classList.add("od-suggest-all");
    list.append(all);
    options().forEach((each, i) => (each.id = `${list.id}-${i}`));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    status.textContent = say("found", options().length);
    choose(-1);
  }

  function group(title, items) {
    if (!items.length) return;
    list.append(element("li", { role: "presentation", class: "od-suggest-title" }, [title]), ...items);
  }

  function publisherOf(card) {
    return lang === "en" ? card.pe || card.p || "" : card.p || "";
  }

  function linked(card, url, terms, note) {
    const text = lang === "en" ? card.te || card.t : card.t;
    const parts = mark(text, terms).map((part) => (part.hit ? element("mark", {}, [part.text]) : part.text));
    return option([element("span", text === card.t ? { lang: "zh" } : {}, parts), ...(note ? [element("small", {}, [note])] : [])], url);
  }

  function option(children, url) {
    const node = element("li", { role: "option", "aria-selected": "false" }, children);
    node.dataset.url = new URL(url, start).href;
    // the pointer must not take the focus away before the click arrives
    node.addEventListener("pointerdown", (event) => event.preventDefault());
    node.addEventListener("click", () => location.assign(node.dataset.url));
    return node;
  }

  function typed(event) {
    if (event.isComposing) return;
    clearTimeout(pause);
    pause = setTimeout(() => suggest().catch((error) => console.error(error)), PAUSE);
  }

  input.addEventListener("input", typed);
  input.addEventListener("compositionend", () => typed({}));
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || (list.hidden && event.key !== "ArrowDown")) return;
    const count = options().length;
    if (event.key === "ArrowDown" && list.hidden) suggest().catch((error) => console.error(error));
    else if (event.key === "ArrowDown") choose(active + 1 < count ? active + 1 : -1);
    else if (event.key === "ArrowUp") choose(active < 0 ? count - 1 : active - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) location.assign(options()[active].dataset.url);
    else return;
    event.preventDefault();
  });
  if (input.value.trim()) suggest().catch((error) => console.error(error));
}

function styled() {
  const href = new URL("search-box.css", import.meta.url).href;
  if (!document.querySelector(`link[href="${href}"]`)) document.head.append(element("link", { rel: "stylesheet", href }));
}

function element(name, attributes, children = []) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}
