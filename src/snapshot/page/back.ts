import type {Cell} from '../../model/notebook.ts';
import type {Lang} from '../../model/text.ts';
import {cubeSql} from '../../notebook/cube.ts';
import {say} from '../../words/say.ts';
import {SNAPSHOT} from '../../words/snapshot.ts';
import type {Frozen} from '../freeze.ts';
import {isHeadline} from '../items.ts';
import type {Plan} from '../plan.ts';
import type {About, Parameter} from './about.ts';
import {says} from './chart.ts';
import {html, NOTHING, type Html} from './html.ts';
import {partsHtml} from './prose.ts';

export function parametersHtml({parameters}: About, lang: Lang): Html {
  if (parameters.length === 0) return NOTHING;
  return html`<section class="long" id="parameters">
    <h2>${SNAPSHOT.parameters[lang]}</h2>
    <table>
      <tbody>
        ${parameters.map(({of, values}) => html`${of === '' ? NOTHING : groupHtml(of)}${values.map(parameterHtml)}`)}
      </tbody>
    </table>
  </section>`;
}

function groupHtml(title: string): Html {
  return html`<tr>
    <th colspan="2" scope="colgroup">${title}</th>
  </tr>`;
}

function parameterHtml({label, value}: Parameter): Html {
  return html`<tr>
    <td>${label}</td>
    <td translate="no">${value}</td>
  </tr>`;
}

/** The method note of every chart under its title. */
export function methodsHtml({items, lang}: Frozen): Html {
  const notes = items.flatMap((item) =>
    item.kind === 'chart' && item.method.length > 0 ? [item] : []
  );
  if (notes.length === 0) return NOTHING;
  return html`<section class="long" id="methods">
    <h2>${SNAPSHOT.methods[lang]}</h2>
    <dl class="methods">
      ${notes.map(
        ({title, note, method, spec}) =>
          html`<dt>
              ${isHeadline(spec) ? SNAPSHOT.headline[lang] : partsHtml(says(title, lang) ? title : note)}
            </dt>
            <dd>${partsHtml(method)}</dd>`
      )}
    </dl>
  </section>`;
}

/** The SQL of every cell once, folded, in the order in which they run; of other notebooks only what the taken lines rest on. */
export function queriesHtml({plan, taken, lang}: Frozen): Html {
  const named = (part: Plan): string[] => [`-- # ${part.notebook.title[lang]}`, ...queriesOf(part)];
  const cells = [...taken.flatMap((part) => named(only(part))), ...queriesOf(plan)];
  return html`<section class="long" id="queries">
    <details>
      <summary>${SNAPSHOT.queries[lang]}</summary>
      <pre translate="no">${cells.join('\n\n')}</pre>
    </details>
  </section>`;
}

function only(plan: Plan): Plan {
  const nodes = plan.graph.nodes.filter(({key}) => plan.behind.has(key));
  return {...plan, graph: {...plan.graph, nodes}};
}

function queriesOf({graph}: Plan): string[] {
  return graph.nodes.flatMap(({cell}) => {
    const sql = sqlOf(cell);
    return sql === undefined || cell.kind === 'prose' ? [] : [`-- ${cell.name}\n${sql}`];
  });
}

function sqlOf(cell: Cell): string | undefined {
  if (cell.kind === 'sql') return cell.sql.trim();
  return cell.kind === 'cube' ? cubeSql(cell) : undefined;
}

export function provenanceHtml({files}: About, lang: Lang): Html {
  if (files.length === 0) return NOTHING;
  return html`<section class="long" id="provenance">
    <h2>${SNAPSHOT.provenance[lang]}</h2>
    <table translate="no">
      <thead>
        <tr>
          <th>${SNAPSHOT.file[lang]}</th>
          <th class="n">${SNAPSHOT.size[lang]}</th>
          <th class="n">${SNAPSHOT.lines[lang]}</th>
          <th>${SNAPSHOT.date[lang]}</th>
          <th>SHA-256</th>
        </tr>
      </thead>
      <tbody>
        ${files.map(
          ({name, size, rows, asOf, sha256}) =>
            html`<tr>
              <td>${name}</td>
              <td class="n">${say({zh: '{n}', en: '{n}'}, lang, {n: size})}</td>
              <td class="n">${say({zh: '{n}', en: '{n}'}, lang, {n: rows})}</td>
              <td class="day">${asOf}</td>
              <td class="hash">${sha256}</td>
            </tr>`
        )}
      </tbody>
    </table>
    ${files.some(({sha256}) => sha256.includes('-')) ? html`<p class="note">${SNAPSHOT.blocks[lang]}</p>` : NOTHING}
  </section>`;
}
