// Bars of an answer: the first column that is no number against the first that is one. The table beside it says the same.

const NS = "http://www.w3.org/2000/svg";
const MOST = 30;
const LINE = 22;

export function barChart(columns, rows, title) {
  const value = columns.findIndex((each) => each.kind === "number" && each.fn);
  const label = columns.findIndex((each) => !each.fn);
  const bars = rows.slice(0, MOST).filter((row) => row[value] !== null);
  if (value < 0 || label < 0 || bars.length < 2 || bars.some((row) => Number(row[value]) < 0)) return null;
  const longest = Math.max(...bars.map((row) => Number(row[value]))) || 1;
  const svg = make("svg", { viewBox: `0 0 480 ${bars.length * LINE}`, role: "img", class: "od-chart", "aria-labelledby": "query-chart-title query-chart-text" });
  svg.append(make("title", { id: "query-chart-title" }, title), make("desc", { id: "query-chart-text" }, `${columns[label].title} – ${columns[value].title}`));
  bars.forEach((row, number) => {
    const y = number * LINE;
    const width = (Number(row[value]) / longest) * 260;
    svg.append(
      make("text", { x: 128, y: y + 15, "text-anchor": "end" }, cut(String(row[label] ?? "–"))),
      make("rect", { x: 136, y: y + 3, width: Math.max(1, width).toFixed(1), height: LINE - 6 }),
      make("text", { x: 142 + width, y: y + 15 }, amount(row[value])),
    );
  });
  return svg;
}

function amount(value) {
  return Number(Number(value).toPrecision(6)).toLocaleString("en");
}

function cut(text) {
  return text.length > 9 ? `${text.slice(0, 8)}…` : text;
}

function make(tag, attributes, text) {
  const node = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text !== undefined) node.textContent = text;
  return node;
}
