import {
  BROWSER_RUNTIME,
  createDuckDB,
  DuckDBDataProtocol,
  VoidLogger
} from '@duckdb/duckdb-wasm/blocking';
import {read, utils} from '@e965/xlsx';

/** What the page asks of a peer: `module` is the address of the engine's wasm. */
type Asked = {
  readonly peer: 'text' | 'typed' | 'sheetjs';
  readonly file: File;
  readonly module: string;
};

self.addEventListener('message', ({data}: MessageEvent<Asked>) => {
  const answered = data.peer === 'sheetjs' ? sheetJs(data) : readCsv(data);
  answered.then(
    (answer) => self.postMessage(answer),
    (thrown: unknown) => self.postMessage({error: String(thrown)})
  );
});

/** A bare CREATE TABLE AS read_csv over the file's handle in a fresh engine: as text, or with the types that it finds itself. */
async function readCsv({peer, file, module}: Asked): Promise<object> {
  const bundle = {mainModule: module, mainWorker: ''};
  const bindings = await createDuckDB({mvp: bundle, eh: bundle}, new VoidLogger(), BROWSER_RUNTIME);
  await bindings.instantiate(() => undefined);
  bindings.open({path: ':memory:'});
  bindings.registerFileHandle('bare.csv', file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
  const connection = bindings.connect();
  const options = peer === 'text' ? ', all_varchar = true' : '';
  const start = performance.now();
  connection.query(`CREATE TABLE bare AS SELECT * FROM read_csv('bare.csv'${options})`);
  return {seconds: (performance.now() - start) / 1000};
}

/** A workbook into columns of text, as an importer would need it. */
async function sheetJs({file}: Asked): Promise<object> {
  const start = performance.now();
  const book = read(await file.arrayBuffer(), {dense: true});
  const [name = ''] = book.SheetNames;
  const sheet = book.Sheets[name];
  const rows = sheet ? utils.sheet_to_json<string[]>(sheet, {header: 1, raw: false}) : [];
  const columns = Array.from({length: 25}, (_, k) => rows.map((row) => row[k] ?? null));
  return {rows: columns[0]?.length ?? 0, seconds: (performance.now() - start) / 1000};
}
