// The preview of an entry's page comes alive on demand: pages, order, conditions, columns, copies and CSV.

import { OPERATORS, QueryError, matching, sorted } from "./table-engine.js";
import { conditionRow, copyRows, el, loadEntry, loadWords, saveCsv, table, words } from "./table-parts.js";
import { open } from "./table-source.js";

const PAGE = 50;

export async function explore(place) {
  const { odEntry: key, odResource: name, odSize: size } = place.dataset;
  const [entry] = await Promise.all([loadEntry(key), loadWords()]);
  const resource = entry.resources.find((each) => each.name === name);
  const source = await open(resource.url, Number(size));
  const view = new Explorer(place, entry, resource, source);
  await view.show();
}

class Explorer {
  constructor(place, entry, resource, source) {
    Object.assign(this, { place, entry, resource, source });
    this.visible = resource.fields.map((each) => each.name);
    this.sort = null;
    this.rows = null; // row numbers after conditions and order; null while the table is as published
    this.page = 0;
    this.turn = 0;
    this.conditions = el("div", { className: "od-conditions-list" });
    this.status = el("p", { className: "od-small", role: "status" });
    this.pager = el("div", { className: "od-steps" });
    place.before(this.#tools());
    place.after(this.pager);
  }

  #tools() {
    const { fields } = this.resource;
    const add = el("button", { type: "button", className: "od-plain", onclick: () => this.#add() }, words("condition.add"));
    const columns = el("details", { className: "od-choose" }, el("summary", {}, words("columns")), el("fieldset", {}, el("legend", { className: "od-visually-hidden" }, words("columns")), ...fields.map((each) => this.#column(each))));
    const download = el("button", { type: "button", className: "od-plain", onclick: () => this.#download() }, words("download"));
    const copy = el("button", { type: "button", className: "od-plain", onclick: () => this.#copy() }, words("copy"));
    return el("div", { className: "od-tools od-screen" }, this.conditions, el("div", { className: "od-tool-row" }, add, columns, download, navigator.clipboard ? copy : null), this.status);
  }

  #column(field) {
    const box = el("input", { type: "checkbox", checked: true });
    box.addEventListener("change", () => {
      const chosen = new Set(this.visible);
      if (box.checked) chosen.add(field.name);
      else chosen.delete(field.name);
      if (!chosen.size) box.checked = true;
      else this.visible = this.resource.fields.map((each) => each.name).filter((each) => chosen.has(each));
      this.show();
    });
    return el("label", {}, box, ` ${field.title}`);
  }

  #add() {
    const first = this.resource.fields[0];
    const row = conditionRow(this.resource.fields, this.source, OPERATORS, { column: first.name, op: "", value: "" }, () => this.#narrow());
    this.conditions.append(row);
    row.querySelector("select").focus();
  }

  async #narrow() {
    this.page = 0;
    await this.#arrange();
  }

  async #arrange() {
    const turn = ++this.turn;
    const leaves = [...this.conditions.children].map((each) => each.read()).filter((each) => each.value !== "" || each.op === "empty" || each.op === "filled");
    const names = [...leaves.map((each) => each.column), ...(this.sort ? [this.sort.column] : [])];
    this.#busy();
    await this.source.load(names);
    if (turn !== this.turn) return; // somebody asked for something else meanwhile
    try {
      let rows = leaves.length ? matching(this.source, { and: leaves }) : null;
      if (this.sort) rows = sorted(this.source, rows ?? this.#all(), this.sort.column, this.sort.down);
      this.rows = rows;
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      this.status.textContent = words("error.value", { detail: error.message });
      return;
    }
    await this.show();
  }

  #all() {
    return Array.from({ length: this.source.rows }, (_, row) => row);
  }

  #busy() {
    this.status.textContent = words("loading");
  }

  #fields() {
    return this.visible.map((name) => ({ ...this.source.byName.get(name), title: this.resource.fields.find((each) => each.name === name).title }));
  }

  async #values(rows) {
    await this.source.load(this.visible, rows);
    return rows.map((row) => this.visible.map((name) => this.source.value(row, name)));
  }

  #shown() {
    const start = this.page * PAGE;
    const total = this.rows?.length ?? this.source.rows;
    const end = Math.min(start + PAGE, total);
    const rows = this.rows ? this.rows.slice(start, end) : Array.from({ length: end - start }, (_, place) => start + place);
    return { start, end, total, rows };
  }

  async show() {
    const turn = ++this.turn;
    const { start, end, total, rows } = this.#shown();
    this.#busy();
    const values = await this.#values(rows);
    if (turn !== this.turn) return;
    const sort = {
      state: (name) => (this.sort?.column === name ? (this.sort.down ? "descending" : "ascending") : "none"),
      by: (name) => this.#order(name),
    };
    const focused = this.place.contains(document.activeElement) ? document.activeElement.closest("th")?.cellIndex : undefined;
    this.place.replaceChildren(table(this.#fields(), values, { caption: this.resource.title, sort }));
    if (focused !== undefined) this.place.querySelectorAll("th button")[focused]?.focus();
    this.status.textContent = total ? words("shown", { first: start + 1, last: end, total: total.toLocaleString("en") }) : words("none");
    this.#steps(total);
  }

  #steps(total) {
    const last = Math.max(0, Math.ceil(total / PAGE) - 1);
    const step = (page, label) => el("button", { type: "button", className: "od-plain", disabled: page < 0 || page > last, onclick: () => this.#turnTo(page) }, label);
    const number = el("input", { type: "number", min: 1, max: last + 1, value: this.page + 1, "aria-label": words("page"), onchange: () => this.#turnTo(Math.min(last, Math.max(0, Number(number.value) - 1))) });
    this.pager.replaceChildren(step(this.page - 1, words("previous")), number, el("span", {}, `/ ${last + 1}`), step(this.page + 1, words("next")));
  }

  async #turnTo(page) {
    this.page = page;
    await this.show();
    this.place.scrollTop = 0;
  }

  async #order(name) {
    if (this.sort?.column !== name) this.sort = { column: name, down: false };
    else if (!this.sort.down) this.sort.down = true;
    else this.sort = null;
    this.page = 0;
    await this.#arrange();
  }

  async #download() {
    this.#busy();
    const rows = this.rows ?? this.#all();
    saveCsv(`${this.resource.name}-${rows.length}`, this.#fields(), await this.#values(rows));
    this.status.textContent = words("saved", { rows: rows.length.toLocaleString("en") });
  }

  async #copy() {
    const values = await this.#values(this.#shown().rows);
    await copyRows(this.#fields(), values);
    this.status.textContent = words("copied", { rows: values.length });
  }
}
