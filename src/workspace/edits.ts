import type {ChangedLine, Exemption} from '../model/policy.ts';
import type {Mapping} from '../registry/mapping.ts';
import type {KeptStatement, KeptValue, Workspace} from './document.ts';

/** Statements that the console remembers. */
const HISTORY = 500;

/** Every edit gives a new document and leaves the old as it was. */
export type Edit = (workspace: Workspace) => Workspace;

/** The text of a notebook of the analyst's own; a new one comes last. */
export function withNotebook(id: string, text: string): Edit {
  return (workspace) => {
    const known = workspace.notebooks.some((each) => each.id === id);
    const notebooks = known
      ? workspace.notebooks.map((each) => (each.id === id ? {id, text} : each))
      : [...workspace.notebooks, {id, text}];
    return {...workspace, notebooks};
  };
}

/** Forgets a notebook with what was chosen in it. */
export function withoutNotebook(id: string): Edit {
  return (workspace) => ({
    ...workspace,
    notebooks: workspace.notebooks.filter((each) => each.id !== id),
    parameters: without(workspace.parameters, id)
  });
}

export function withParameter(notebook: string, name: string, value: KeptValue): Edit {
  return (workspace) => {
    const chosen = {...workspace.parameters[notebook], [name]: value};
    return {...workspace, parameters: {...workspace.parameters, [notebook]: chosen}};
  };
}

/** Everything chosen in a notebook is as it says again. */
export function withoutParameters(notebook: string): Edit {
  return (workspace) => ({...workspace, parameters: without(workspace.parameters, notebook)});
}

/** All that the analyst said of files. */
export function withHints(hints: Workspace['hints']): Edit {
  return (workspace) => ({...workspace, hints});
}

/** A corrected reading; one of the same headings gives way. */
export function withMapping(mapping: Mapping): Edit {
  return (workspace) => {
    const others = workspace.mappings.filter(({key}) => key !== mapping.key);
    return {...workspace, mappings: [...others, mapping]};
  };
}

/** Whether two policy values stand for the same key, year and place. */
export function isSameLine(a: LinePlace, b: LinePlace): boolean {
  return a.key === b.key && a.year === b.year && a.place === b.place;
}

export type LinePlace = Pick<ChangedLine, 'key' | 'year' | 'place'>;

export function withLine(line: ChangedLine): Edit {
  return (workspace) => {
    const others = workspace.lines.filter((each) => !isSameLine(each, line));
    return {...workspace, lines: [...others, line]};
  };
}

/** The dictionary's own value holds again; one that it does not have is gone. */
export function withoutLine(place: LinePlace): Edit {
  return (workspace) => ({
    ...workspace,
    lines: workspace.lines.filter((each) => !isSameLine(each, place))
  });
}

export type ExemptPlace = Pick<Exemption, 'rule' | 'unit' | 'key'>;

export function isSameExemption(a: ExemptPlace, b: ExemptPlace): boolean {
  return a.rule === b.rule && a.unit === b.unit && a.key === b.key;
}

/** One unit is exempted from one rule once; the later word counts. */
export function withExemption(exemption: Exemption): Edit {
  return (workspace) => {
    const others = workspace.exemptions.filter((each) => !isSameExemption(each, exemption));
    return {...workspace, exemptions: [...others, exemption]};
  };
}

export function withoutExemption(place: ExemptPlace): Edit {
  return (workspace) => ({
    ...workspace,
    exemptions: workspace.exemptions.filter((each) => !isSameExemption(each, place))
  });
}

/** A statement of the console; the same again moves to the end. */
export function withStatement(statement: KeptStatement): Edit {
  return (workspace) => {
    const others = workspace.history.filter(({sql}) => sql !== statement.sql);
    return {...workspace, history: [...others, statement].slice(-HISTORY)};
  };
}

/** The text of the console's editor, finished or not. */
export function withDraft(draft: string): Edit {
  return (workspace) => ({...workspace, draft});
}

function without<T>(record: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}

/** Whether two states show otherwise: what stands in the console's editor and its history is its tab's own. */
export function isShownOtherwise(a: Workspace, b: Workspace): boolean {
  return SHOWN.some((part) => a[part] !== b[part]);
}

const SHOWN = [
  'steps',
  'hints',
  'mappings',
  'notebooks',
  'parameters',
  'lines',
  'exemptions'
] as const;
