// The page comes alive: unpack, draw, listen.
let waiting;
function later(action) {
  clearTimeout(waiting);
  waiting = setTimeout(action, 120);
}

function update() {
  closeQuietly();
  showRows(filteredRows());
  showChips();
  for (const button of byId("kinds").children) button.setAttribute("aria-pressed", String(filters.kinds.has(button.dataset.kind)));
  drawAll();
}

function closeQuietly() {
  byId("detail").hidden = true;
  byId("grid").parentElement.classList.remove("open");
  detail.at = null;
  grid.resetActiveCell();
}

// What is clicked a second time is taken back.
function setFilter(name, key) {
  filters[name] = filters[name] === key ? null : key;
  update();
  if (name === "province") document.querySelector(`.tile[data-code="${key}"]`)?.focus();
}

function showChips() {
  const shown = [
    ["province", filters.province && place(store.places.get(filters.province) ?? [filters.province, filters.province])],
    ["industry", filters.industry !== null ? industryText(filters.industry) : null], ["year", filters.year],
  ].filter(([, text]) => text);
  const chip = ([name, text]) => element("button", { type: "button", class: "chip", "aria-label": words().remove(text), text: `${words()[name]}: ${text} ×`,
    onclick: () => { filters[name] = null; update(); byId("search").focus(); } });
  byId("chips").replaceChildren(...shown.map(chip));
  const typed = filters.search || filters.once || filters.kinds.size || Object.values(filters.words).some(Boolean);
  byId("clear").hidden = !typed && !shown.length;
}

function clearFilters() {
  Object.assign(filters, { search: "", kinds: new Set(), once: false, words: {}, province: null, year: null, industry: null });
  byId("search").value = "";
  byId("once").checked = false;
  for (const input of document.querySelectorAll("[data-column]")) input.value = "";
  update();
  byId("search").focus();
}

// The choices of what figures to show, the most frequent first; what can't be chosen any more gives way to the first.
function fillChoices() {
  const options = (id, entries, chosen) => {
    const known = entries.some(([key]) => key === chosen) ? chosen : entries[0]?.[0] ?? null;
    byId(id).replaceChildren(...entries.map(([key, text]) => element("option", { value: key, text, selected: key === known })));
    return known;
  };
  const frequent = (found) => [...found].sort((a, b) => b[1] - a[1]);
  const all = Int32Array.from({ length: store.count }, (_, row) => row).filter((row) => ADDED_KINDS.includes(entry("kind", row)));
  state.mode = options("mode", ["statements", "figures"].map((key) => [key, words()[key]]), state.mode);
  const named = (row) => (entry("indicator", row)[0] === "other" ? [] : [`${entry("indicator", row)}`]);
  const indicators = frequent(counts(all, named));
  const money = frequent(counts(all.filter((row) => entry("figure", row)[4] === "money"), named));
  state.indicator ??= money[0]?.[0] ?? null;
  state.indicator = options("indicator", indicators.map(([key, n]) => [key, `${indicatorText(splitIndicator(key))} (${whole(n)})`]), state.indicator);
  const about = all.filter((row) => `${entry("indicator", row)}` === state.indicator);
  const units = frequent(counts(about, (row) => [entry("figure", row)[3]]));
  state.unit = options("unit", units.map(([key, n]) => [key, `${value("unit", key) || words().none} (${whole(n)})`]), state.unit);
  const measured = about.filter((row) => entry("figure", row)[3] === state.unit);
  const kinds = counts(measured, (row) => [entry("kind", row)]);
  state.kind = options("kind", ADDED_KINDS.filter((key) => kinds.has(key)).map((key) => [key, `${value("kind", key)} (${whole(kinds.get(key))})`]), state.kind);
  const periods = frequent(counts(measured, (row) => (entry("kind", row) === state.kind && entry("period", row) ? [entry("period", row)] : [])));
  const usual = periods[0]?.[0];
  const byTime = [...periods].sort(([a], [b]) => (a < b ? 1 : -1));
  state.period = options("period", byTime.map(([key, n]) => [key, `${key} (${whole(n)})`]), periods.some(([key]) => key === state.period) ? state.period : usual);
  document.body.dataset.mode = state.mode;
}

function setLanguage(language) {
  state.language = language;
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = words()[node.dataset.text];
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", words()[node.dataset.label]);
  for (const node of document.querySelectorAll("[data-placeholder]")) node.placeholder = words()[node.dataset.placeholder];
  for (const node of document.querySelectorAll("[data-language]")) node.setAttribute("aria-pressed", String(node.dataset.language === language));
  const title = store.title ?? words().default_title;
  document.title = title;
  byId("title").textContent = title;
  byId("summary").textContent = words().summary(whole(store.count), whole(store.documents.length));
  byId("made").textContent = words().made(store.version);
  byId("how").replaceChildren(...[...words().how_text, words().left_out(whole(store.elsewhere))].map((text) => element("p", { text })));
  byId("kinds").replaceChildren(...Object.keys(VALUES.kind).map((kind) => element("button", {
    type: "button", class: `pill k-${kind}`, "data-kind": kind, text: value("kind", kind),
    onclick: () => { filters.kinds.delete(kind) || filters.kinds.add(kind); update(); },
  })));
  byId("unread").hidden = !store.failures.length;
  byId("unread").querySelector("summary").textContent = words().unread(whole(store.failures.length));
  byId("unread").querySelector("ul").replaceChildren(...store.failures.map(([id, why]) => element("li", { text: `${id}: ${why}` })));
  fillChoices();
  translateTable();
  update();
}

function listen() {
  byId("search").addEventListener("input", (event) => { filters.search = event.target.value; later(update); });
  byId("once").addEventListener("change", (event) => { filters.once = event.target.checked; update(); });
  byId("clear").addEventListener("click", clearFilters);
  byId("export").addEventListener("click", exportRows);
  for (const id of ["mode", "indicator", "unit", "kind", "period"])
    byId(id).addEventListener("change", (event) => { state[id] = event.target.value; fillChoices(); drawAll(); });
  for (const button of document.querySelectorAll("[data-language]")) button.addEventListener("click", () => setLanguage(button.dataset.language));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeDetail(); });
  for (const media of ["(prefers-color-scheme: dark)", "print"]) matchMedia(media).addEventListener("change", () => {
    for (const chart of Object.values(charts)) chart.resize();
    drawAll();
    for (const chart of Object.values(charts)) chart.getZr().flush(); // a print does not wait for the next frame
  });
}

async function start() {
  // Libraries may empty an element; no string ever becomes HTML.
  globalThis.trustedTypes?.createPolicy("default", { createHTML: (html) => (html === "" ? html : null) });
  if (!globalThis.DecompressionStream || !CSS.supports("color", "light-dark(red, red)")) {
    byId("loading").textContent = `${WORDS.en.old_browser} ${WORDS.zh.old_browser}`;
    return;
  }
  await loadStore();
  byId("loading").remove();
  byId("main").hidden = false;
  makeTable();
  makeCharts();
  listen();
  setLanguage(navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en");
  document.documentElement.dataset.ready = "true";
}

start();
