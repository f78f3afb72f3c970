import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import pg from 'pg';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { textShape } from '#/writing/text-schema.ts';
import { wireQuery } from '#/writing/text-wire.ts';
import { dice, type Figure, makeSpaces, memberOf, percentile, report } from './harness.ts';
import { type SiteProcess, startSite } from './site-process.ts';

const people = 12;
const seconds = Number(process.env.BENCH_SECONDS ?? 60);
/** Letters a second of somebody who types well, never quite regularly. */
const pace = 5;

interface Writer {
  doc: Y.Doc;
  provider: HocuspocusProvider;
  sockets: WebSocket[];
  socket: HocuspocusProviderWebsocket;
}

/** Twelve people type in one section of a bilan, through the whole site: sessions, rights, disk and all. */
const site = await startSite({ TOILE_DEMONSTRATION: 'non', TOILE_JOBS: 'non' });
const pool = new pg.Pool(site.connection);
pool.on('error', () => {}); // a connection at rest, when the site stops
try {
  const { text, section, cookies } = await openBilan();
  const writers = cookies.map((cookie) => enter(site, text, cookie));
  const arrivals = watch(writers);
  await until(() => writers.every(({ provider }) => provider.synced));
  const [before, bytesBefore] = [await site.usage(), bytesOf(writers)];
  await Promise.all(writers.map((writer, at) => typeLetters(writer, section, at, arrivals.sent)));
  await until(() => writers.every(({ provider }) => !provider.hasUnsyncedChanges));
  await until(() => arrivals.missing() === 0);
  const [after, bytes] = [await site.usage(), bytesOf(writers)];
  await report('shared-texts', [
    ...latencies(arrivals.delays),
    ...traffic(bytesBefore, bytes),
    {
      what: 'processor of the site while all type',
      value: (after.cpuMicroseconds - before.cpuMicroseconds) / 10_000 / seconds,
      unit: '% of a core',
    },
    { what: 'memory of the site', value: after.residentBytes / 1024 ** 2, unit: 'MiB' },
    { what: 'letters kept by the domain once all rest', value: await lettersKept(section), unit: 'letters' },
    { what: 'letters typed', value: arrivals.typed(), unit: 'letters' },
  ]);
  for (const { provider, socket } of writers) {
    provider.destroy();
    socket.destroy();
  }
} finally {
  await pool.end();
  await site.close();
}

async function openBilan() {
  const [space] = await makeSpaces(pool, 1);
  const members = await Promise.all(Array.from({ length: people }, () => memberOf(pool, 0)));
  await pool.query(
    `INSERT INTO memberships (space_id, person_id, role, since_on)
     SELECT $1, id, 'member', '2025-04-01' FROM unnest($2::uuid[]) AS id`,
    [space, members.map(({ personId }) => personId)],
  );
  const cookies = members.map(({ cookie }) => cookie);
  const period = { startsOn: '2025-04-01', endsOn: '2026-03-31' };
  const typed = { _key: newId(), template: 'bilan-equipe', spaceIds: space!, ...period };
  const origin = `http://127.0.0.1:${site.port}`;
  const answer = await fetch(`${origin}${paths.newReport}`, {
    method: 'POST',
    body: new URLSearchParams(typed),
    headers: { cookie: cookies[0]!, origin },
    redirect: 'manual',
  });
  const text = answer.headers.get('location')?.split(/[?#]/)[0]?.split('/').at(-1);
  if (answer.status !== 303 || !text) throw new Error(`Composing answered ${answer.status}.`);
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM report_sections WHERE report_id = $1 ORDER BY position LIMIT 1',
    [text],
  );
  return { text, section: rows[0]!.id, cookies };
}

function enter({ port }: SiteProcess, text: string, cookie: string): Writer {
  const origin = `127.0.0.1:${port}`;
  const sockets: WebSocket[] = [];
  const doc = new Y.Doc();
  const socket = new HocuspocusProviderWebsocket({
    url: `ws://${origin}${paths.sharedText('report', text)}?${wireQuery.shape}=${textShape}`,
    WebSocketPolyfill: class extends WebSocket {
      constructor(url: string) {
        super(url, { headers: { cookie, origin: `http://${origin}` } });
        sockets.push(this);
      }
    },
  });
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: `report:${text}`,
    document: doc,
  });
  provider.attach();
  return { doc, provider, sockets, socket };
}

