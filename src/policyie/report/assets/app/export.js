// The filtered rows as CSV, in the order of the table, with codes, names and the clause that each rests on.
const HEADINGS = ["document", "title", "published", "source", "text", "kind", "indicator", "growth_of", "measure", "comparator",
  "value", "upper", "unit", "period", "region", "region_name", "region_name_en", "province", "industries", "industry_concepts",
  "officials", "responsible", "confidence", "evidence"];

// Quoted where needed; what a spreadsheet would run as a formula is kept as text by an apostrophe.
function csvCell(item) {
  let text = String(item ?? "");
  if (/^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text)) text = `'${text}`;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function csvRow(row) {
  const about = documentOf(row);
  const [comparator, low, upper, unit, measure] = entry("figure", row);
  const [indicator, growth] = entry("indicator", row);
  const [code, zh, en, path] = entry("region", row);
  const [written, numbers] = entry("industries", row);
  const { text } = await textOf(store.columns.document[row]);
  const from = store.columns.clause[row];
  const clause = text.slice(from, from + store.columns.clause_length[row]).trim();
  return [about.id, about.title, about.published, about.source, entry("text", row), entry("kind", row), indicator, growth, measure,
    comparator, low, upper, unit, entry("period", row), code, zh, en, store.places.get(path[0])?.[1], written.join("|"),
    numbers.map((number) => store.industries[number][0]).join("|"), entry("officials", row).join("|"), entry("responsible", row).join("|"),
    store.columns.confidence[row] / 100, clause];
}

async function exportRows() {
  byId("export").disabled = true;
  const lines = [HEADINGS.join(",")];
  for (const row of rows) lines.push((await csvRow(row)).map(csvCell).join(","));
  const file = new Blob(["\ufeff", lines.join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" });
  const link = element("a", { href: URL.createObjectURL(file), download: "targets.csv" });
  link.click();
  byId("export").disabled = false;
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
