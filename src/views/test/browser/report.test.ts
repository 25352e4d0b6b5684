import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { PLACE } from '../../build/singleFile';
import type { ReportView } from '../../main/model/viewModel';
import { launch } from './chromium';
import { comparisonModel, iccModel, mixedModel } from './models';
import { drawAll, ink, openTab, watched } from './view';

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
        { label: 'Compute ICC', view: iccModel() },
        { label: 'Fit Mixed Model', view: mixedModel('bdf-slope') },
        { label: 'Compare Models', view: comparisonModel() },
      ],
    };
    const address = writeReport(report);
    const page = await browser.newPage();
    const complaints = watched(page, (url) => url === address || /^(data|blob):/.test(url));
    await page.goto(address);
    expect(await page.textContent('h1')).toBe(report.title);
    expect(await page.title()).toBe(report.title);
    const frame = page.mainFrame();
    for (const { label, view } of report.views) {
      await openTab(frame, label);
      await drawAll(frame);
      expect(await page.locator('h1:visible').last().textContent()).toBe(view.title);
      expect(Math.min(...(await ink(frame)))).toBeGreaterThan(300);
    }
    expect(complaints).toEqual([]);
    await page.close();
  });
});