/** Notes when each letter comes to each of the others. */
function watch(writers: readonly Writer[]) {
  const sent = new Map<string, number>();
  const delays: number[] = [];
  for (const { doc } of writers) {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'typing') return;
      const now = performance.now();
      for (const { id, length } of Y.decodeUpdate(update).structs)
        for (let clock = id.clock; clock < id.clock + length; clock += 1) {
          const typed = sent.get(`${id.client}:${clock}`);
          if (typed !== undefined) delays.push(now - typed);
        }
    });
  }
  return {
    sent,
    delays,
    typed: () => sent.size,
    missing: () => sent.size * (people - 1) - delays.length,
  };
}

/** Each in a paragraph of their own, with the caret that an editor tells of. */
async function typeLetters(
  { doc, provider }: Writer,
  section: string,
  at: number,
  sent: Map<string, number>,
): Promise<void> {
  const roll = dice(at + 1);
  const words = new Y.XmlText();
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [words]);
    const fragment = doc.getXmlFragment(section);
    fragment.insert(fragment.length, [paragraph]);
  }, 'typing');
  for (let letter = 0; letter < seconds * pace; letter += 1) {
    await new Promise((rest) => setTimeout(rest, (1000 / pace) * (0.5 + roll())));
    const clock = Y.getState(doc.store, doc.clientID);
    sent.set(`${doc.clientID}:${clock}`, performance.now());
    doc.transact(() => words.insert(words.length, 'a'), 'typing');
    const caret = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(words, words.length));
    provider.setAwarenessField('cursor', { anchor: caret, head: caret });
  }
}

function latencies(delays: readonly number[]): Figure[] {
  return [
    {
      what: `a letter, from one of ${people} to each other, median`,
      value: percentile(delays, 0.5),
      unit: 'ms',
    },
    {
      what: `a letter, from one of ${people} to each other, p95`,
      value: percentile(delays, 0.95),
      unit: 'ms',
      target: { atMost: 250 },
    },
    {
      what: `a letter, from one of ${people} to each other, p99`,
      value: percentile(delays, 0.99),
      unit: 'ms',
    },
  ];
}

interface Bytes {
  sent: number;
  received: number;
}

/** As they are on the wire, headers of TCP left out. */
function bytesOf(writers: readonly Writer[]): Bytes {
  const bytes = { sent: 0, received: 0 };
  for (const socket of writers.flatMap(({ sockets }) => sockets)) {
    const { bytesWritten, bytesRead } = (
      socket as unknown as { _socket: { bytesWritten: number; bytesRead: number } }
    )._socket;
    bytes.sent += bytesWritten;
    bytes.received += bytesRead;
  }
  return bytes;
}

function traffic(before: Bytes, after: Bytes): Figure[] {
  const share = (bytes: number) => bytes / 1024 / people / (seconds / 60);
  return [
    { what: 'sent by a person', value: share(after.sent - before.sent), unit: 'KiB a minute' },
    { what: 'received by a person', value: share(after.received - before.received), unit: 'KiB a minute' },
  ];
}

async function lettersKept(section: string): Promise<number> {
  await new Promise((rest) => setTimeout(rest, 6000));
  const { rows } = await pool.query<{ body: string }>('SELECT body FROM report_sections WHERE id = $1', [
    section,
  ]);
  const paragraphs = (rows[0]?.body ?? '').split('\n\n').filter((paragraph) => /^a+$/.test(paragraph));
  return paragraphs.join('').length;
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 60_000; !holds(); ) {
    if (Date.now() > end) throw new Error(`In vain: ${holds}`);
    await new Promise((rest) => setTimeout(rest, 20));
  }
}
