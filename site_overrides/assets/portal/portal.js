// Small comforts; every page reads and works without them.
(() => {
  "use strict";

  // "/" goes to the search in the header, unless the reader is typing.
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const field = document.querySelector('[data-od-key="/"]');
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing || !field?.offsetParent) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  // Suggestions come with the first use of a search box, so that no page loads them for nothing.
  const box = document.querySelector("form[data-od-suggest][data-index]");
  for (const form of box ? document.querySelectorAll("form[data-od-suggest]") : []) {
    const start = () => import(new URL(box.dataset.odSuggest, document.baseURI).href).then((module) => module.suggestIn(form, box.dataset));
    form.querySelector("input").addEventListener("focus", start, { once: true });
  }

  // The day on which the reader takes the data, in the reader's own time zone.
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  for (const each of document.querySelectorAll("[data-od-today]")) each.textContent = today;

  // A button that copies the citation.
  for (const quote of document.querySelectorAll("[data-od-citation]")) {
    if (!navigator.clipboard) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "od-copy";
    button.textContent = quote.dataset.odCopy;
    const said = document.createElement("span");
    said.className = "od-small";
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(quote.textContent.trim());
      said.textContent = ` ${quote.dataset.odCopied}`;
    });
    quote.after(button, said);
  }
})();
