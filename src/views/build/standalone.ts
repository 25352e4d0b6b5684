import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Where the view model goes in, both in the page and in the report. */
export const PLACE = '<!--view-model-->';

/** A report may not reach out, even if a name in the data looked like markup. */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data:',
].join('; ');

function withFonts(css: string, folder: string): string {
  return css.replace(/url\((?:\.\/)?([\w.-]+\.woff2)\)/g, (_, file: string) => {
    const font = readFileSync(join(folder, file)).toString('base64');
    return `url(data:font/woff2;base64,${font})`;
  });
}

/**
 * Writes report.html beside index.html: the same page with script, style and fonts inside. Whoever writes a report puts
 * `<script type="application/json" id="view-model">…</script>` in the place of `<!--view-model-->`.
 */
export function standalone(): Plugin {
  let dist = '';
  return {
    name: 'standalone',
    configResolved: (config) => {
      dist = config.build.outDir;
    },
    closeBundle: () => {
      const assets = join(dist, 'assets');
      const css = withFonts(readFileSync(join(assets, 'index.css'), 'utf8'), assets);
      const script = readFileSync(join(assets, 'page.js'), 'utf8').replaceAll('</script', '<\\/script');
      const page = readFileSync(join(dist, 'index.html'), 'utf8')
        .replace(/\s*<script[^>]*><\/script>/, '')
        .replace(/\s*<link rel="stylesheet"[^>]*>/, '')
        .replace('<head>', () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${POLICY}">`)
        .replace('</head>', () => `<style>${css}</style>\n  </head>`)
        .replace('</body>', () => `<script type="module">${script}</script>\n  </body>`);
      if (
        page.includes('src=') &&
        /<(script|link|img)[^>]+(src|href)="(?!data:)/.test(page.slice(0, page.indexOf('<style>')))
      ) {
        throw new Error('The report would load a file from elsewhere.');
      }
      if (page.split(PLACE).length !== 2) {
        throw new Error(`The report has not exactly one ${PLACE}.`);
      }
      writeFileSync(join(dist, 'report.html'), page);
    },
  };
}
