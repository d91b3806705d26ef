// A form becomes a file in this browser. What is written goes into no request and no store.

import { docx } from "./docx.js";
import { ROOT, LANG, el, loadWords, save, words } from "./table-parts.js";

const form = document.getElementById("od-form");
const KEY = /^[a-z0-9-]+\/[a-z0-9-]+$/;
const PHONE = /^(?:\+?86[- ]?)?(?:1[3-9]\d{9}|0\d{2,3}[- ]?\d{7,8}|\d{5,8}|400[- ]?\d{3}[- ]?\d{4})(?:[-转 ]\d{1,5})?$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PERSONAL = /(?<!\d)(?:[1-9]\d{5}(?:19|20)\d{9}[\dXx]|1[3-9]\d{9})(?!\d)/;
const fields = [...form.querySelectorAll(".od-field")].map((box) => ({ input: box.querySelector("input, textarea, select"), label: box.querySelector("label").firstChild.textContent.trim(), section: box.closest("fieldset").querySelector("legend").textContent }));
const agreed = document.getElementById("f-agreed");

// GB 32100—2015: the last of eighteen characters checks the others.
export function codeHolds(text) {
  const digits = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text)) return false;
  const sum = [...text.slice(0, 17)].reduce((total, each, place) => total + digits.indexOf(each) * (3 ** place % 31), 0);
  return digits[(31 - (sum % 31)) % 31] === text[17];
}

function problems() {
  const found = [];
  for (const { input, label } of fields) {
    const fault = faultOf(input, label);
    input.setAttribute("aria-invalid", fault ? "true" : "false");
    if (fault) found.push([input, fault]);
  }
  if (agreed && !agreed.checked) found.push([agreed, words("form.agreed")]);
  return found;
}

function faultOf(input, label) {
  const value = input.value.trim();
  const kind = input.dataset.odKind;
  if (!value) return input.required ? words("form.missing", { label }) : "";
  if (kind === "phone" && !PHONE.test(value)) return words("form.phone", { label });
  if (kind === "email" && !EMAIL.test(value)) return words("form.email", { label });
  if (input.id === "f-code" && !codeHolds(value.toUpperCase())) return words("form.code", { label });
  if (kind === "entry" && !value.split(/[\s,，、]+/).every((each) => KEY.test(each))) return words("form.entry", { label });
  if (form.dataset.odForm === "showcase" && PERSONAL.test(value)) return words("form.personal", { label });
  return "";
}

function complete() {
  const found = problems();
  const place = document.getElementById("od-form-problems");
  place.replaceChildren();
  if (!found.length) return true;
  const link = (input, text) => el("a", { href: `#${input.id}`, onclick: (event) => { event.preventDefault(); input.focus(); } }, text);
  place.append(el("p", {}, el("strong", {}, words("form.problems", { number: found.length }))), el("ul", {}, ...found.map(([input, text]) => el("li", {}, link(input, text)))));
  place.focus();
  return false;
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((each) => String(each).padStart(2, "0")).join("-");
}

function makeDocx(name) {
  const parts = [];
  for (const section of new Set(fields.map((each) => each.section))) {
    parts.push({ heading: section }, { rows: fields.filter((each) => each.section === section).map((each) => [each.label, each.input.value.trim()]) });
  }
  const pledges = [...form.querySelectorAll(".od-pledges li")].map((each, number) => ({ text: `${number + 1}. ${each.textContent}` }));
  if (pledges.length) parts.push({ heading: agreed.closest("fieldset").querySelector("legend").textContent }, ...pledges, { text: words("form.sign") });
  parts.push({ text: `${words("form.filled")} ${today()}` }, { text: words("form.static") });
  save(name, "", docx(form.dataset.odTitle, parts, LANG));
}

function makeJson(name) {
  const values = Object.fromEntries(fields.map(({ input }) => [input.id.slice(2), input.value.trim()]));
  const content = { form: form.dataset.odForm, title: form.dataset.odTitle, language: LANG, filledOn: today(), values, ...(agreed ? { pledged: agreed.checked } : {}) };
  save(name, "application/json", `${JSON.stringify(content, null, 2)}\n`);
}

const ACTS = {
  docx: () => complete() && done(makeDocx, "docx"),
  json: () => complete() && done(makeJson, "json"),
  print: () => complete() && window.print(),
  clear: () => {
    for (const { input } of fields) input.value = "";
    if (agreed) agreed.checked = false;
    document.getElementById("od-form-problems").replaceChildren();
    document.getElementById("od-form-status").textContent = "";
  },
};

function done(make, extension) {
  const name = `${form.dataset.odForm}-${today()}.${extension}`;
  make(name);
  document.getElementById("od-form-status").textContent = words("form.made", { name });
}

// The address may name an entry or carry what was searched for; personal things are never taken from it.
async function prefill() {
  const address = new URLSearchParams(location.search);
  const key = address.get("entry") ?? "";
  const title = document.getElementById("f-title");
  if (address.get("q") && title) title.value = address.get("q").slice(0, 200);
  if (!KEY.test(key)) return;
  document.getElementById("f-entry").value = key;
  const home = new URL(`${LANG === "en" ? "en/" : ""}datasets/${key}/`, ROOT);
  const answer = await fetch(home);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const heading = page.querySelector("h1");
  const place = document.getElementById("od-form-entry");
  const link = el("a", { href: home }, heading.textContent);
  place.append(el("p", { lang: heading.querySelector("[lang]")?.lang ?? LANG }, el("strong", {}, link)));
  const conditions = page.querySelector(".od-conditions");
  if (form.dataset.odForm === "apply" && conditions) {
    conditions.querySelector("p:last-child").remove();
    place.append(document.adoptNode(conditions));
  }
}

async function start() {
  await loadWords();
  document.getElementById("od-form-actions").hidden = false;
  for (const button of form.querySelectorAll("[data-od-act]")) button.addEventListener("click", () => ACTS[button.dataset.odAct]());
  await prefill();
}

start().finally(() => delete document.documentElement.dataset.odAsked);
