import type {Session} from '../model/engine.ts';
import type {ImportReport} from '../model/report.ts';
import type {TableSource} from './row-windows.ts';

/** What is asked for the county's name: the report's titles, and the data itself. */
type Asked = {
  readonly state: {readonly report: ImportReport | null};
  query(name: string, sql: string): Promise<TableSource>;
};

const COUNTY = /\p{Script=Han}{1,6}?[县旗区市](?=\d|\p{Script=Han}|$)/u;
const SQL = `SELECT coalesce((SELECT mode(county) FROM village), (SELECT mode(county) FROM household))`;

/** What most villages or households say; else the first county that a title names; else ''. */
export async function countyName(asked: Asked): Promise<string> {
  const titles = asked.state.report?.files.flatMap(({sheets}) =>
    sheets.map(({head}) => head.title)
  );
  const named = titles?.map((title) => COUNTY.exec(title)?.[0]).find((name) => name !== undefined);
  try {
    const found = await asked.query('county', SQL);
    const {values} = await found.page({offset: 0, limit: 1});
    return String(values[0]?.[0] ?? named ?? '');
  } catch {
    return named ?? '';
  }
}

/** The same over a session of a notebook. */
export async function countyOf(report: ImportReport, session: Session): Promise<string> {
  return await countyName({
    state: {report},
    query: async (name, sql) => {
      const table = await session.runCell(name, sql);
      return {...table, page: (window) => session.page(name, window)};
    }
  });
}
