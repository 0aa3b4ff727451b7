// The map of tiles, the bars and the lines, and a table of the same numbers under each chart.
const charts = {};
const TOP = 12;
const LINES = 6;
const LABEL_ROOM = 38; // pixels that a number above a bar needs
const SHADES = 5;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// CSS colours that depend on the theme, as the browser resolves them.
function palette() {
  const probe = byId("made");
  const names = ["ink", "quiet", "line", "accent", "series-1", "series-2", "series-3", "series-4", "series-5", "series-6"];
  const found = {};
  for (const name of names) {
    probe.style.color = `var(--${name})`;
    found[name] = getComputedStyle(probe).color;
  }
  probe.style.color = "";
  return found;
}

function makeCharts() {
  for (const name of ["industry", "year", "time"]) {
    charts[name] = echarts.init(byId(`${name}-chart`), null, { renderer: "canvas" });
    new ResizeObserver(() => charts[name].resize()).observe(byId(`${name}-chart`));
  }
  charts.industry.on("click", ({ dataIndex }) => setFilter("industry", charts.industry.keys[dataIndex]));
  charts.year.on("click", ({ dataIndex }) => setFilter("year", charts.year.keys[dataIndex]));
}

const chosen = () => {
  const figure = store.dictionaries.figure.find((item) => item[3] === state.unit);
  return { unit: state.unit, measure: figure?.[4] ?? "count" };
};
const chosenIsRate = () => state.unit === "percent" || state.indicator?.endsWith(",true");
const chosenName = () => state.indicator ? indicatorText(splitIndicator(state.indicator)) : "";
const splitIndicator = (key) => [key.slice(0, key.lastIndexOf(",")), key.endsWith(",true")];

function drawAll() {
  if (state.mode === "statements") drawCounts(different(rows));
  else drawFigures(chosenRows(rows));
  drawTimeline();
}

function drawCounts(once) {
  const provinces = counts(once, (row) => [provinceOf(entry("region", row))]);
  const shown = new Map(TILES.map(([code]) => [code, provinces.get(code) ?? 0]));
  const inside = [...shown.values()].reduce((a, b) => a + b, 0);
  drawMap(new Map([...shown].filter(([, n]) => n).map(([code, n]) => [code, { size: n, text: whole(n), told: whole(n) }])));
  const outside = once.length - inside;
  byId("map-note").textContent = `${words().map_note} ${outside ? words().outside(whole(outside)) : ""}`;
  const industries = [...counts(once, (row) => entry("industries", row)[1])].sort((a, b) => b[1] - a[1]);
  drawBars("industry", industries.map(([key, n]) => ({ key, name: industryText(key), size: n, text: whole(n) })), true);
  byId("industry-note").textContent = `${words().count_note} ${words().click}`;
  const years = counts(once, (row) => [store.years[store.columns.period[row]]]);
  years.delete(null);
  const sorted = [...years].sort(([a], [b]) => (a < b ? -1 : 1));
  drawBars("year", sorted.map(([key, n]) => ({ key, name: key, size: n, text: whole(n) })), false);
  byId("year-note").textContent = `${words().year_note} ${words().click}`;
}

function drawFigures(found) {
  const [rate, { unit, measure }] = [chosenIsRate(), chosen()];
  const ofPeriod = found.filter((row) => entry("period", row) === state.period);
  const told = (total) => {
    const from = total.own ? words().own : rate && total.regions > 1 ? words().range_of(whole(total.regions)) : words().sum_of(whole(total.regions));
    return `${totalText(total, unit, measure)} (${from})`;
  };
  const totals = provinceTotals(ofPeriod, rate);
  drawMap(new Map([...totals].map(([code, total]) => [code, { size: barSize(total), text: shortTotal(total, unit, measure), told: told(total), part: !total.own }])));
  const what = `${chosenName()}, ${value("kind", state.kind)}, ${state.period ?? words().no_period}. `;
  const note = rate ? words().percent_note : words().sum_note;
  byId("map-note").textContent = `${what}${note} ${rate ? "" : words().dashed}`;
  const bars = (list, name) => list.map(([key, total]) => ({ key, name: name(key), size: barSize(total), text: totalText(total, unit, measure), regions: total.regions }));
  drawBars("industry", bars(industryTotals(ofPeriod, rate), industryText), true);
  byId("industry-note").textContent = what + note;
  drawBars("year", bars(yearTotals(found, rate), (year) => year), false);
  byId("year-note").textContent = `${chosenName()}, ${value("kind", state.kind)}. ${rate ? words().percent_note : words().sum_year}`;
}

