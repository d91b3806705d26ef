// The check page (校核比对): a key goes in, the answer comes out. The table comes to the key; the key goes nowhere.

import { matching, read, shown } from "./table-engine.js";
import { ROOT, LANG, el, loadEntry, loadWords, options, words } from "./table-parts.js";
import { open } from "./table-source.js";

const MOST = 20;
const place = document.getElementById("od-lookup");

async function start() {
  const address = new URLSearchParams(location.search);
  const key = address.get("entry");
  if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(key ?? "")) return;
  const [entry] = await Promise.all([loadEntry(key), loadWords()]);
  const resource = entry.resources.find((each) => each.name === address.get("resource")) ?? entry.resources[0];
  const opening = open(resource.url); // while the reader types
  opening.catch(failed);
  const asked = resource.key.length ? resource.key : [resource.fields[0].name];
  const column = el("select", { id: "lookup-column" }, ...options(resource.fields.map((each) => [each.name, each.title]), asked[0]));
  const value = el("input", { id: "lookup-value", type: "text", autocomplete: "off", required: true });
  const answer = el("div", { role: "status", className: "od-answer" });
  const form = el("form", { className: "od-query-form", onsubmit: (event) => { event.preventDefault(); find().catch(failed); } },
    el("p", { className: "od-private" }, words("lookup.private")),
    el("fieldset", { className: "od-inline" }, el("legend", { className: "od-visually-hidden" }, words("lookup.ask")), el("label", { htmlFor: "lookup-column" }, words("column")), column, el("label", { htmlFor: "lookup-value" }, words("value")), value, el("button", { type: "submit", className: "od-button" }, words("lookup.run"))));

  async function find() {
    answer.textContent = words("loading");
    const source = await opening;
    const chosen = source.byName.get(column.value);
    if (read(chosen, value.value.trim()) === null) {
      answer.textContent = words("error.value", { detail: value.value });
      return;
    }
    await source.load([column.value]); // the whole column, whatever was typed: not even the host learns what was asked for
    const rows = matching(source, { column: column.value, op: "eq", value: value.value.trim() });
    if (!rows.length) {
      answer.replaceChildren(el("p", {}, el("strong", {}, words("lookup.no")), ` ${words("lookup.no.text")}`));
      return;
    }
    await source.load(source.columns.map((each) => each.name)); // all rows again, for the same reason
    const found = rows.slice(0, MOST).map((row) => el("dl", { className: "od-metadata", lang: "zh" }, ...resource.fields.map((field) => el("div", {}, el("dt", {}, field.title), el("dd", {}, shown(source.value(row, field.name)) || "–")))));
    answer.replaceChildren(el("p", {}, el("strong", {}, words("lookup.yes")), ` ${words("lookup.rows", { rows: rows.length })}`), ...found);
  }

  const home = new URL(`${LANG === "en" ? "en/" : ""}datasets/${key}/`, ROOT);
  place.replaceChildren(el("h2", { lang: resource.lang }, el("a", { href: home }, resource.title)), ...(entry.synthetic ? [el("p", { className: "od-synthetic", role: "note" }, words("synthetic"))] : []), form, answer);
  place.hidden = false;
}

function failed(error) {
  place.hidden = false;
  place.textContent = place.dataset.odFailed;
  throw error;
}

start().catch(failed).finally(() => delete document.documentElement.dataset.odAsked);
