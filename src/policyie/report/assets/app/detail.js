// One target in its document: what is said of it, and the sentence with the figure marked.
const LISTS = ["amounts", "officials", "regions", "industries", "targets"];
const CONTEXT = 160;
const detail = { at: null, whole: false };

// Opens a row; `focus` is the id of what is to have the focus then, "detail" for the panel, null to leave it where it is.
async function openDetail(at, focus = null) {
  detail.at = at;
  const row = rows[at];
  const document_ = documentOf(row);
  const panel = byId("detail");
  const was = panel.hidden;
  panel.hidden = false;
  byId("grid").parentElement.classList.add("open");
  if (was) grid.resizeCanvas();
  const text = await textOf(store.columns.document[row]);
  if (detail.at !== at) return;
  const passage = element("div", { class: "passage", lang: document_.language === "en" ? "en" : "zh", tabindex: "0" });
  passage.append(...marked(text, row, detail.whole));
  const move = (step, id) => element("button", { type: "button", id, text: words()[id], disabled: at + step < 0 || at + step >= rows.length,
    onclick: () => { openDetail(at + step, id); grid.setActiveCell(at + step, 0, undefined, undefined, true); grid.scrollRowIntoView(at + step); } });
  panel.replaceChildren(
    element("div", { class: "detail-head" },
      element("h3", { id: "detail-title", text: documentText(document_) }),
      element("div", { class: "buttons" }, move(-1, "previous"), move(1, "next"),
        element("button", { type: "button", text: words().close, onclick: closeDetail }))),
    element("p", { class: "quiet", text: aboutDocument(document_) }),
    facts(row), passage,
    element("p", { class: "quiet", text: words().evidence + (text.whole ? "" : ` ${words().passages}`) }),
    element("button", { type: "button", id: "whole", text: detail.whole ? words().part : words().whole, "aria-pressed": String(detail.whole),
      onclick: () => { detail.whole = !detail.whole; openDetail(at, "whole"); } }),
  );
  if (focus) (byId(focus).disabled ? panel : byId(focus)).focus();
  const mark = passage.querySelector(".this");
  if (mark) passage.scrollTop = mark.offsetTop - passage.offsetTop - passage.clientHeight / 3;
}

function aboutDocument(item) {
  const facts = [item.id === documentText(item) ? null : item.id, value("type", item.type), item.published, item.issuer, item.source];
  if (item.repeats !== null) facts.push(`${words().repeats} ${store.documents[item.repeats].id ?? item.repeats + 1}`);
  return facts.filter(Boolean).join(" · ");
}

function facts(row) {
  const shown = ["kind", "indicator", "figure", "period", "region", "industries", "officials", "responsible", "section"];
  const pairs = shown.map((column) => [words()[column], cellText(column, row)]);
  pairs.push([words().confidence, `${store.columns.confidence[row]}%`]);
  const written = entry("industries", row)[0].join(", ");
  if (written) pairs[5][1] += ` (${written})`;
  const parents = entry("region", row)[3].slice(0, -1).map((code) => place(store.places.get(code))).join(" › ");
  if (parents) pairs[4][1] = `${parents} › ${pairs[4][1]}`;
  return element("dl", {}, ...pairs.filter(([, text]) => text).flatMap(([name, text]) => [element("dt", { text: name }), element("dd", { text })]));
}

// The text, or what stands around the clause, cut at the borders of its mentions: nodes.
function marked({ text, marks }, row, all) {
  const column = (name) => store.columns[name][row];
  const spans = marks.flatMap((flat, list) => Array.from({ length: flat.length / 2 }, (_, i) => ({ start: flat[2 * i], end: flat[2 * i] + flat[2 * i + 1], style: `m-${LISTS[list]}` })));
  const clause = { start: column("clause"), end: column("clause") + column("clause_length"), style: "clause" };
  const figure = { start: column("start"), end: column("start") + column("length"), style: "this" };
  spans.push(clause, figure);
  let [from, to] = [0, text.length];
  if (!all) {
    const [first, last] = [Math.min(clause.start, figure.start), Math.max(clause.end, figure.end)];
    from = Math.max(text.lastIndexOf("\n", first - 1) + 1, first - CONTEXT);
    const end = text.indexOf("\n", last);
    to = Math.min(end < 0 ? text.length : end, last + CONTEXT);
  }
  const borders = [...new Set([from, to, ...spans.flatMap(({ start, end }) => [start, end])])].filter((at) => at >= from && at <= to).sort((a, b) => a - b);
  const byStart = spans.sort((a, b) => a.start - b.start);
  let [next, covering] = [0, []];
  const nodes = borders.slice(0, -1).map((start, i) => {
    while (next < byStart.length && byStart[next].start <= start) covering.push(byStart[next++]);
    covering = covering.filter(({ end }) => end > start);
    const piece = text.slice(start, borders[i + 1]);
    if (!covering.length) return document.createTextNode(piece);
    return element(covering.includes(figure) ? "mark" : "span", { class: covering.map(({ style }) => style).join(" "), text: piece });
  });
  return [from > 0 && text[from - 1] !== "\n" ? "…" : "", ...nodes, to < text.length && text[to] !== "\n" ? "…" : ""];
}

function closeDetail() {
  if (byId("detail").hidden) return;
  byId("detail").hidden = true;
  byId("grid").parentElement.classList.remove("open");
  grid.resizeCanvas();
  grid.focus();
  detail.at = null;
}
