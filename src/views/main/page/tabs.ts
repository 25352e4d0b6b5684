import { h, newId } from './dom';

export interface Tab {
  readonly label: string;
  /** Called once, when the tab is opened for the first time. */
  readonly content: () => readonly (Node | string)[];
}

/** Tabs after the ARIA authoring practices: arrow keys, Home and End move between them, Tab goes into the panel. */
export function tabs(label: string, list: readonly Tab[]): HTMLElement {
  const buttons: HTMLButtonElement[] = [];
  const panels: HTMLElement[] = [];
  const opened = new Set<number>();

  const open = (index: number, focus: boolean): void => {
    buttons.forEach((button, i) => {
      button.setAttribute('aria-selected', String(i === index));
      button.tabIndex = i === index ? 0 : -1;
    });
    panels.forEach((panel, i) => {
      panel.hidden = i !== index;
    });
    if (!opened.has(index)) {
      opened.add(index);
      panels[index]?.append(...(list[index]?.content() ?? []));
    }
    if (focus) {
      buttons[index]?.focus();
    }
    buttons[index]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  const moves: Record<string, (index: number) => number> = {
    ArrowRight: (index) => (index + 1) % list.length,
    ArrowLeft: (index) => (index + list.length - 1) % list.length,
    Home: () => 0,
    End: () => list.length - 1,
  };

  list.forEach((tab, index) => {
    const id = newId('tab');
    const button = h('button', { type: 'button', role: 'tab', id, 'aria-controls': `${id}-panel` }, tab.label);
    button.addEventListener('click', () => {
      open(index, false);
    });
    button.addEventListener('keydown', (event) => {
      const move = moves[event.key];
      if (move) {
        event.preventDefault();
        open(move(index), true);
      }
    });
    buttons.push(button);
    panels.push(h('div', { role: 'tabpanel', id: `${id}-panel`, 'aria-labelledby': id, class: 'panel', hidden: true }));
  });
  const element = h(
    'div',
    { class: 'tabs' },
    h('div', { role: 'tablist', 'aria-label': label }, ...buttons),
    ...panels,
  );
  open(0, false);
  return element;
}
