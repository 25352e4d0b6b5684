import { h, newId } from './dom';

export interface Choice {
  readonly label: string;
  readonly value: string;
}

/** A labelled drop-down list; nothing if there is nothing to choose. */
export function select(
  label: string,
  choices: readonly Choice[],
  chosen: string,
  onChange: (value: string) => void,
): HTMLElement | null {
  if (choices.length < 2) {
    return null;
  }
  const id = newId('select');
  const list = h(
    'select',
    { id },
    ...choices.map(({ label: text, value }) => h('option', { value, selected: value === chosen }, text)),
  );
  list.addEventListener('change', () => {
    onChange(list.value);
  });
  return h('div', { class: 'control' }, h('label', { for: id }, label), list);
}

/** A few choices side by side; one is on. Radio buttons underneath, so that keyboard and screen reader work. */
export function switcher(
  label: string,
  choices: readonly Choice[],
  chosen: string,
  onChange: (value: string) => void,
): HTMLElement {
  const name = newId('switch');
  const options = choices.map(({ label: text, value }) => {
    const input = h('input', { type: 'radio', name, value, checked: value === chosen });
    input.addEventListener('change', () => {
      onChange(value);
    });
    return h('label', {}, input, h('span', {}, text));
  });
  return h('fieldset', { class: 'switch' }, h('legend', {}, label), ...options);
}

/** A tick box. */
export function tick(label: string, on: boolean, onChange: (on: boolean) => void): HTMLElement {
  const input = h('input', { type: 'checkbox', checked: on });
  input.addEventListener('change', () => {
    onChange(input.checked);
  });
  return h('label', { class: 'tick' }, input, label);
}

const SUGGESTIONS = 50;

/**
 * A search field over names of groups, with suggestions. Calls back with the index of a name that is typed in full or
 * chosen, and with null when the field is emptied or nothing fits.
 */
export function search(
  label: string,
  names: readonly string[],
  onFound: (index: number | null) => void,
): { element: HTMLElement; show: (index: number | null) => void } {
  const id = newId('search');
  const options = h('datalist', { id: `${id}-list` });
  const input = h('input', {
    type: 'search',
    id,
    list: `${id}-list`,
    placeholder: names[0] === undefined ? '' : `e.g. ${names[0]}`,
    autocomplete: 'off',
  });
  const suggest = (text: string): void => {
    const found: string[] = [];
    for (const name of names) {
      if (found.length < SUGGESTIONS && name.toLowerCase().includes(text)) {
        found.push(name);
      }
    }
    options.replaceChildren(...found.map((name) => h('option', { value: name })));
  };
  const find = (): void => {
    const text = input.value.trim().toLowerCase();
    suggest(text);
    onFound(text === '' ? null : findName(names, text));
  };
  input.addEventListener('input', find);
  suggest('');
  return {
    element: h('div', { class: 'control' }, h('label', { for: id }, label), input, options),
    show: (index) => {
      input.value = index === null ? '' : (names[index] ?? '');
    },
  };
}

/** The name itself, else the first that begins with the text, else the first that contains it; null: none. */
export function findName(names: readonly string[], text: string): number | null {
  const wanted = text.toLowerCase();
  let begins = -1;
  let contains = -1;
  for (const [index, name] of names.entries()) {
    const lower = name.toLowerCase();
    if (lower === wanted) {
      return index;
    }
    if (begins < 0 && lower.startsWith(wanted)) {
      begins = index;
    }
    if (contains < 0 && lower.includes(wanted)) {
      contains = index;
    }
  }
  const best = begins >= 0 ? begins : contains;
  return best >= 0 ? best : null;
}
