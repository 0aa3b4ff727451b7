// The data: unpacked once; the texts block by block, when a document of the block is opened.
const CODED = ["text", "figure", "kind", "indicator", "period", "region", "industries", "officials", "responsible", "section"];
const store = { columns: {}, dictionaries: {}, documents: [], industries: [], places: new Map(), count: 0 };
const blocks = new Map();

async function unpack(id) {
  const binary = atob(document.getElementById(id).textContent);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

async function loadStore() {
  const data = await unpack("data");
  for (const [name, numbers] of Object.entries(data.columns)) store.columns[name] = Int32Array.from(numbers);
  Object.assign(store, { dictionaries: data.dictionaries, industries: data.industries, failures: data.failures,
    elsewhere: data.elsewhere, version: data.version, title: data.title, count: data.columns.document.length });
  const fields = ["id", "title", "published", "source", "issuer", "type", "language", "home", "block", "repeats"];
  store.documents = data.documents.map((values) => Object.fromEntries(fields.map((name, i) => [name, values[i]])));
  for (const [code, zh, en] of data.places) store.places.set(code, [en, zh]);
  const first = new Map();
  store.documents.forEach((item, number) => {
    if (!first.has(item.block)) first.set(item.block, number);
    item.place = number - first.get(item.block);
  });
  store.values = store.dictionaries.figure.map(([, value]) => Number(value));
  store.uppers = store.dictionaries.figure.map(([, value, upper]) => Number(upper ?? value));
  store.years = store.dictionaries.period.map((period) => (/^\d{4}/.test(period ?? "") ? period.slice(0, 4) : null));
}

// The text of a document with its marks: {text, whole, marks}.
function textOf(number) {
  const { block, place } = store.documents[number];
  if (!blocks.has(block)) blocks.set(block, unpack(`texts-${block}`));
  return blocks.get(block).then((texts) => texts[place]);
}

const entry = (column, row) => store.dictionaries[column][store.columns[column][row]];
const documentOf = (row) => store.documents[store.columns.document[row]];
