import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Everything of others that ends up in the page. */
const SHIPPED = [
  'echarts',
  'zrender',
  'tslib',
  '@knime/ui-extension-service',
  'uuid',
  'color-convert',
  'color-name',
  '@fontsource/roboto',
  '@fontsource/stix-two-text',
];

const TEXTS = ['LICENSE', 'LICENSE.txt', 'LICENSE.md', 'NOTICE'];

function textOf(name: string): string {
  const folder = fileURLToPath(new URL(`../node_modules/${name}`, import.meta.url));
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string; license?: string };
  const texts = TEXTS.map((file) => join(folder, file)).filter((path) => existsSync(path));
  const body = texts.map((path) => readFileSync(path, 'utf8').trim());
  return [`${name} ${about.version} (${about.license ?? 'see below'})`, ...body].join('\n\n');
}

/** Writes the licences of what is inside the page beside it. */
export function licences(): Plugin {
  let dist = '';
  return {
    name: 'licences',
    configResolved: (config) => {
      dist = config.build.outDir;
    },
    closeBundle: () => {
      writeFileSync(
        join(dist, 'third-party-licences.txt'),
        `${SHIPPED.map(textOf).join(`\n\n${'='.repeat(80)}\n\n`)}\n`,
      );
    },
  };
}
