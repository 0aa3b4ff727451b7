// The table: SlickGrid draws the rows in view; sorting and filtering work on numbers, so that many rows stay fast.
const COLUMNS = [
  { id: "figure", width: 150, number: true }, { id: "text", width: 120 }, { id: "kind", width: 126 },
  { id: "indicator", width: 190 }, { id: "period", width: 92 }, { id: "region", width: 125 }, { id: "industries", width: 150 },
  { id: "officials", width: 158 }, { id: "document", width: 250 }, { id: "published", width: 100 }, { id: "responsible", width: 130 },
];
let grid;
let rows = new Int32Array();
const order = { column: null, ascending: true };

const SHOWN = {
  figure: figureText,
  text: (text) => text,
  kind: (kind) => value("kind", kind),
  indicator: indicatorText,
  period: (period) => period ?? "",
  region: regionText,
  industries: ([, numbers]) => numbers.map(industryText).join(state.language === "zh" ? "、" : ", "),
  officials: (names) => names.join(state.language === "zh" ? "、" : ", "),
  responsible: (names) => names.join(state.language === "zh" ? "、" : ", "),
  section: (path) => path.join(" › "),
};

function cellText(column, row) {
  if (column === "document") return documentText(documentOf(row));
  if (column === "published") return documentOf(row).published ?? "";
  return SHOWN[column](entry(column, row));
}

// The place of each entry of a column in its order; empty ones last.
function ranks(column) {
  if (column === "figure") return store.values;
  const collator = new Intl.Collator(state.language === "zh" ? "zh-CN" : "en", { numeric: true });
  const texts = column === "document" ? store.documents.map(documentText)
    : column === "published" ? store.documents.map((item) => item.published ?? "")
    : store.dictionaries[column].map(SHOWN[column]);
  const sorted = texts.map((text, number) => [text, number]).sort(([a], [b]) => (!a - !b) || collator.compare(a, b));
  const found = new Int32Array(texts.length);
  sorted.forEach(([text, number], at) => {
    found[number] = at && text === sorted[at - 1][0] ? found[sorted[at - 1][1]] : at;
  });
  return found;
}

function sortRows() {
  if (!order.column) return;
  const [rank, numbers, sign] = [ranks(order.column), columnOf(order.column), order.ascending ? 1 : -1];
  rows.sort((a, b) => sign * (rank[numbers[a]] - rank[numbers[b]]) || a - b);
}

function formatter(_row, _cell, _value, column, item) {
  const text = cellText(column.id, item.row);
  if (column.id !== "kind") return text;
  return element("span", { class: `pill k-${Object.hasOwn(VALUES.kind, entry("kind", item.row)) ? entry("kind", item.row) : "other"}`, text });
}

function gridColumns() {
  const used = (id) => id !== "responsible" || store.dictionaries.responsible.some((names) => names.length);
  return COLUMNS.filter(({ id }) => used(id)).map(({ id, width, number }) => ({
    id, field: id, name: words()[id], width, minWidth: 60, sortable: true, formatter,
    cssClass: number ? "number" : undefined, headerCssClass: number ? "number" : undefined,
  }));
}

function makeTable() {
  const provider = { getLength: () => rows.length, getItem: (at) => ({ row: rows[at] }), getItemMetadata: () => null };
  grid = new Slick.Grid(byId("grid"), provider, gridColumns(), {
    enableColumnReorder: false, enableHtmlRendering: false, enableCellNavigation: true, showHeaderRow: true,
    headerRowHeight: 38, rowHeight: 34, explicitInitialization: true, enableTextSelectionOnCells: true,
    nonce: document.querySelector("style").nonce,
  });
  grid.onHeaderCellRendered.subscribe((_event, { node, column }) => dressHeading(node, column));
  grid.onHeaderRowCellRendered.subscribe((_event, { node, column }) => dressFilter(node, column));
  grid.onSort.subscribe((_event, { sortCol, sortAsc }) => setOrder(sortCol.id, sortAsc));
  grid.onClick.subscribe((_event, { row }) => openDetail(row));
  grid.onKeyDown.subscribe((event, { row }) => {
    if ((event.getNativeEvent?.() ?? event).key !== "Enter" || row == null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    openDetail(row, "detail");
  });
  grid.init();
  dressForKeyboard(byId("grid"));
  grid.onActiveCellChanged.subscribe((_event, { row, cell }) => {
    if (row == null || !rows.length) return;
    const { id } = grid.getColumns()[cell];
    byId("said").textContent = `${row + 1}, ${words()[id]}: ${cellText(id, rows[row])}`;
  });
  new ResizeObserver(() => grid.resizeCanvas()).observe(byId("grid"));
}

// One stop for Tab, which goes on to what follows; arrows move from there. SlickGrid would keep Tab among the cells.
function dressForKeyboard(container) {
  container.addEventListener("keydown", (event) => { if (event.key === "Tab") event.stopPropagation(); }, true);
  for (const pane of container.querySelectorAll(".slick-pane, .grid-canvas")) pane.removeAttribute("tabindex");
  for (const view of container.querySelectorAll(".slick-viewport")) {
    view.tabIndex = -1; // or a browser makes what scrolls a stop
    view.setAttribute("role", "rowgroup");
  }
  const [first, last] = [...container.children].filter((node) => node.tabIndex === 0);
  first.tabIndex = -1;
  last.id = "cells";
  for (const sink of [first, last]) {
    sink.setAttribute("role", "row");
    sink.append(element("span", { role: "gridcell" }));
    sink.addEventListener("focus", () => { if (!grid.getActiveCell() && rows.length) grid.setActiveCell(0, 0); });
  }
}

function dressHeading(node, column) {
  node.tabIndex = 0;
  node.setAttribute("aria-sort", order.column !== column.id ? "none" : order.ascending ? "ascending" : "descending");
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    const ascending = order.column === column.id ? !order.ascending : true;
    grid.setSortColumn(column.id, ascending);
    setOrder(column.id, ascending);
    document.querySelector(`.slick-header-column[data-id="${column.id}"]`)?.focus();
  });
}

function dressFilter(node, column) {
  const label = words().filter_by(words()[column.id]);
  node.setAttribute("role", "gridcell");
  node.parentElement.setAttribute("role", "row");
  node.replaceChildren(element("input", {
    type: "search", "aria-label": label, placeholder: "…", value: filters.words[column.id] ?? "", "data-column": column.id,
    oninput: (event) => { filters.words[column.id] = event.target.value; later(update); },
    onkeydown: (event) => event.stopPropagation(),
  }));
}

function setOrder(column, ascending) {
  Object.assign(order, { column, ascending });
  for (const node of document.querySelectorAll(".slick-header-column"))
    node.setAttribute("aria-sort", node.dataset.id !== column ? "none" : ascending ? "ascending" : "descending");
  update();
}

function showRows(found) {
  rows = found;
  sortRows();
  grid.invalidate();
  grid.updateRowCount();
  byId("grid").setAttribute("aria-rowcount", rows.length);
  byId("rows").textContent = words().rows(whole(rows.length), whole(store.count), whole(different(rows).length));
}

// Headings and cells in another language; the widths that a reader has set stay.
function translateTable() {
  const widths = new Map(grid.getColumns().map((column) => [column.id, column.width]));
  grid.setColumns(gridColumns().map((column) => ({ ...column, width: widths.get(column.id) ?? column.width })));
  if (order.column) grid.setSortColumn(order.column, order.ascending);
  byId("grid").setAttribute("aria-label", words().targets);
  byId("cells").setAttribute("aria-label", words().keys);
}
