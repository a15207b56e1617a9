/** The YAML language server that editors use, spoken to over its standard input and output. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';

const SERVER = createRequire(import.meta.url).resolve('yaml-language-server/out/server/src/server.js');

export interface Diagnostic {
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
  readonly message: string;
}

export interface Completion {
  readonly label: string;
  readonly documentation?: string | { readonly value: string };
  readonly textEdit?: { readonly newText: string };
}

export interface LanguageServer {
  /** What is underlined in a text: `line: message`, lines counted from 1. */
  readonly diagnose: (path: string, text: string) => Promise<string[]>;
  /** What is offered where the text has a | in it. */
  readonly complete: (path: string, text: string) => Promise<Completion[]>;
  /** What is told about the place of the |. */
  readonly hover: (path: string, text: string) => Promise<string>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: {
    readonly uri?: string;
    readonly items?: readonly unknown[];
    readonly diagnostics?: readonly Diagnostic[];
  };
  readonly result?: unknown;
}

// A server that would connect to anything ends, and the test with it.
const NO_NETWORK = `import { Socket } from 'node:net';
Socket.prototype.connect = () => { console.error('the language server wants the network'); process.exit(1); };`;

/** Starts the server on a folder. It is not allowed to fetch anything. */
export async function startLanguageServer(root: string): Promise<LanguageServer> {
  const words = ['--import', `data:text/javascript,${encodeURIComponent(NO_NETWORK)}`, SERVER, '--stdio'];
  const server = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void server.kill());
  const waiting = new Map<number, (result: unknown) => void>();
  const diagnosed = new Map<string, (found: readonly Diagnostic[]) => void>();
  let last = 0;
  let version = 0;

  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const request = (method: string, params: object): Promise<unknown> => {
    last += 1;
    const id = last;
    send({ id, method, params });
    return new Promise((resolve) => {
      waiting.set(id, resolve);
    });
  };
  const receive = ({ id, method, params, result }: Message): void => {
    if (method === undefined && id !== undefined) waiting.get(id)?.(result);
    else if (method === 'textDocument/publishDiagnostics')
      diagnosed.get(params?.uri ?? '')?.(params?.diagnostics ?? []);
    // It asks for its settings (one for each item), and that things be registered.
    else if (id !== undefined)
      send({ id, result: method === 'workspace/configuration' ? params?.items?.map(() => SETTINGS) : null });
  };
  readMessages(server.stdout, receive);

  await request('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    capabilities: CAPABILITIES,
  });
  send({ method: 'initialized', params: {} });
  send({ method: 'workspace/didChangeConfiguration', params: { settings: { yaml: SETTINGS } } });

  const open = (path: string, text: string): Promise<readonly Diagnostic[]> => {
    // What it knows of a text it keeps by this number.
    version += 1;
    const uri = pathToFileURL(path).href;
    const isOpen = diagnosed.has(uri);
    const found = new Promise<readonly Diagnostic[]>((resolve) => {
      diagnosed.set(uri, resolve);
    });
    // A text is never closed: the server answers that with an empty list, which would pass for the next text's.
    if (isOpen)
      send({
        method: 'textDocument/didChange',
        params: { textDocument: { uri, version }, contentChanges: [{ text }] },
      });
    else send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version, text } } });
    return found;
  };
  const at = async (method: string, path: string, marked: string): Promise<unknown> => {
    const before = marked.slice(0, marked.indexOf('|')).split('\n');
    await open(path, marked.replace('|', ''));
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    return request(method, { textDocument: { uri: pathToFileURL(path).href }, position });
  };
  return {
    diagnose: async (path, text) =>
      (await open(path, text)).map(({ range, message }) => `${range.start.line + 1}: ${message}`),
    complete: async (path, text) => {
      const result: unknown = await at('textDocument/completion', path, text);
      return isList(result) ? result.items : [];
    },
    hover: async (path, text) => {
      const result: unknown = await at('textDocument/hover', path, text);
      return isHover(result) ? result.contents.value : '';
    },
  };
}

const SETTINGS = {
  validate: true,
  hover: true,
  completion: true,
  schemaStore: { enable: false },
  kubernetesCRDStore: { enable: false },
};
const CAPABILITIES = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    hover: { contentFormat: ['markdown'] },
    publishDiagnostics: {},
  },
  workspace: { configuration: true },
};

function isList(result: unknown): result is { items: Completion[] } {
  return typeof result === 'object' && result !== null && 'items' in result && Array.isArray(result.items);
}

function isHover(result: unknown): result is { contents: { value: string } } {
  return typeof result === 'object' && result !== null && 'contents' in result;
}

/** What a snippet leaves in the text when nothing is typed over its places: `${1:word}` is word, `${2|a,b|}` is a. */
export function expandSnippet(snippet: string): string {
  return snippet.replaceAll(
    /\$\{\d+(?::([^}]*)|\|([^,|]*)[^}]*)\}/g,
    (_, word?: string, first?: string) => word ?? first ?? '',
  );
}

// Each message comes behind a header with its length in bytes (Language Server Protocol, "Base Protocol").
function readMessages(stream: NodeJS.ReadableStream, receive: (message: Message) => void): void {
  let buffer = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/.exec(buffer.subarray(0, Math.max(end, 0)).toString())?.[1]);
      if (end === -1 || buffer.length < end + 4 + length) return;
      const message: Message = JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString());
      buffer = buffer.subarray(end + 4 + length);
      receive(message);
    }
  });
}
