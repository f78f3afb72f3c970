import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { serveSharedTexts } from '#/app/shared-texts.ts';
import { paths } from '#/paths.ts';
import { connectDatabase, type Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import { partMarkdown, setPart } from '#/platform/shared-texts/fragments.ts';
import type { SharedTextKind } from '#/platform/shared-texts/shared-text.ts';
import { textShape } from '#/writing/text-schema.ts';
import { type WireMessage, wireQuery } from '#/writing/text-wire.ts';
import { afterTheFile } from './closing.ts';
import { leafletKinds } from './leaflets.ts';
import type { TestSite, Visitor } from './site.ts';

/** The tables of the kind, under the same locks as those of a domain. */
export async function openLeaflets(site: TestSite): Promise<void> {
  await site.system((transaction) =>
    transaction.query({
      text: `CREATE TABLE leaflets (id uuid PRIMARY KEY, space_id uuid NOT NULL REFERENCES spaces, frozen boolean NOT NULL DEFAULT false);
        CREATE TABLE leaflet_parts (id uuid PRIMARY KEY, leaflet_id uuid NOT NULL REFERENCES leaflets ON DELETE CASCADE,
          position integer NOT NULL, markdown text NOT NULL, revision integer NOT NULL DEFAULT 1, writers uuid[] NOT NULL DEFAULT '{}');
        GRANT SELECT, UPDATE ON leaflets, leaflet_parts TO toile_viewer;
        ALTER TABLE leaflets ENABLE ROW LEVEL SECURITY;
        CREATE POLICY leaflets_members ON leaflets TO toile_viewer USING (space_id = ANY ((SELECT viewer_spaces())::uuid[]));
        ALTER TABLE leaflet_parts ENABLE ROW LEVEL SECURITY;
        CREATE POLICY leaflet_parts_members ON leaflet_parts TO toile_viewer
          USING (EXISTS (SELECT FROM leaflets l WHERE l.id = leaflet_id));`,
    }),
  );
}

export interface Leaflet {
  id: string;
  parts: string[];
}

export async function leaflet(site: TestSite, spaceId: string, ...markdown: string[]): Promise<Leaflet> {
  const id = newId();
  const parts = markdown.map(() => newId());
  await site.system(async (transaction) => {
    await transaction.query({
      text: 'INSERT INTO leaflets (id, space_id) VALUES ($1, $2)',
      values: [id, spaceId],
    });
    for (const [position, text] of markdown.entries())
      await addPart(transaction, id, parts[position]!, position, text);
  });
  return { id, parts };
}

export async function addPart(
  transaction: Transaction,
  leafletId: string,
  part: string,
  position: number,
  markdown: string,
): Promise<void> {
  await transaction.query({
    text: 'INSERT INTO leaflet_parts (id, leaflet_id, position, markdown) VALUES ($1, $2, $3, $4)',
    values: [part, leafletId, position, markdown],
  });
}

/** What the domain holds of a part. */
export async function keptPart(site: TestSite, part: string) {
  const [row] = await site.system((transaction) =>
    transaction.query<{ markdown: string; revision: number; writers: string[] }>({
      text: 'SELECT markdown, revision, writers FROM leaflet_parts WHERE id = $1',
      values: [part],
    }),
  );
  return row!;
}

export interface TextProcess {
  /** `http://127.0.0.1:port` */
  address: string;
  server: Server;
  close(): Promise<void>;
}

/** One more process that serves the texts of a test site: its own connections, its own memory. */
export async function textProcess(
  site: TestSite,
  kinds: Record<string, SharedTextKind> = leafletKinds,
  port = 0,
): Promise<TextProcess> {
  const database = connectDatabase(site.connection, site.services.log);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    void site
      .fetch(new Request(url, { headers: request.headers as Record<string, string> }))
      .then((answer) => {
        response.writeHead(answer.status).end();
      });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const stop = await serveSharedTexts(server, { ...site.services, database }, kinds);
  let isClosed = false;
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    await stop();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await database.close();
  };
  afterTheFile(close);
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, close };
}

export interface KilledProcess {
  address: string;
  /** As a power cut would: `kill -9`. */
  kill(): Promise<void>;
}

