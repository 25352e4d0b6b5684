import { describe, expect, it } from 'vitest';
import { isAbsent, readViewModel, UnreadableViewModel } from '../../main/model/read';

const head = { schema: 'mixed-models-view', version: 1, title: 't', subtitle: null };

describe('readViewModel', () => {
  it('takes text and objects', () => {
    const model = { ...head, kind: 'report', views: [] };
    expect(readViewModel(JSON.stringify(model))).toEqual(model);
    expect(readViewModel(model)).toEqual(model);
  });

  it('takes a plain list of views as a report', () => {
    expect(readViewModel({ title: 'Pupils', views: [] })).toMatchObject({ kind: 'report', title: 'Pupils', views: [] });
  });

  it('makes null of what is not finite, at any depth', () => {
    const model = { ...head, kind: 'report', views: [{ a: [1, 'NaN', { b: 'Infinity', c: '-Infinity', d: 'NaN?' }] }] };
    expect(readViewModel(model)).toMatchObject({ views: [{ a: [1, null, { b: null, c: null, d: 'NaN?' }] }] });
  });

  it.each([
    [null, 'execute the node'],
    [{}, 'execute the node'],
    [{ schema: 'other', version: 1 }, 'not a view'],
    [{ ...head, version: 99 }, 'newer version'],
  ])('refuses %j in words', (data, words) => {
    expect(() => readViewModel(data)).toThrow(UnreadableViewModel);
    expect(() => readViewModel(data)).toThrow(words);
  });
});

describe('isAbsent', () => {
  it('tells a reason from a section', () => {
    expect(isAbsent({ absent: 'no random effects' })).toBe(true);
    expect(isAbsent({ level: 0.95, factors: [] })).toBe(false);
  });
});
