import { chartCard } from '../chart/card';
import { coefficientPlot } from '../chart/coefficients';
import { criteriaPlot } from '../chart/criteria';
import type { ComparedModels, ComparisonContent, ComparisonTests } from '../model/comparison';
import type { Num } from '../model/common';
import { switcher, tick } from '../page/controls';
import { h } from '../page/dom';
import { noteBox, nothing, sentences } from '../page/notes';
import { dataTable, type Column } from '../page/table';
import type { Tab } from '../page/tabs';
import { fixed, number, percent, pValue } from '../text/format';
import { regressionTable, type Below } from './regressionTable';

function column(title: string, values: readonly Num[], show: (value: Num) => string): Column[] {
  return values.some((value) => value !== null)
    ? [{ title, align: 'right', cell: (row) => show(values[row] ?? null) }]
    : [];
}

function modelTable(models: ComparedModels): HTMLElement {
  const two = (value: Num): string => fixed(value, 2);
  return dataTable({
    caption: 'Models',
    rows: models.name.length,
    columns: [
      {
        title: 'Model',
        cell: (row) => models.name[row] ?? '',
        tone: (row) => (models.preferred[row] ? 'strong' : null),
      },
      { title: '', cell: (row) => (models.preferred[row] ? 'preferred' : ''), tone: () => 'good' },
      ...column('Parameters', models.parameters, number),
      ...column('Log-likelihood', models.logLikelihood, two),
      ...column('Deviance', models.deviance, two),
      ...column('AIC', models.aic, two),
      ...column('AICc', models.aicc, two),
      ...column('BIC', models.bic, two),
      ...(models.name.length > 1 ? column('Weight', models.aicWeight, percent) : []),
      { title: 'Formula', cell: (row) => models.formula[row] ?? '', tone: () => 'code' },
    ],
  });
}

function testTable(tests: ComparisonTests): HTMLElement | null {
  if (tests.label.length === 0) {
    return null;
  }
  return h(
    'section',
    { class: 'card' },
    dataTable({
      caption: 'Tests',
      rows: tests.label.length,
      note: tests.note,
      columns: [
        { title: 'Comparison', cell: (row) => tests.label[row] ?? '' },
        ...column('Chi-square', tests.statistic, (value) => fixed(value, 2)),
        ...column('df', tests.df, (value) => number(value)),
        ...column('p', tests.pValue, pValue),
        ...column('p (boundary)', tests.pValueBoundary, pValue),
        { title: 'In words', cell: (row) => tests.sentence[row] ?? '', tone: () => 'words' },
      ],
    }),
  );
}

function overview(content: ComparisonContent): HTMLElement[] {
  const parts = [
    sentences('In plain words', content.sentences),
    ...content.notes.map(noteBox),
    testTable(content.tests),
    h('section', { class: 'card' }, modelTable(content.models)),
    content.models.name.length > 1 ? chartCard(criteriaPlot(content.models)).element : null,
  ];
  return parts.filter((part) => part !== null);
}

function coefficients(content: ComparisonContent): HTMLElement[] {
  const { term } = content.coefficients;
  const all = term.map((_, row) => row);
  const slopes = all.filter((row) => term[row] !== '(Intercept)');
  if (all.length === 0) {
    return [nothing('The models have no coefficients.')];
  }
  const only = slopes.length === 0 ? all : slopes;
  const card = chartCard(coefficientPlot(content.models, content.coefficients, only));
  const intercept = tick('with the intercept', false, (on) => {
    card.show(coefficientPlot(content.models, content.coefficients, on ? all : only));
  });
  return [h('div', { class: 'controls' }, slopes.length > 0 && slopes.length < all.length && intercept), card.element];
}

function table(content: ComparisonContent): HTMLElement[] {
  const place = h('section', { class: 'card journal' }, dataTable(regressionTable(content, 'errors')));
  const choices = [
    { label: 'Standard errors', value: 'errors' },
    { label: 'Intervals', value: 'intervals' },
  ];
  const choose = switcher('Below the estimates', choices, 'errors', (below) => {
    place.replaceChildren(dataTable(regressionTable(content, below as Below)));
  });
  return [h('div', { class: 'controls' }, choose), place];
}

/** Which model is worth its parameters. */
export function comparisonSections(content: ComparisonContent): Tab[] {
  return [
    { label: 'Comparison', content: () => overview(content) },
    { label: 'Coefficients', content: () => coefficients(content) },
    { label: 'Regression table', content: () => table(content) },
  ];
}
