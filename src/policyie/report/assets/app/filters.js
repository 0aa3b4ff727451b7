// What is filtered: by words in each column, by kind, by what was clicked in map and charts.
const filters = { search: "", kinds: new Set(), once: false, words: {}, province: null, year: null, industry: null };
const fold = (text) => String(text ?? "").normalize("NFKC").toLowerCase();

// What a reader may type to find an entry of a column, in both languages.
const SEARCHED = {
  text: (text) => text,
  figure: (figure) => [figure[1], figure[2], figure[3], ...inBoth(() => figureText(figure))].join(" "),
  kind: (kind) => [kind, ...inBoth(() => value("kind", kind))].join(" "),
  indicator: (indicator) => [indicator[0], ...inBoth(() => indicatorText(indicator))].join(" "),
  period: (period) => period,
  region: regionSearch,
  industries: ([written, numbers]) => [...written, ...numbers.flatMap((number) => store.industries[number])].join(" "),
  officials: (names) => names.join(" "),
  responsible: (names) => names.join(" "),
  section: (path) => path.join(" "),
};

function inBoth(show) {
  const before = state.language;
  const both = ["en", "zh"].map((language) => ((state.language = language), show()));
  state.language = before;
  return both;
}

// Texts are folded once, when a column is first searched.
const folded = {};
function searchTexts(column) {
  folded[column] ??= column === "document"
    ? store.documents.map((item) => fold([item.title, item.id, item.source, item.issuer].join(" ")))
    : column === "published" ? store.documents.map((item) => fold(item.published))
    : store.dictionaries[column].map((item) => fold(SEARCHED[column](item)));
  return folded[column];
}

const columnOf = (column) => store.columns[column === "published" ? "document" : column];

// Which entries of a column hold all words of a query.
function matching(column, query) {
  const parts = fold(query).split(/\s+/).filter(Boolean);
  return searchTexts(column).map((text) => parts.every((part) => text.includes(part)));
}

const provinceOf = (region) => region[3][0] ?? region[0];

// The rows that pass, as numbers, in the order of the documents.
function filteredRows() {
  const tests = [];
  const add = (column, wanted) => tests.push([columnOf(column), wanted]);
  for (const [column, query] of Object.entries(filters.words)) if (query) add(column, matching(column, query));
  if (filters.kinds.size) add("kind", store.dictionaries.kind.map((kind) => filters.kinds.has(kind)));
  if (filters.province) add("region", store.dictionaries.region.map((region) => provinceOf(region) === filters.province));
  if (filters.year) add("period", store.years.map((year) => year === filters.year));
  if (filters.industry !== null) add("industries", store.dictionaries.industries.map(([, numbers]) => numbers.includes(filters.industry)));
  const everywhere = fold(filters.search).split(/\s+/).filter(Boolean)
    .map((part) => [...CODED, "document"].map((column) => [columnOf(column), matching(column, part)]));
  const rows = new Int32Array(store.count);
  const seen = filters.once ? new Set() : null;
  let kept = 0;
  for (let row = 0; row < store.count; row++) {
    if (!tests.every(([numbers, wanted]) => wanted[numbers[row]])) continue;
    if (!everywhere.every((columns) => columns.some(([numbers, wanted]) => wanted[numbers[row]]))) continue;
    if (seen) {
      const statement = store.columns.statement[row];
      if (seen.has(statement)) continue;
      seen.add(statement);
    }
    rows[kept++] = row;
  }
  return rows.subarray(0, kept);
}

// Rows without repetitions of the same statement.
function different(rows) {
  const seen = new Set();
  return rows.filter((row) => {
    const statement = store.columns.statement[row];
    return !seen.has(statement) && seen.add(statement);
  });
}