// For a tile: the figure without its unit, which stands beside the map.
function shortTotal(total, unit, measure) {
  const [low, high] = [barSize(total), barSize(total)];
  const sign = total.median !== undefined || Number.isFinite(total.interval[0]) && Number.isFinite(total.interval[1]) ? "" : Number.isFinite(total.interval[0]) ? "≥" : "≤";
  return sign + quantity(low, high, measure === "percent" ? unit : "other", measure, 1).replaceAll(" ", "");
}

function drawMap(values) {
  const sizes = [...new Set([...values.values()].map((item) => item.size))].sort((a, b) => a - b);
  const shade = (size) => Math.ceil((SHADES * (sizes.indexOf(size) + 1)) / sizes.length);
  byId("map").replaceChildren(...TILES.map(([code, zh, letters, column, row]) => {
    const item = values.get(code);
    const full = state.language === "zh" ? zh : TILE_NAMES[letters];
    const tile = element("button", {
      type: "button", class: `tile s${item ? shade(item.size) : 0}${item?.part ? " part" : ""}`, "data-code": code,
      "aria-pressed": String(filters.province === code), title: `${full}: ${item?.told ?? words().none}`,
      onclick: () => setFilter("province", code),
    },
    element("span", { class: "unseen", text: `${full}: ${item?.told ?? words().none}` }),
    element("span", { class: "name", "aria-hidden": "true", text: state.language === "zh" ? zh : letters }),
    element("span", { class: (item?.text.length ?? 0) > 5 ? "amount long" : "amount", "aria-hidden": "true", text: item?.text ?? "" }));
    tile.style.gridColumn = column + 1;
    tile.style.gridRow = row + 1;
    return tile;
  }));
}

function drawBars(name, items, across) {
  const shown = across ? items.slice(0, TOP) : items.slice(-2 * TOP);
  const { ink, quiet, line, accent } = palette();
  const active = filters[name];
  const categories = { type: "category", data: shown.map((item) => item.name), inverse: across, axisTick: { show: false },
    axisLine: { lineStyle: { color: line } }, axisLabel: { color: ink, width: across ? 120 : undefined, overflow: "truncate" } };
  const { unit, measure } = state.mode === "figures" ? chosen() : { unit: "other", measure: "count" };
  const numbers = { type: "value", splitLine: { show: !across, lineStyle: { color: line } }, axisLine: { show: false },
    axisLabel: { show: !across, color: quiet, formatter: (number) => quantity(number, number, unit, measure, 1) } };
  charts[name].keys = shown.map((item) => item.key);
  charts[name].setOption({
    animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 },
    grid: across ? { left: 128, right: 78, top: 4, bottom: 4 } : { left: 4, right: 8, top: 26, bottom: 4, containLabel: true },
    tooltip: { renderMode: "richText", confine: true, formatter: ({ dataIndex: at }) => `${shown[at].name}: ${shown[at].text}${shown[at].regions ? `\n${words().regions_n(shown[at].regions)}` : ""}` },
    xAxis: across ? numbers : categories, yAxis: across ? categories : numbers,
    series: [{ type: "bar", barMaxWidth: across ? 18 : 44,
      data: shown.map((item) => ({ value: item.size, itemStyle: { color: accent, opacity: active === null || active === item.key ? 1 : 0.35, borderRadius: 3 } })),
      label: { show: across || charts[name].getWidth() / shown.length > LABEL_ROOM, color: quiet, position: across ? "right" : "top", formatter: ({ dataIndex: at }) => (across ? shown[at].text : shown[at].regions ?? shown[at].text) } }],
    graphic: shown.length ? [] : [{ type: "text", left: "center", top: "middle", style: { text: words().none_here, fill: quiet } }],
  }, true);
  const button = (item) => element("button", { type: "button", class: "link", text: item.name, onclick: () => setFilter(name, item.key) });
  const headings = [words()[name], words()[state.mode]];
  byId(`${name}-table`).replaceChildren(plainTable(headings, items.map((item) => [button(item), item.text])));
}

