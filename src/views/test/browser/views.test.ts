import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAbsent } from '../../main/model/read';
import { launch } from './chromium';
import { startHost, type Host } from './host';
import { comparisonModel, iccModel, mixedModel, MODELS, modelText } from './models';
import { drawAll, fitsWidth, ink, openTab, openView, picture } from './view';

const DIST = fileURLToPath(new URL('../../target/dist', import.meta.url));
/** Axes and labels alone have more painted pixels than this; a chart that failed has none. */
const SOME_INK = 300;

const started = await launch();
if (typeof started === 'string') {
  console.warn(`SKIPPED: the views were not tested in a browser. ${started}`);
}
const browser = started as Browser;

describe.skipIf(typeof started === 'string')('in a browser', () => {
  let host: Host;

  beforeAll(async () => {
    host = await startHost(DIST);
  });

  afterAll(async () => {
    host.close();
    await browser.close();
  });

  describe.each(MODELS)('the view of %s', (name) => {
    it.each([1200, 400])('draws every section at a width of %d', async (width) => {
      const model = mixedModel(name);
      const view = await openView(browser, host, modelText(name), width);
      const { frame } = view;
      expect(await frame.textContent('h1')).toBe(model.title);
      await drawAll(frame);
      const rows = frame.locator('table').first().locator('tbody tr');
      expect(await rows.count()).toBe(model.summary.coefficients.term.length);
      expect(await frame.locator('math').count()).toBeGreaterThan(model.summary.equations.length);
      await fitsWidth(frame);
      const sections = [
        ['Random effects', model.randomEffects],
        ['Group lines', model.groupLines],
        ['Diagnostics', model.diagnostics],
        ['Marginal effects', model.marginalEffects],
      ] as const;
      for (const [tab, section] of sections) {
        await openTab(frame, tab);
        await fitsWidth(frame);
        if (isAbsent(section)) {
          expect(await frame.locator('.nothing:visible').textContent()).toBe(section.absent);
        } else {
          const painted = await ink(frame);
          expect(painted.length, tab).toBeGreaterThan(0);
          expect(Math.min(...painted), tab).toBeGreaterThan(SOME_INK);
        }
      }
      expect(await view.page.evaluate('window.requests')).toEqual(['getConfig', 'callNodeDataService']);
      expect(view.complaints).toEqual([]);
      await view.close();
    });
  });

  it('opens 10,000 groups with the first section only', async () => {
    const times: number[] = [];
    for (let load = 0; load < 3; load++) {
      const view = await openView(browser, host, modelText('many-groups'));
      await view.frame.waitForSelector('[data-drawn]');
      times.push(Number(await view.frame.evaluate('window.firstChart')));
      expect(await view.frame.locator('[role=tabpanel]:not(:empty)').count()).toBe(1);
      await view.close();
    }
    console.info(`First chart of 10,000 groups after ${times.map((time) => Math.round(time)).join(', ')} ms.`);
  });

  it('finds a group and marks it everywhere', async () => {
    const model = mixedModel('many-groups');
    if (isAbsent(model.randomEffects) || isAbsent(model.groupLines)) {
      throw new Error('The large model has groups and lines.');
    }
    // A group whose line is drawn: lines are a sample of the groups.
    const level = model.groupLines.plots[0]?.levels[7] ?? '';
    const view = await openView(browser, host, modelText('many-groups'));
    const { frame } = view;
    await openTab(frame, 'Group lines');
    const lines = await picture(frame);
    await openTab(frame, 'Random effects');
    const whole = await picture(frame);
    await frame.getByLabel('Find a group').locator('visible=true').fill(level);
    expect(await picture(frame)).not.toBe(whole);
    await openTab(frame, 'Group lines');
    expect(await picture(frame)).not.toBe(lines);
    await view.close();
  });

  it('moves between tabs with the keyboard', async () => {
    const view = await openView(browser, host, modelText('sleepstudy'));
    const { frame } = view;
    const tab = (name: string) => frame.getByRole('tab', { name, exact: true });
    await tab('Summary').focus();
    await view.page.keyboard.press('ArrowRight');
    expect(await tab('Random effects').getAttribute('aria-selected')).toBe('true');
    await view.page.keyboard.press('End');
    expect(await tab('Marginal effects').getAttribute('aria-selected')).toBe('true');
    await view.page.keyboard.press('ArrowRight');
    expect(await frame.getByRole('tabpanel').getAttribute('aria-labelledby')).toBe(
      await tab('Summary').getAttribute('id'),
    );
    await view.close();
  });

  it('shows groups side by side, layers and other terms', async () => {
    const view = await openView(browser, host, modelText('sleepstudy'));
    const { frame } = view;
    await openTab(frame, 'Group lines');
    const together = await picture(frame);
    await frame.getByLabel('each group alone').check();
    const withAlone = await picture(frame);
    expect(withAlone).not.toBe(together);
    await frame.getByText('Side by side').click();
    const panels = await picture(frame);
    expect(panels).not.toBe(withAlone);
    await frame.getByRole('button', { name: 'Next' }).click();
    expect(await picture(frame)).not.toBe(panels);
    await openTab(frame, 'Random effects');
    const first = await picture(frame);
    await frame.getByLabel('Random effect', { exact: true }).selectOption({ index: 1 });
    await drawAll(frame);
    expect(await picture(frame)).not.toBe(first);
    await openTab(frame, 'Summary');
    const symbols = await frame.locator('.equations').textContent();
    await frame.getByText('Estimates', { exact: true }).click();
    expect(await frame.locator('.equations').textContent()).not.toBe(symbols);
    expect(view.complaints).toEqual([]);
    await view.close();
  });

  it('plots marginal effects by a second predictor', async () => {
    const view = await openView(browser, host, modelText('bdf-slope'));
    const { frame } = view;
    await openTab(frame, 'Marginal effects');
    const interaction = await picture(frame);
    const by = frame.getByLabel('By', { exact: true });
    expect(await by.locator('option:checked').textContent()).toContain('(interaction)');
    await by.selectOption('');
    await drawAll(frame);
    expect(await picture(frame)).not.toBe(interaction);
    await view.close();
  });

  it('saves charts as SVG and PNG', async () => {
    const view = await openView(browser, host, modelText('bdf-slope'));
    const { page, frame } = view;
    await openTab(frame, 'Diagnostics');
    const saved = async (kind: string): Promise<Buffer> => {
      const download = page.waitForEvent('download');
      await frame.getByRole('button', { name: kind, exact: true }).locator('visible=true').first().click();
      const file = await download;
      expect(file.suggestedFilename()).toMatch(new RegExp(`^[a-z-]+\\.${kind.toLowerCase()}$`));
      const chunks: Buffer[] = [];
      for await (const chunk of await file.createReadStream()) {
        chunks.push(chunk as Buffer);
      }
      return Buffer.concat(chunks);
    };
    const svg = (await saved('SVG')).toString('utf8');
    expect(svg).toMatch(/^<svg/);
    const model = mixedModel('bdf-slope');
    expect(svg).toContain(isAbsent(model.diagnostics) ? '?' : model.diagnostics.residualsFitted.xLabel);
    const png = await saved('PNG');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.length).toBeGreaterThan(10_000);
    expect(view.complaints).toEqual([]);
    await view.close();
  });

  it('copies tables for Word and as text', async () => {
    const view = await openView(browser, host, modelText('sleepstudy'));
    const { page, frame } = view;
    await frame.getByRole('button', { name: 'Copy table' }).first().click();
    await frame.getByRole('button', { name: 'Copied' }).waitFor();
    await page.context().grantPermissions(['clipboard-read']);
    const [html, text] = (await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) => (await item?.getType(type))?.text();
      return [await read('text/html'), await read('text/plain')];
    })) as [string, string];
    expect(text).toMatch(/^Term\tEstimate\tStd\. error/);
    expect(text).toContain('Days\t10.47\t1.55');
    expect(html).toContain('<table');
    expect(html).toContain('10.47');
    await view.close();
  });

  it('shows the numbers behind a chart', async () => {
    const view = await openView(browser, host, modelText('many-groups'));
    const { frame } = view;
    await openTab(frame, 'Random effects');
    await frame.getByRole('button', { name: 'Numbers' }).locator('visible=true').first().click();
    const rows = frame.locator('.numbers:visible tbody tr');
    expect(await rows.count()).toBe(100);
    await frame.getByRole('button', { name: /Show 100 more/ }).click();
    expect(await rows.count()).toBe(200);
    await view.close();
  });

  it('draws again when the window changes', async () => {
    const view = await openView(browser, host, modelText('sleepstudy'));
    const { frame } = view;
    await openTab(frame, 'Diagnostics');
    const width = () =>
      frame
        .locator('.canvas:visible canvas')
        .first()
        .evaluate((canvas) => canvas.clientWidth);
    const before = await width();
    await view.page.setViewportSize({ width: 620, height: 700 });
    await expect.poll(width).not.toBe(before);
    await fitsWidth(frame);
    await view.close();
  });

  it('shows the ICC', async () => {
    const model = iccModel();
    const view = await openView(browser, host, modelText('icc-bdf'), 400);
    const { frame } = view;
    await drawAll(frame);
    expect(await frame.locator('.words li').allTextContents()).toEqual(model.icc.sentences);
    expect(Math.min(...(await ink(frame)))).toBeGreaterThan(SOME_INK);
    await fitsWidth(frame);
    expect(view.complaints).toEqual([]);
    await view.close();
  });

  it('compares models', async () => {
    const { comparison } = comparisonModel();
    const view = await openView(browser, host, modelText('comparison-bdf'));
    const { frame } = view;
    for (const tab of ['Comparison', 'Coefficients']) {
      await openTab(frame, tab);
      expect(Math.min(...(await ink(frame)))).toBeGreaterThan(SOME_INK);
    }
    await openTab(frame, 'Regression table');
    const headings = await frame.locator('.journal thead th').allTextContents();
    expect(headings).toEqual([comparison.outcome, ...comparison.models.name]);
    const errors = await frame.locator('.journal tbody').textContent();
    expect(errors).toContain('***');
    await frame.getByText('Intervals', { exact: true }).click();
    expect(await frame.locator('.journal tbody').textContent()).not.toBe(errors);
    expect(view.complaints).toEqual([]);
    await view.close();
  });

  it('takes the view model as text too', async () => {
    const view = await openView(browser, host, JSON.stringify(modelText('dyestuff2')));
    expect(await view.frame.textContent('h1')).toBe(mixedModel('dyestuff2').title);
    await view.close();
  });

  it.each([
    ['null', 'execute the node'],
    ['{"schema":"mixed-models-view","version":99}', 'newer version'],
  ])('says in words why it shows nothing: %s', async (model, words) => {
    const view = await openView(browser, host, model);
    expect(await view.frame.textContent('[role=alert]')).toContain(words);
    expect(view.complaints).toEqual([]);
    await view.close();
  });
});
