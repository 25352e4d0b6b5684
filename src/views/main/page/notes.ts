import type { Fact, FactGroup, Note, Num } from '../model/common';
import { fixed, number } from '../text/format';
import { h } from './dom';

const SIGNS: Record<Note['severity'], string> = { good: '✓', info: 'i', warning: '!', error: '×' };
const WORDS: Record<Note['severity'], string> = { good: 'Good', info: 'Hint', warning: 'Warning', error: 'Error' };

/** A message with a sign, so that colour alone never carries the meaning. */
export function noteBox(note: Note): HTMLElement {
  return h(
    'div',
    { class: `message ${note.severity}` },
    h('span', { class: 'sign', role: 'img', 'aria-label': WORDS[note.severity] }, SIGNS[note.severity]),
    h(
      'div',
      {},
      h('p', {}, h('b', {}, note.title), note.text !== '' && ` ${note.text}`),
      note.resolution !== null && h('p', {}, note.resolution),
      note.source !== null && h('p', { class: 'source' }, note.source),
    ),
  );
}

/** Log-likelihoods and criteria with two decimals, everything else by magnitude. */
function plain(value: Num): string {
  const large = value !== null && Math.abs(value) >= 100 && Math.abs(value) < 1e7;
  return large && !Number.isInteger(value) ? fixed(value, 2) : number(value);
}

function factLine(fact: Fact): HTMLElement {
  const value = typeof fact.value === 'string' ? fact.value : plain(fact.value);
  return h('div', { title: fact.hint }, h('dt', {}, fact.name), h('dd', {}, value));
}

export function factCards(groups: readonly FactGroup[]): HTMLElement {
  return h(
    'div',
    { class: 'columns' },
    ...groups.map((group) =>
      h(
        'section',
        { class: 'card' },
        h('h3', {}, group.title),
        h('dl', { class: 'facts' }, ...group.facts.map(factLine)),
      ),
    ),
  );
}

/** Sentences in plain words; the first one is the headline. */
export function sentences(title: string, lines: readonly string[]): HTMLElement | null {
  if (lines.length === 0) {
    return null;
  }
  return h(
    'section',
    { class: 'card words' },
    h('h3', {}, title),
    h('ul', {}, ...lines.map((line) => h('li', {}, line))),
  );
}

/** What stands in the place of a section without content. */
export function nothing(reason: string): HTMLElement {
  return h('p', { class: 'nothing' }, reason);
}
