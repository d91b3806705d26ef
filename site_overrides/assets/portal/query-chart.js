// Pictures of an answer: bars, a line, a histogram. The table beside them says the same.

const NS = "http://www.w3.org/2000/svg";
const MOST = 30;
const LINE = 22;
const POINTS = 400;
const BINS = 12;
const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [480, 240, 56, 14, 12, 26];

// The kinds that fit an answer, the likeliest first, each with the places of its columns.
export function chartsFor(columns, rows) {
  const numbers = columns.flatMap((each, place) => (each.kind === "number" && !each.step ? [place] : []));
  const measured = columns.findIndex((each) => each.fn && each.kind === "number");
  const value = measured >= 0 ? measured : numbers.at(-1) ?? -1;
  const label = columns.findIndex((each, place) => !each.fn && place !== value);
  const found = [];
  if (value >= 0 && label >= 0 && rows.length > 1) {
    const bar = rows.slice(0, MOST).every((row) => Number(row[value] ?? 0) >= 0) ? [{ kind: "bar", label, value }] : [];
    const line = { kind: "line", label, value };
    const timely = columns[label].step || columns[label].kind === "date" || columns[label].kind === "datetime";
    if (measured >= 0) found.push(...(timely ? [line, ...bar] : [...bar, line]));
    else if (timely) found.push(line);
  }
  const spread = measured >= 0 ? measured : numbers[0] ?? -1;
  if (spread >= 0 && new Set(rows.map((row) => row[spread]).filter((each) => each !== null)).size > 1) found.push({ kind: "histogram", value: spread });
  return found;
}

export function draw(chart, columns, rows, title) {
  const drawn = { bar: bars, line: line, histogram: histogram }[chart.kind](chart, rows);
  const named = [columns[chart.label], columns[chart.value]].filter(Boolean).map((each) => each.title);
  drawn.prepend(make("title", { id: "query-chart-title" }, title), make("desc", { id: "query-chart-text" }, named.join(" – ")));
  return drawn;
}

function picture(height) {
  return make("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", class: "od-chart", "aria-labelledby": "query-chart-title query-chart-text" });
}

function bars({ label, value }, rows) {
  const shown = rows.slice(0, MOST).filter((row) => row[value] !== null);
  const longest = Math.max(...shown.map((row) => Number(row[value]))) || 1;
  const svg = picture(shown.length * LINE);
  shown.forEach((row, number) => {
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

// Points in the order of their labels, whatever order the table has.
function line({ label, value }, rows) {
  const points = rows.filter((row) => row[label] !== null && row[value] !== null).map((row) => [row[label], Number(row[value])]);
  points.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  const shown = points.slice(-POINTS);
  const { svg, y } = frame(Math.min(0, ...shown.map(([, each]) => each)), Math.max(...shown.map(([, each]) => each)));
  const x = (place) => LEFT + (place / Math.max(1, shown.length - 1)) * (WIDTH - LEFT - RIGHT);
  svg.append(make("polyline", { points: shown.map(([, each], place) => `${x(place).toFixed(1)},${y(each).toFixed(1)}`).join(" ") }));
  if (shown.length <= 40) for (const [place, [, each]] of shown.entries()) svg.append(make("circle", { cx: x(place).toFixed(1), cy: y(each).toFixed(1), r: 2.5 }));
  const every = Math.max(1, Math.ceil(shown.length / 5));
  for (let place = 0; place < shown.length; place += every) svg.append(make("text", { x: x(place), y: HEIGHT - 8, "text-anchor": place ? "middle" : "start" }, cut(String(shown[place][0]))));
  return svg;
}

function histogram({ value }, rows) {
  const numbers = rows.map((row) => row[value]).filter((each) => each !== null).map(Number);
  const [low, high] = [numbers.reduce((a, b) => Math.min(a, b)), numbers.reduce((a, b) => Math.max(a, b))];
  const step = nice((high - low) / BINS);
  const first = Math.floor(low / step);
  const counts = Array.from({ length: Math.floor(high / step) - first + 1 }, () => 0);
  for (const each of numbers) counts[Math.floor(each / step) - first] += 1;
  const { svg, y } = frame(0, Math.max(...counts));
  const room = (WIDTH - LEFT - RIGHT) / counts.length;
  counts.forEach((count, place) => {
    const from = amount((first + place) * step);
    const bar = make("rect", { x: (LEFT + place * room + 0.5).toFixed(1), y: y(count).toFixed(1), width: (room - 1).toFixed(1), height: (y(0) - y(count)).toFixed(1) });
    bar.append(make("title", {}, `${from}–${amount((first + place + 1) * step)}: ${count.toLocaleString("en")}`));
    svg.append(bar);
    if (place % Math.ceil(counts.length / 6) === 0) svg.append(make("text", { x: LEFT + place * room, y: HEIGHT - 8, "text-anchor": "middle" }, from));
  });
  return svg;
}

// Lines of the scale from a round number to a round number, and where a value stands.
function frame(low, high) {
  const svg = picture(HEIGHT);
  const step = nice((high - low || 1) / 4);
  const [bottom, top] = [Math.floor(low / step) * step, Math.ceil(high / step) * step || step];
  const y = (value) => HEIGHT - BOTTOM - ((value - bottom) / (top - bottom)) * (HEIGHT - TOP - BOTTOM);
  for (let tick = bottom; tick <= top + step / 2; tick += step) {
    svg.append(make("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: y(tick), y2: y(tick) }), make("text", { x: LEFT - 6, y: y(tick) + 4, "text-anchor": "end" }, amount(tick)));
  }
  return { svg, y };
}

function nice(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * [1, 2, 5, 10].find((each) => each * power >= rough * 0.999999);
}

function amount(value) {
  return Number(Number(value).toPrecision(6)).toLocaleString("en");
}

function cut(text) {
  return text.length > 10 ? `${text.slice(0, 9)}…` : text;
}

function make(tag, attributes, text) {
  const node = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text !== undefined) node.textContent = text;
  return node;
}
