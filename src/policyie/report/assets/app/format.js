// Values in words, in the language of the interface.
const state = { language: "en", mode: "statements", indicator: null, kind: "goal", unit: null, period: null };
const words = () => WORDS[state.language];
const value = (group, key) => VALUES[group][key]?.[state.language === "zh" ? 1 : 0] ?? String(key ?? "").replaceAll("_", " ");
const place = (names) => names?.[state.language === "zh" ? 1 : 0] ?? "";
const whole = (number) => number.toLocaleString(state.language === "zh" ? "zh-CN" : "en-US");

const SCALES = {
  en: [[1e12, " tn"], [1e9, " bn"], [1e6, " mn"]],
  zh: [[1e12, " 万亿"], [1e8, " 亿"], [1e4, " 万"]],
};

function scaleOf(number, measure) {
  if (measure === "percent" || (measure === "count" && Math.abs(number) < 1e6)) return [1, ""];
  return SCALES[state.language].find(([size]) => Math.abs(number) >= size) ?? [1, ""];
}

// A number with its unit; `digits` bounds the decimals of sums, stated figures are shown in full.
function quantity(low, high, unit, measure, digits = 6) {
  const [size, name] = scaleOf(Math.max(Math.abs(low), Math.abs(high)), measure);
  const show = (number) => (number / size).toLocaleString(state.language === "zh" ? "zh-CN" : "en-US", { maximumFractionDigits: digits });
  const number = low === high ? show(low) : `${show(low)}–${show(high)}`;
  const label = value("unit", unit);
  if (state.language === "zh") return `${number}${name || (label && label !== "%" ? " " : "")}${label}`;
  return `${number}${name}${label ? ` ${label}` : ""}`.replace(" %", "%");
}

function figureText([comparator, low, upper, unit, measure]) {
  return (SIGNS[comparator] ?? "") + quantity(Number(low), Number(upper ?? low), unit, measure);
}

const indicatorText = ([indicator, growth]) =>
  value("indicator", indicator) + (growth ? (state.language === "zh" ? words().growth : ` ${words().growth}`) : "");
const regionText = ([, zh, en]) => (state.language === "zh" ? zh : en);
const industryText = (number) => store.industries[number][state.language === "zh" ? 1 : 2];
const documentText = (item) => item.title || item.id || "—";

// A region with the provinces and prefectures above it, in both languages: what a search finds.
function regionSearch([code, zh, en, path]) {
  return [code, zh, en, ...path.flatMap((above) => store.places.get(above) ?? [])].join(" ");
}

function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, item] of Object.entries(properties)) {
    if (name === "text") node.textContent = item;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), item);
    else if (name in node && typeof item !== "string") node[name] = item;
    else node.setAttribute(name, item);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

const byId = (id) => document.getElementById(id);

// A plain table of rows under headings; cells are texts, or nodes.
function plainTable(headings, rows) {
  const head = element("tr", {}, ...headings.map((text) => element("th", { scope: "col", text })));
  const body = rows.map((cells) =>
    element("tr", {}, ...cells.map((cell) => (cell instanceof Node ? element("td", {}, cell) : element("td", { text: cell })))));
  return element("table", {}, element("thead", {}, head), element("tbody", {}, ...body));
}
