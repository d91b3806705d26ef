// The facets of the catalogue page: built once, then only counts and visibility change, so that focus and layout stay.

import { element } from "./catalogue-parts.js";

const FEW = 8;

/** Build the facet groups; `choose(name, codes)` is called with all chosen codes of the facet that was changed. */
export function createFacets(root, context, choose) {
  const groups = context.meta.facets.map((facet) => createGroup(facet, context, choose)).filter(Boolean);
  root.append(...groups.map((group) => group.node));
  return {
    update(counts, chosen) {
      for (const group of groups) group.update(counts[group.name], chosen[group.name] ?? []);
    },
  };
}

function createGroup({ name, codes }, { lang, words }, choose) {
  const used = codes.filter(([, , , total]) => total);
  if (!used.length) return null;
  if (used.length > FEW) used.sort((a, b) => b[3] - a[3]);
  const format = new Intl.NumberFormat(lang);
  let open = false;
  let shown = [{}, []];

  const values = used.map(([code, zh, en]) => {
    const box = element("input", "", { type: "checkbox", name, value: code });
    const count = element("span", "od-facet-count");
    const text = element("span", "od-facet-label", lang === "en" && !en ? { lang: "zh" } : {}, [lang === "en" ? en || zh : zh]);
    const node = element("li", "", {}, [element("label", "", {}, [box, text, count])]);
    box.addEventListener("change", () => choose(name, values.filter((value) => value.box.checked).map((value) => value.code)));
    return { code, box, count, node };
  });
  const more = element("button", "od-facet-more", { type: "button", "aria-expanded": "false" });
  more.addEventListener("click", () => {
    open = !open;
    update(...shown);
  });
  const list = element("ul", "od-facet-values", {}, values.map((value) => value.node));
  const node = element("fieldset", "od-facet", { "data-facet": name }, [element("legend", "", {}, [words(`facet.${name}`)]), list, more]);

  function update(counts, chosen) {
    shown = [counts, chosen];
    let visible = 0;
    let folded = 0;
    for (const value of values) {
      const number = counts[value.code] ?? 0;
      const checked = chosen.includes(value.code);
      const worth = number > 0 || checked;
      const fits = checked || open || visible < FEW;
      value.box.checked = checked;
      value.count.textContent = format.format(number);
      value.node.hidden = !worth || !fits;
      if (worth && fits) visible += 1;
      else if (worth) folded += 1;
    }
    node.hidden = !visible;
    more.hidden = !folded && !(open && visible > FEW);
    more.setAttribute("aria-expanded", String(open));
    more.textContent = open ? words("facet.less") : words("facet.more", { number: folded });
  }

  return { name, node, update };
}
