import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/**
 * The page around the view, as KNIME's: it loads the view into a sandboxed frame of another origin and answers its messages
 * by the protocol of the extension service. `window.requests` keeps the names of the methods that were called.
 */
const HOST = (view: string): string => `<!doctype html><meta charset="utf-8"><title>host</title>
<style>html, body, iframe { margin: 0; width: 100%; height: 100%; border: 0; display: block }</style>
<iframe sandbox="allow-downloads allow-scripts allow-same-origin" src="${view}"></iframe>
<script>
  window.requests = [];
  const config = { nodeId: 'root:1', projectId: 'project', workflowId: 'root', extensionType: 'view' };
  const frame = document.querySelector('iframe');
  const answer = async ({ method, params }) => {
    if (method === 'getConfig') return config;
    if (method === 'callNodeDataService' && params[0].serviceType === 'initial_data') {
      return (await fetch('/initial-data')).text();
    }
    return null;
  };
  addEventListener('message', async (event) => {
    if (event.source !== frame.contentWindow || event.data.type !== 'UIExtensionRequest') return;
    const { requestId, payload } = event.data;
    window.requests.push(payload.method);
    frame.contentWindow.postMessage({ type: 'UIExtensionResponse', requestId, payload: await answer(payload) }, '*');
  });
</script>`;

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function sendFile(folder: string, url: string, response: ServerResponse): void {
  const path = join(folder, normalize(decodeURIComponent(url.split('?')[0] ?? '')));
  if (!path.startsWith(folder) || !existsSync(path) || statSync(path).isDirectory()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
  createReadStream(path).pipe(response);
}

export interface Host {
  /** Address of the page around the view. */
  readonly address: string;
  /** What the node's initial data service answers from now on: {"result": …}. */
  serve: (initialData: string) => void;
  close: () => void;
}

/** Two servers: one for the view's files below a path, as KNIME serves them, one for the page around it. */
export async function startHost(dist: string): Promise<Host> {
  let data = '{}';
  const files = createServer((request, response) => {
    sendFile(dist, (request.url ?? '').replace(/^\/some\/node\//, '/'), response);
  });
  const view = `http://127.0.0.1:${await listen(files)}/some/node/index.html`;
  const page = createServer((request, response) => {
    const isData = request.url === '/initial-data';
    response.writeHead(200, { 'content-type': isData ? 'application/json' : 'text/html; charset=utf-8' });
    response.end(isData ? data : HOST(view));
  });
  return {
    address: `http://localhost:${await listen(page)}/`,
    serve: (initialData) => {
      data = initialData;
    },
    close: () => {
      files.close();
      page.close();
    },
  };
}
