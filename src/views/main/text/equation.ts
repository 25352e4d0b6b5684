import { mathml } from '../page/dom';
import type { MathRow, MathToken } from '../model/math';
import { number } from './format';

function scripts(base: Element, sub: string | undefined, sup: string | undefined): Element {
  const script = (text: string): Element => mathml('mrow', {}, ...[...splitScript(text)].map(scriptPart));
  if (sub !== undefined && sup !== undefined) {
    return mathml('msubsup', {}, flat(base), script(sub), script(sup));
  }
  if (sub !== undefined) {
    return mathml('msub', {}, flat(base), script(sub));
  }
  return sup === undefined ? base : mathml('msup', {}, base, script(sup));
}

/** Without descenders: so the indices of β and u stand on one line. */
function flat(base: Element): Element {
  return mathml('mpadded', { depth: '0' }, base);
}

/** "0j" is the number 0 and the index j: numbers upright, indices slanted. */
function splitScript(script: string): string[] {
  return script.match(/\d+|[^\d]/gu) ?? [];
}

function scriptPart(part: string): Element {
  return /^\d/.test(part) ? mathml('mn', {}, part) : mathml('mi', { mathvariant: 'normal', class: 'slanted' }, part);
}

function token(item: MathToken): Element {
  if ('symbol' in item) {
    const letter = mathml('mi', { mathvariant: 'normal', class: 'slanted' }, item.symbol);
    const base = item.hat ? mathml('mover', {}, letter, mathml('mo', {}, '^')) : letter;
    return scripts(base, item.sub, item.sup);
  }
  if ('name' in item) {
    return scripts(mathml('mi', { mathvariant: 'normal' }, item.name), item.sub, undefined);
  }
  if ('op' in item) {
    return operator(item.op);
  }
  if ('number' in item) {
    return mathml('mn', {}, number(item.number, 4));
  }
  return 'text' in item ? mathml('mtext', {}, item.text) : matrix(item.matrix);
}

function operator(op: string): Element {
  const bracket = /^[()[\]{}]$/.test(op);
  const wide = /^[=~∼+−-]$/.test(op);
  const space = wide ? '0.28em' : '0';
  return mathml('mo', { stretchy: bracket ? 'false' : null, lspace: space, rspace: op === ',' ? '0.2em' : space }, op);
}

/** Brackets are drawn by the style sheet: stretched ones need a mathematical font, which not every computer has. */
function matrix(rows: readonly (readonly MathRow[])[]): Element {
  const cells = rows.map((row) => mathml('mtr', {}, ...row.map((cell) => mathml('mtd', {}, ...cell.map(token)))));
  return mathml('mrow', { class: 'matrix' }, mathml('mtable', {}, ...cells));
}

/** A product is written without a sign: a little room keeps its factors apart. */
function withSpace(item: MathToken, index: number, row: MathRow): Element[] {
  const next = row[index + 1];
  const product = next !== undefined && !('op' in item) && !('op' in next);
  return product ? [token(item), mathml('mspace', { width: '0.17em' })] : [token(item)];
}

const BREAKS = new Set(['+', '−', '-']);

/** Where a line may break: before operators outside of brackets, right of the equals sign. */
export function equationBreaks(row: MathRow): number[] {
  const breaks: number[] = [];
  let depth = 0;
  let equals = -1;
  row.forEach((item, index) => {
    if (!('op' in item)) {
      return;
    }
    depth += item.op === '(' ? 1 : item.op === ')' ? -1 : 0;
    if (depth === 0 && BREAKS.has(item.op) && equals >= 0 && index > equals + 1) {
      breaks.push(index);
    }
    equals = item.op === '=' ? index : equals;
  });
  return breaks;
}

/**
 * An equation in pieces that a narrow page may break between: MathML itself does not break lines. Every piece is a math
 * element that begins with its operator.
 */
export function equationPieces(row: MathRow): Element[] {
  const ends = [...equationBreaks(row), row.length];
  return ends.map((end, i) => {
    const tokens = row.slice(i === 0 ? 0 : ends[i - 1], end);
    return mathml('math', {}, mathml('mrow', {}, ...tokens.flatMap(withSpace)));
  });
}
