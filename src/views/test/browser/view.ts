import type { Browser, Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Host } from './host';

/** A view inside its host page, and all that went wrong on the way. */
export interface OpenView {
  readonly page: Page;
  readonly frame: Frame;
  /** Errors and warnings of the console, uncaught errors, requests that failed or went elsewhere. */
  readonly complaints: string[];
  close: () => Promise<void>;
}

/** Remembers when the first chart was drawn, in milliseconds since the frame began to load. */
const WATCH = `
  window.firstChart = null;
  new MutationObserver((_, observer) => {
    if (document.querySelector('[data-drawn]')) {
      window.firstChart = performance.now();
      observer.disconnect();
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-drawn'] });`;

export function watched(page: Page, allowed: (url: string) => boolean): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      complaints.push(`${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    if (!allowed(request.url())) {
      complaints.push(`went elsewhere: ${request.url()}`);
    }
  });
  return complaints;
}

/** Opens a view as KNIME does, with the model that its initial data service answers. */
export async function openView(browser: Browser, host: Host, model: string, width = 1200): Promise<OpenView> {
  host.serve(`{"result":${model}}`);
  const context = await browser.newContext({ viewport: { width, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  const complaints = watched(page, (url) => /^(http:\/\/(127\.0\.0\.1|localhost):|data:|blob:)/.test(url));
  await page.addInitScript(WATCH);
  await page.goto(host.address);
  const element = await page.waitForSelector('iframe');
  const frame = await element.contentFrame();
  if (frame === null) {
    throw new Error('The frame has no content.');
  }
  await frame.waitForSelector('h1, [role=alert]');
  return { page, frame, complaints, close: () => context.close() };
}

export async function openTab(frame: Frame, name: string): Promise<void> {
  await frame.getByRole('tab', { name, exact: true }).click();
  await drawAll(frame);
}

/** Scrolls to every chart of the open tab, so that each is drawn. */
export async function drawAll(frame: Frame): Promise<void> {
  for (const chart of await frame.locator('.canvas:visible').all()) {
    await chart.scrollIntoViewIfNeeded();
    await frame.waitForFunction(
      (element) => (element as HTMLElement).dataset.drawn === 'yes',
      await chart.elementHandle(),
    );
  }
}

/** Number of colours that are not white or nearly so, per chart in view: a chart that shows nothing has next to none. */
export async function ink(frame: Frame): Promise<number[]> {
  return frame.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.canvas')]
      .filter((chart) => chart.offsetParent !== null)
      .map((chart) => {
        const canvas = chart.querySelector('canvas');
        const context = canvas?.getContext('2d');
        if (!canvas || !context) {
          return 0;
        }
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
        let painted = 0;
        for (let i = 0; i < data.length; i += 4) {
          const opaque = (data[i + 3] ?? 0) > 60;
          if (opaque && Math.min(data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0) < 200) {
            painted += 1;
          }
        }
        return painted;
      }),
  );
}

/** The picture of the first chart in view, to see whether it changed. */
export async function picture(frame: Frame, index = 0): Promise<string> {
  return frame.evaluate((wanted) => {
    const charts = [...document.querySelectorAll<HTMLElement>('.canvas')].filter(
      (chart) => chart.offsetParent !== null,
    );
    return charts[wanted]?.querySelector('canvas')?.toDataURL() ?? '';
  }, index);
}

export async function fitsWidth(frame: Frame): Promise<void> {
  const [needed, there] = await frame.evaluate((): [number, number] => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(needed).toBeLessThanOrEqual(there);
}
