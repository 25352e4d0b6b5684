import { VIEW_MODEL_VERSION, type ViewModel } from './viewModel';
import type { Absent } from './common';

/** Not a view model, or one of a newer version. The message is shown to the user. */
export class UnreadableViewModel extends Error {}

const NOT_FINITE = new Set(['NaN', 'Infinity', '-Infinity']);

function withoutNaN(value: unknown): unknown {
  if (typeof value === 'string') {
    return NOT_FINITE.has(value) ? null : value;
  }
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const item: unknown = value[i];
      if (typeof item !== 'number') {
        value[i] = withoutNaN(item);
      }
    }
    return value as unknown[];
  }
  if (value !== null && typeof value === 'object') {
    const record = value as Record<string, unknown>;
    for (const key of Object.keys(record)) {
      record[key] = withoutNaN(record[key]);
    }
  }
  return value;
}

/** A plain list of views, {title, views}, is a report too. */
function asReport(data: unknown): unknown {
  const plain = data !== null && typeof data === 'object' && 'views' in data && !('schema' in data);
  return plain
    ? { schema: 'mixed-models-view', version: 1, kind: 'report', title: 'Report', subtitle: null, ...data }
    : data;
}

/**
 * What KNIME, the report or a test hands over: JSON text or the object itself. "NaN" and the infinities become null (in
 * place: a model of 10,000 groups is not copied).
 */
export function readViewModel(data: unknown): ViewModel {
  const parsed: unknown = asReport(typeof data === 'string' ? JSON.parse(data) : data);
  if (parsed === null || typeof parsed !== 'object' || !('schema' in parsed) || !('version' in parsed)) {
    throw new UnreadableViewModel('There is nothing to show yet: execute the node first.');
  }
  if (parsed.schema !== 'mixed-models-view') {
    throw new UnreadableViewModel('These data are not a view of a mixed model.');
  }
  if (typeof parsed.version !== 'number' || parsed.version > VIEW_MODEL_VERSION) {
    throw new UnreadableViewModel(
      'This view was made by a newer version of the extension. Update the extension, or execute the node again.',
    );
  }
  return withoutNaN(parsed) as ViewModel;
}

export function isAbsent(section: object): section is Absent {
  return 'absent' in section;
}
