import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';

/** Chromium 127 out of an npm package: one version older than the one inside KNIME 5.8. Linux on x64 only. */
const PACKAGE = '@sparticuz/chromium';

const TARGET = fileURLToPath(new URL('../../target/browser', import.meta.url));
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ARGUMENTS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];

interface Candidate {
  readonly path: string;
  readonly env: Record<string, string>;
}

function unpack(bin: string, name: string): Buffer {
  return brotliDecompressSync(readFileSync(join(bin, name)));
}

/** The packaged browser, unpacked once below target; with the libraries that a bare machine lacks beside it. */
function packaged(): Candidate[] {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return [];
  }
  const entry = createRequire(import.meta.url).resolve(PACKAGE);
  const bin = join(dirname(entry), '..', 'bin');
  const path = join(TARGET, 'chromium');
  if (!existsSync(path)) {
    mkdirSync(TARGET, { recursive: true });
    for (const archive of ['al2023.tar.br', 'fonts.tar.br']) {
      execFileSync('tar', ['-x', '-C', TARGET], { input: unpack(bin, archive) });
    }
    writeFileSync(`${path}.part`, unpack(bin, 'chromium.br'));
    chmodSync(`${path}.part`, 0o755);
    renameSync(`${path}.part`, path);
  }
  const own = { LD_LIBRARY_PATH: join(TARGET, 'lib'), FONTCONFIG_PATH: TARGET };
  return [
    { path, env: {} },
    { path, env: own },
  ];
}

function candidates(): Candidate[] {
  const chosen = process.env.CHROMIUM;
  if (chosen !== undefined && chosen !== '') {
    return [{ path: chosen, env: {} }];
  }
  return [...packaged(), ...INSTALLED.filter(existsSync).map((path) => ({ path, env: {} }))];
}

/** A running browser, or the reasons why there is none. The environment variable CHROMIUM names one to use. */
export async function launch(): Promise<Browser | string> {
  const reasons: string[] = [];
  for (const { path, env } of candidates()) {
    try {
      return await chromium.launch({ executablePath: path, args: ARGUMENTS, env: { ...process.env, ...env } });
    } catch (problem) {
      reasons.push(`${path}: ${problem instanceof Error ? (problem.message.split('\n')[0] ?? '') : String(problem)}`);
    }
  }
  return reasons.length === 0 ? 'No Chromium is installed.' : reasons.join('\n');
}
