import type {Failure} from '../model/failure.ts';
import type {Decision, ImportReport} from '../model/report.ts';
import {parseMappings, printMappings, type Mapping} from '../registry/mapping.ts';
import {withMapping} from '../workspace/edits.ts';
import type {Keeper} from '../workspace/keeper.ts';
import {decisionsFor} from './corrections.ts';
import type {NamedFile} from './dropped-files.ts';

/** What readings from a file need of the desk. */
export type MappingDesk = {
  readonly keeper: Keeper;
  readonly state: {readonly report: ImportReport | null};
  set(changed: {
    mapped?: {readonly mappings: number; readonly refused: number};
    importing?: {readonly is: 'failed'; readonly failure: Failure};
  }): void;
  decide(decisions: readonly Decision[]): Promise<void>;
};

/** No file of readings is larger. */
const MOST_BYTES = 16_000_000;

/** Takes the readings that are kept in files, and reads what is open as they say; answers the files that hold data. */
export async function openMappings(
  desk: MappingDesk,
  files: readonly NamedFile[]
): Promise<readonly NamedFile[]> {
  const data: NamedFile[] = [];
  for (const each of files) {
    const small = /\.json$/i.test(each.path) && each.file.size < MOST_BYTES;
    const read = small ? parseMappings(await each.file.text()) : null;
    if (read?.is === 'newer') {
      const failure = {code: 'mappings-newer', place: {file: each.path}} as const;
      desk.set({importing: {is: 'failed', failure}});
    } else if (read?.is === 'mappings') {
      for (const mapping of read.mappings) desk.keeper.change(withMapping(mapping));
      desk.set({mapped: {mappings: read.mappings.length, refused: read.refused}});
      await readAs(desk, read.mappings);
    } else data.push(each);
  }
  return data;
}

/** A sheet that is new to a table is read as that table first, then in the columns that are said. */
async function readAs(desk: MappingDesk, mappings: readonly Mapping[]): Promise<void> {
  for (let round = 0; round < 2; round++) {
    const {report} = desk.state;
    const decisions = report ? decisionsFor(report, mappings) : [];
    if (decisions.length > 0) await desk.decide(decisions);
  }
}

/** The readings as a file that the next county can open. */
export function mappingsFile(mappings: readonly Mapping[]): Blob {
  return new Blob([printMappings(mappings)], {type: 'application/json'});
}
