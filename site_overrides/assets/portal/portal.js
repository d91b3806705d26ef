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

  // A search that found nothing is carried on to the form for a request.
  const query = new URLSearchParams(location.search).get("q");
  for (const link of query ? document.querySelectorAll('a[href$="/forms/request/"]') : []) link.search = `?q=${encodeURIComponent(query)}`;

  // Large text, remembered on this device.
  const large = document.querySelector("[data-od-text-size]");
  if (large) {
    const root = document.documentElement;
    const show = () => large.setAttribute("aria-pressed", String(root.dataset.odText === "large"));
    large.hidden = false;
    large.addEventListener("click", () => {
      if (root.dataset.odText === "large") delete root.dataset.odText;
      else root.dataset.odText = "large";
      try {
        localStorage.setItem("od-text", root.dataset.odText ?? "");
      } catch {
        // a browser that keeps nothing still shows large text on this page
      }
      show();
    });
    show();
  }
})();
