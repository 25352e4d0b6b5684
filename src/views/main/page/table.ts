import { copyRich } from './clipboard';
import { h, type Child } from './dom';

/** A column of text cells (what is shown is what is copied), or of small graphics, which are not copied. */
export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right' | 'center';
  /** Shown as a tooltip on the heading. */
  readonly hint?: string;
  readonly cell: (row: number) => string;
  readonly graphic?: (row: number) => Element | null;
  /** Emphasis of a cell ("strong", "faint"). */
  readonly tone?: (row: number) => string | null;
}

export interface TableModel {
  readonly caption: string;
  readonly rows: number;
  readonly columns: readonly Column[];
  readonly note?: string;
  /** A heading above this row, over all columns; null: none. */
  readonly heading?: (row: number) => string | null;
  /** A rule above this row. */
  readonly rule?: (row: number) => boolean;
}

const PAGE = 100;

function textColumns(model: TableModel): readonly Column[] {
  return model.columns.filter((column) => !column.graphic);
}

/** Tab-separated, with headings: what spreadsheets take. */
export function tableText(model: TableModel): string {
  const columns = textColumns(model);
  const lines = [columns.map((column) => column.title).join('\t')];
  for (let row = 0; row < model.rows; row++) {
    const heading = model.heading?.(row);
    if (heading) {
      lines.push(heading);
    }
    lines.push(columns.map((column) => column.cell(row).replaceAll('\n', ' ')).join('\t'));
  }
  return lines.join('\n');
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '<br>' };

function escape(text: string): string {
  return text.replace(/[&<>"\n]/g, (character) => ESCAPES[character] ?? character);
}

/** As Word takes it: rules above, below the heading and below, as journals print tables. */
export function tableHtml(model: TableModel): string {
  const columns = textColumns(model);
  const font = 'font-family:Calibri,Arial,sans-serif;font-size:10pt;padding:2pt 6pt;';
  const cell = (tag: string, text: string, align: string, style: string): string =>
    `<${tag} style="${font}text-align:${align};${style}">${escape(text)}</${tag}>`;
  const top = 'border-top:1.5pt solid #000;border-bottom:0.75pt solid #000;font-weight:bold;';
  const head = columns.map((column) => cell('th', column.title, column.align ?? 'left', top)).join('');
  const rows: string[] = [];
  for (let row = 0; row < model.rows; row++) {
    const heading = model.heading?.(row);
    if (heading) {
      rows.push(`<tr><td colspan="${columns.length}" style="${font}font-style:italic">${escape(heading)}</td></tr>`);
    }
    const style =
      (row === model.rows - 1 ? 'border-bottom:1.5pt solid #000;' : '') +
      (model.rule?.(row) ? 'border-top:0.75pt solid #000;' : '');
    const cells = columns.map((column) => cell('td', column.cell(row), column.align ?? 'left', style)).join('');
    rows.push(`<tr>${cells}</tr>`);
  }
  const note = model.note ? `<p style="${font}">${escape(model.note)}</p>` : '';
  const caption = `<p style="${font}font-weight:bold">${escape(model.caption)}</p>`;
  return `${caption}<table style="border-collapse:collapse"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>${note}`;
}

/** Copies and says so on the button for a moment. */
export function copyButton(label: string, html: () => string | null, text: () => string): HTMLButtonElement {
  const button = h('button', { type: 'button', class: 'quiet' }, label);
  button.addEventListener('click', () => {
    void copyRich(html(), text()).then((copied) => {
      button.textContent = copied ? 'Copied' : 'Press Ctrl+C';
      setTimeout(() => {
        button.textContent = label;
      }, 1500);
    });
  });
  return button;
}

function bodyRow(model: TableModel, row: number): HTMLTableRowElement {
  const cells = model.columns.map((column, index) => {
    const tone = column.tone?.(row) ?? '';
    const content: Child = column.graphic ? column.graphic(row) : column.cell(row);
    return index === 0
      ? h('th', { scope: 'row', class: `left ${tone}` }, content)
      : h('td', { class: `${column.align ?? 'left'} ${tone}${column.graphic ? ' graphic' : ''}` }, content);
  });
  return h('tr', { class: model.rule?.(row) ? 'rule' : null }, ...cells);
}

function appendRows(model: TableModel, body: HTMLTableSectionElement, from: number, to: number): void {
  for (let row = from; row < to; row++) {
    const heading = model.heading?.(row);
    if (heading) {
      body.append(
        h('tr', { class: 'heading' }, h('th', { colspan: model.columns.length, scope: 'rowgroup' }, heading)),
      );
    }
    body.append(bodyRow(model, row));
  }
}

/** A table with its caption, a button to copy it, and further rows on demand. */
export function dataTable(model: TableModel): HTMLElement {
  const head = h(
    'tr',
    {},
    ...model.columns.map((column) =>
      h(
        'th',
        { scope: 'col', class: `${column.align ?? 'left'}${column.graphic ? ' graphic' : ''}`, title: column.hint },
        column.title,
      ),
    ),
  );
  const body = h('tbody');
  let shown = Math.min(PAGE, model.rows);
  appendRows(model, body, 0, shown);
  const more = h('button', { type: 'button', class: 'quiet' });
  const name = (): void => {
    more.textContent = `Show ${Math.min(PAGE, model.rows - shown)} more of ${model.rows - shown}`;
    more.hidden = shown >= model.rows;
  };
  more.addEventListener('click', () => {
    const next = Math.min(shown + PAGE, model.rows);
    appendRows(model, body, shown, next);
    shown = next;
    name();
  });
  name();
  return h(
    'div',
    { class: 'table' },
    h(
      'div',
      { class: 'bar' },
      h('h3', {}, model.caption),
      copyButton(
        'Copy table',
        () => tableHtml(model),
        () => tableText(model),
      ),
    ),
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': model.caption },
      h('table', { class: model.columns.some((column) => column.graphic) ? 'full' : null }, h('thead', {}, head), body),
    ),
    more,
    model.note !== undefined && h('p', { class: 'note' }, model.note),
  );
}
