import {DishuError, type Failure} from '../model/failure.ts';

type Detail = {
  readonly exception_type?: string;
  readonly exception_message?: string;
  readonly position?: string;
  readonly candidates?: string;
};

/**
 * The engine's own message (JSON, by errors_as_json) as a failure with line and character of the statement;
 * `moved` is what was written before the statement, in bytes.
 */
export function sqlFailure(message: string, sql: string, moved = 0): Failure {
  const detail = detailOf(message);
  if (/interrupt/i.test(detail.exception_type ?? message)) return {code: 'cancelled'};
  const text = (detail.exception_message ?? message).trim();
  if (/out of memory/i.test(detail.exception_type ?? text)) {
    return {code: 'engine-memory', values: {message: text}};
  }
  const values = {message: text, ...(detail.candidates ? {candidates: detail.candidates} : {})};
  const place =
    detail.position === undefined ? undefined : placeAt(sql, Number(detail.position) - moved);
  return {code: 'sql', values, ...(place ? {place} : {})};
}

/** The same as an error to throw. */
export function sqlError(thrown: unknown, sql: string, moved = 0): DishuError {
  if (thrown instanceof DishuError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new DishuError(sqlFailure(message, sql, moved), thrown);
}

function detailOf(message: string): Detail {
  const start = message.indexOf('{');
  try {
    return start < 0 ? {} : JSON.parse(message.slice(start));
  } catch {
    return {};
  }
}

/** Line and character from 1; the engine counts UTF-8 bytes from 0. */
function placeAt(sql: string, byte: number): {line: number; character: number} {
  const before = new TextDecoder().decode(new TextEncoder().encode(sql).subarray(0, byte));
  const lines = before.split('\n');
  return {line: lines.length, character: (lines.at(-1)?.length ?? 0) + 1};
}
