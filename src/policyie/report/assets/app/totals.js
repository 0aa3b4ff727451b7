// Totals that can be answered for; the page says how (how_text in labels.js).
const ADDED_KINDS = ["goal", "result"];

// The bounds that a figure states: at least 5 is [5, ∞], at most 5 is [-∞, 5], 5 to 8 is [5, 8].
function bounds(figure) {
  const [comparator, low, upper] = [figure[0], Number(figure[1]), Number(figure[2] ?? figure[1])];
  if (comparator === "ge" || comparator === "gt") return [low, Infinity];
  if (comparator === "le" || comparator === "lt") return [-Infinity, low];
  return [low, upper];
}

const size = ([low, high]) => (Number.isFinite(low) ? low : high);
const isRate = (figure, indicator) => figure[4] === "percent" || indicator[1];

// Rows that state the chosen indicator, kind and unit, as figures of their own.
function chosenRows(rows) {
  return rows.filter((row) => {
    const [figure, indicator] = [entry("figure", row), entry("indicator", row)];
    return entry("kind", row) === state.kind && `${indicator}` === state.indicator && figure[3] === state.unit;
  });
}

// One figure a region, period and set of industries: the largest of a document, and of documents the latest.
function slots(rows) {
  const found = new Map();
  for (const row of rows) {
    const [region, period] = [entry("region", row), entry("period", row)];
    if (!region[0] || !period) continue;
    const industries = [...entry("industries", row)[1]].sort((a, b) => a - b);
    const place = region[3].at(-1) ?? region[0];
    const key = `${place}|${period}|${industries}`;
    const number = store.columns.document[row];
    const stated = { row, number, region, place, period, industries, interval: bounds(entry("figure", row)), different: 1 };
    const known = found.get(key);
    if (!known) found.set(key, stated);
    else {
      const later = newer(number, known.number);
      const wins = later > 0 || (later === 0 && size(stated.interval) > size(known.interval));
      found.set(key, { ...(wins ? stated : known), different: known.different + 1 });
    }
  }
  return [...found.values()];
}

// Positive where the first document is the later one; 0 for the same document; undated ones are the earliest.
function newer(one, other) {
  if (one === other) return 0;
  const [a, b] = [store.documents[one].published ?? "", store.documents[other].published ?? ""];
  return a === b ? one - other : a > b ? 1 : -1;
}

// Regions that don't overlap: one that lies in another that is there is left out.
function apart(stated) {
  const places = new Set(stated.map((slot) => slot.place));
  return stated.filter((slot) => !slot.region[3].slice(0, -1).some((above) => places.has(above)));
}

function sum(stated) {
  return stated.reduce(([low, high], slot) => [low + slot.interval[0], high + slot.interval[1]], [0, 0]);
}

function spread(stated) {
  const sizes = stated.map((slot) => size(slot.interval)).sort((a, b) => a - b);
  const middle = sizes.length >> 1;
  const median = sizes.length % 2 ? sizes[middle] : (sizes[middle - 1] + sizes[middle]) / 2;
  return { median, low: sizes[0], high: sizes.at(-1) };
}

// What stands for a group of regions: {interval, median?, regions, own}.
function standing(stated, rate) {
  const covering = apart(stated);
  if (covering.length === 1) return { interval: covering[0].interval, regions: 1, slot: covering[0] };
  if (!rate) return { interval: sum(covering), regions: covering.length };
  const { median, low, high } = spread(covering);
  return { interval: [low, high], median, regions: covering.length };
}

// The figure of each province for the chosen period: its own, else its regions'. By code of the province.
function provinceTotals(rows, rate) {
  const groups = new Map();
  for (const slot of slots(rows).filter((slot) => !slot.industries.length && slot.region[3].length)) {
    const province = slot.region[3][0];
    groups.set(province, [...(groups.get(province) ?? []), slot]);
  }
  const totals = new Map();
  for (const [province, stated] of groups) totals.set(province, { ...standing(stated, rate), own: stated.some((slot) => slot.place === province) });
  return totals;
}

// The figures of each industry by itself, for the chosen period: [industry, standing], the largest first.
function industryTotals(rows, rate) {
  const groups = new Map();
  for (const slot of slots(rows).filter((slot) => slot.industries.length === 1 && slot.region[3].length)) {
    const [industry] = slot.industries;
    groups.set(industry, [...(groups.get(industry) ?? []), slot]);
  }
  return [...groups].map(([industry, stated]) => [industry, standing(stated, rate)])
    .sort((a, b) => barSize(b[1]) - barSize(a[1]));
}

// The figures of each year, of periods that are whole years: [year, standing], by year.
function yearTotals(rows, rate) {
  const groups = new Map();
  for (const slot of slots(rows).filter((slot) => !slot.industries.length && slot.region[3].length && /^\d{4}$/.test(slot.period)))
    groups.set(slot.period, [...(groups.get(slot.period) ?? []), slot]);
  return [...groups].map(([year, stated]) => [year, standing(stated, rate)]).sort(([a], [b]) => (a < b ? -1 : 1));
}

const barSize = (total) => total.median ?? size(total.interval);

// A total in words: with its sign where only one bound is known, as a range where both differ.
function totalText(total, unit, measure) {
  const [low, high] = total.interval;
  if (total.median !== undefined) {
    const range = quantity(low, high, unit, measure, 2);
    return low === high ? range : `${quantity(total.median, total.median, unit, measure, 2)} (${range})`;
  }
  if (low === -Infinity && high === Infinity) return "—";
  if (high === Infinity) return `≥ ${quantity(low, low, unit, measure, 2)}`;
  if (low === -Infinity) return `≤ ${quantity(high, high, unit, measure, 2)}`;
  return quantity(low, high, unit, measure, 2);
}

// How many different statements each key has: a Map; a row may have several keys or none.
function counts(rows, keysOf) {
  const found = new Map();
  for (const row of rows) for (const key of keysOf(row)) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}
