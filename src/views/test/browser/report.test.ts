import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { PLACE } from '../../build/singleFile';
import type { ReportView } from '../../main/model/viewModel';
import { launch } from './chromium';
import { comparisonModel, iccModel, mixedModel } from './models';
import { drawAll, fitsWidth, ink, openTab, watched } from './view';

const TARGET = fileURLToPath(new URL('../../target', import.meta.url));

const started = await launch();
const browser = started as Browser;

/** What the runner does: the view model into the page, with nothing in it that ends the script. */
function writeReport(view: unknown): string {
  const empty = readFileSync(join(TARGET, 'dist', 'index.html'), 'utf8');
  const json = JSON.stringify(view).replaceAll('</', '<\\/');
  mkdirSync(join(TARGET, 'browser'), { recursive: true });
  const path = join(TARGET, 'browser', 'report.html');
  writeFileSync(
    path,
    empty.replace(PLACE, () => `<script type="application/json" id="view-model">${json}</script>`),
  );
  return pathToFileURL(path).href;
}

describe.skipIf(typeof started === 'string')('a report', () => {
  afterAll(async () => {
    await browser.close();
  });

  it('is one file that shows all views of a workflow and asks for nothing', async () => {
    const report: ReportView = {
      schema: 'mixed-models-view',
      version: 1,
      kind: 'report',
      title: 'Pupils </script><script>document.title = "broken"</script>',
      subtitle: null,
      views: [
        { node: 'Compute ICC (#2)', label: '', view: iccModel() },
        { node: 'Fit Mixed Model (#5)', label: 'Slopes', view: mixedModel('bdf-slope') },
        { node: 'Fit Mixed Model (#6)', label: 'Sleep', view: mixedModel('sleepstudy') },
        { node: 'Compare Models LRT (#7)', label: '', view: comparisonModel() },
      ],
    };
    const address = writeReport(report);
    const page = await browser.newPage();
    const complaints = watched(page, (url) => url.startsWith(address) || /^(data|blob):/.test(url));
    await page.goto(address);
    expect(await page.textContent('h1')).toBe(report.title);
    expect(await page.title()).toBe(report.title);
    const frame = page.mainFrame();
    const links = page.getByRole('navigation').getByRole('link');
    for (const [index, { view }] of report.views.entries()) {
      await links.nth(index).focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.part:visible h1').textContent()).toBe(view.title);
      await drawAll(frame);
      expect(await links.nth(index).getAttribute('aria-current')).toBe('page');
      expect(Math.min(...(await ink(frame)))).toBeGreaterThan(300);
    }
    expect(page.url()).toBe(`${address}#compare-models-lrt-7`);
    await page.goBack();
    await expect.poll(() => page.locator('.part:visible h1').textContent()).toBe(report.views[2]?.view.title);
    expect(await page.locator('.part:visible').count()).toBe(1);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('opens at the view that the address names, also from a list on a narrow page', async () => {
    const views = [
      { node: 'Compute ICC (#2)', label: '', view: iccModel() },
      { node: 'Fit Mixed Model (#6)', label: 'Sleep', view: mixedModel('sleepstudy') },
    ];
    const address = writeReport({ title: 'Plain list', views });
    const page = await browser.newPage({ viewport: { width: 400, height: 800 } });
    await page.goto(`${address}#fit-mixed-model-6`);
    expect(await page.locator('.part:visible h1').textContent()).toBe(views[1]?.view.title);
    await page.getByLabel('View', { exact: true }).selectOption('Compute ICC (#2)');
    await expect.poll(() => page.locator('.part:visible h1').textContent()).toBe(views[0]?.view.title);
    await fitsWidth(page.mainFrame());
    await page.close();
  });

  it('prints the chosen view with all its charts', async () => {
    const views = [{ node: 'Fit Mixed Model (#6)', label: '', view: mixedModel('sleepstudy') }];
    const page = await browser.newPage();
    await page.goto(writeReport({ title: 'To print', views }));
    await openTab(page.mainFrame(), 'Diagnostics');
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 4).toString()).toBe('%PDF');
    expect(await page.locator('.canvas:visible:not([data-drawn])').count()).toBe(0);
    await page.close();
  });
});
