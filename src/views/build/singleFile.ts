import type { OutputAsset, OutputChunk } from 'rollup';
import type { Plugin } from 'vite';

/** Where the view model of a report goes in. */
export const PLACE = '<!--view-model-->';

/** The page may not reach out, even if a name in the data looked like markup. */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data:',
].join('; ');

function only<T extends { type: string; fileName: string }>(list: readonly T[], what: string): T {
  const [first, ...others] = list;
  if (first === undefined || others.length > 0) {
    throw new Error(`There should be one ${what}, not ${list.length}.`);
  }
  return first;
}

function inlined(html: string, css: string, script: string): string {
  return html
    .replace(/\s*<script[^>]*src=[^>]*><\/script>/, '')
    .replace(/\s*<link rel="stylesheet"[^>]*>/, '')
    .replace('<head>', () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${POLICY}">`)
    .replace('</head>', () => `<style>${css}</style>\n  </head>`)
    .replace(
      '</body>',
      () => `<script type="module">${script.replaceAll('</script', '<\\/script')}</script>\n  </body>`,
    );
}

/**
 * Puts script, style and fonts into index.html: one file that KNIME serves as the view and that is a report as soon as
 * `<script type="application/json" id="view-model">…</script>` stands in the place of `<!--view-model-->`.
 */
export function singleFile(): Plugin {
  return {
    name: 'single-file',
    enforce: 'post',
    generateBundle: (_, bundle) => {
      const files = Object.values(bundle);
      const assets = files.filter((file): file is OutputAsset => file.type === 'asset');
      const chunk = only(
        files.filter((file): file is OutputChunk => file.type === 'chunk'),
        'script',
      );
      const text = (ending: string): OutputAsset =>
        only(
          assets.filter(({ fileName }) => fileName.endsWith(ending)),
          `file *${ending}`,
        );
      const page = text('.html');
      const css = text('.css');
      page.source = inlined(String(page.source), String(css.source), chunk.code);
      if (page.source.split(PLACE).length !== 2) {
        throw new Error(`The page has not exactly one ${PLACE}.`);
      }
      const left = files.filter((file) => ![page, css, chunk].includes(file as OutputAsset & OutputChunk));
      if (left.length > 0) {
        throw new Error(`Not inside the page: ${left.map(({ fileName }) => fileName).join(', ')}`);
      }
      for (const { fileName } of [css, chunk]) {
        Reflect.deleteProperty(bundle, fileName);
      }
    },
  };
}