/** A process of its own that serves the texts of a test site, to be killed. */
export async function doomedProcess(site: TestSite): Promise<KilledProcess> {
  const program = join(import.meta.dirname, 'text-process.child.ts');
  const child = spawn(process.execPath, [program, JSON.stringify(site.connection)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  afterTheFile(kill);
  const port = await new Promise<number>((done, fail) => {
    createInterface({ input: child.stdout }).on('line', (line) =>
      done((JSON.parse(line) as { port: number }).port),
    );
    child.once('exit', (code) => fail(new Error(`The process ended (${code}) before listening.`)));
  });
  return { address: `http://127.0.0.1:${port}`, kill };
}

export interface Asked {
  visitor: Visitor | null;
  text: string;
  kind?: string;
  origin?: string;
  query?: Record<string, string>;
}

/** A bare WebSocket, as a browser would open it. */
export function socketTo({ address }: TextProcess, asked: Asked): WebSocket {
  const query = new URLSearchParams({ [wireQuery.shape]: String(textShape), ...asked.query });
  const url = `${address.replace('http', 'ws')}${paths.sharedText(asked.kind ?? 'leaflet', asked.text)}?${query}`;
  return new WebSocket(url, { headers: headersOf({ address }, asked) });
}

function headersOf({ address }: Pick<TextProcess, 'address'>, { visitor, origin = address }: Asked) {
  const cookie = [...(visitor?.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  return { ...(cookie ? { cookie } : {}), ...(origin ? { origin } : {}) };
}

export interface TestEditor {
  doc: Y.Doc;
  provider: HocuspocusProvider;
  socket: HocuspocusProviderWebsocket;
  messages: WireMessage[];
  /** Codes with which the site closed the connection. */
  closings: number[];
  markdown(part: string): string;
  /** Writes at the end of the first paragraph of a part. */
  write(part: string, words: string): void;
  /** Gives the whole part another text. */
  rewrite(part: string, markdown: string): void;
  /** Resolves once all that was written is said to be kept. */
  kept(): Promise<void>;
  close(): void;
}

/** An editor without a screen: the same protocol as in a browser. Closed after the file's tests. */
export function editor(process: Pick<TextProcess, 'address'>, asked: Asked): TestEditor {
  const doc = new Y.Doc();
  const messages: WireMessage[] = [];
  const closings: number[] = [];
  const query = new URLSearchParams({ [wireQuery.shape]: String(textShape), ...asked.query });
  const headers = headersOf(process, asked);
  const socket = new HocuspocusProviderWebsocket({
    url: `${process.address.replace('http', 'ws')}${paths.sharedText(asked.kind ?? 'leaflet', asked.text)}?${query}`,
    WebSocketPolyfill: class extends WebSocket {
      constructor(url: string) {
        super(url, { headers });
        this.on('error', () => {}); // the provider tries again
      }
    },
    delay: 200,
    minDelay: 100,
    onClose: ({ event }) => {
      closings.push(event.code);
    },
  });
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: `${asked.kind ?? 'leaflet'}:${asked.text}`,
    document: doc,
    onStateless: ({ payload }) => {
      messages.push(JSON.parse(payload) as WireMessage);
    },
  });
  provider.attach();
  const close = () => {
    provider.destroy();
    socket.destroy();
  };
  afterTheFile(close);
  return {
    doc,
    provider,
    socket,
    messages,
    closings,
    close,
    markdown: (part) => partMarkdown(doc, part),
    rewrite: (part, markdown) => setPart(doc, part, markdown),
    write: (part, words) => {
      const paragraph = doc.getXmlFragment(part).get(0) as Y.XmlElement;
      const text = paragraph.get(0) as Y.XmlText | undefined;
      if (text instanceof Y.XmlText) text.insert(text.length, words);
      else paragraph.insert(0, [new Y.XmlText(words)]);
    },
    kept: () => eventually(() => provider.synced && !provider.hasUnsyncedChanges),
  };
}

/** Waits until something holds. */
export async function eventually(
  holdsNow: () => boolean | Promise<boolean>,
  milliseconds = 15_000,
): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await holdsNow())) {
    if (Date.now() > end) throw new Error(`In vain: ${holdsNow}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