// All years from the first to the last, so that distances are to scale.
function everyYear(years) {
  if (!years.length) return [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, at) => String(first + at));
}

// What each region states for itself, goals and results apart; the regions with the most years.
function drawTimeline() {
  const { unit, measure } = chosen();
  const byRegion = new Map();
  for (const kind of ADDED_KINDS) {
    const of = rows.filter((row) => entry("kind", row) === kind && `${entry("indicator", row)}` === state.indicator && entry("figure", row)[3] === state.unit);
    for (const slot of slots(of).filter((slot) => !slot.industries.length && /^\d{4}$/.test(slot.period))) {
      const region = byRegion.get(slot.place) ?? { name: regionText(slot.region), goal: new Map(), result: new Map() };
      region[kind].set(slot.period, slot);
      byRegion.set(slot.place, region);
    }
  }
  const yearsOf = (region) => new Set([...region.goal.keys(), ...region.result.keys()]);
  const regions = [...byRegion.values()].sort((a, b) => yearsOf(b).size - yearsOf(a).size);
  const shown = regions.slice(0, LINES);
  const years = everyYear(shown.flatMap((region) => [...yearsOf(region)]).map(Number));
  const colours = palette();
  const series = shown.flatMap((region, at) => ["result", "goal"].filter((kind) => region[kind].size).map((kind) => ({
    name: region.name, type: "line", connectNulls: true, symbol: "circle", symbolSize: 8, color: colours[`series-${at + 1}`],
    lineStyle: { type: kind === "goal" ? "dashed" : "solid", width: 2 },
    itemStyle: kind === "goal" ? { color: "transparent", borderColor: colours[`series-${at + 1}`], borderWidth: 2 } : undefined,
    data: years.map((year) => { const slot = region[kind].get(year); return slot ? { value: size(slot.interval), slot, kind } : null; }),
  })));
  charts.time.setOption({
    animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 }, grid: { left: 8, right: 20, top: 34, bottom: 6, containLabel: true },
    legend: { type: "scroll", top: 0, textStyle: { color: colours.ink }, data: [...new Set(shown.map((region) => region.name))] },
    tooltip: { renderMode: "richText", confine: true, formatter: ({ seriesName, name, data }) =>
      `${seriesName} ${name}\n${value("kind", data.kind)} ${figureText(entry("figure", data.slot.row))}` },
    xAxis: { type: "category", data: years, axisLabel: { color: colours.ink }, axisLine: { lineStyle: { color: colours.line } } },
    yAxis: { type: "value", scale: true, splitLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.quiet, formatter: (number) => quantity(number, number, unit, measure, 1) } },
    series,
    graphic: shown.length ? [] : [{ type: "text", left: "center", top: "middle", style: { text: words().none_here, fill: colours.quiet } }],
  }, true);
  byId("time-note").textContent = `${words().time_note(chosenName())} ${words().goal_mark} ${words().result_mark}`;
  const lines = regions.flatMap((region) => ADDED_KINDS.flatMap((kind) => [...region[kind]].sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([year, slot]) => [region.name, value("kind", kind), year, figureText(entry("figure", slot.row))])));
  byId("time-table").replaceChildren(plainTable([words().region, words().kind, words().year, words().figure], lines));
}
