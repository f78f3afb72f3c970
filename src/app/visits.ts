import { createHash } from 'node:crypto';
import { dayIn } from '#/platform/clock.ts';
import type { OpenTransaction, SqlText } from '#/platform/database.ts';
import type { Becoming, Domain } from '#/platform/domain.ts';
import { Form, type UploadedFile } from '#/platform/form.ts';
import { newId } from '#/platform/ids.ts';
import type { Cookie, Locale, Services, Viewer, Visit } from '#/platform/visit.ts';
import { keptField } from '#/site-paths.ts';
import type { Remote } from './remote.ts';

/** The body could not be read: not the announced type, broken, or too large. */
export class BadBody extends Error {
  readonly status: 400 | 413 | 415;
  /** What would have been read, when it is too large. */
  readonly maximumBytes: number;
  constructor(status: 400 | 413 | 415, maximumBytes = 0) {
    super(`Bad body (${status}).`);
    this.status = status;
    this.maximumBytes = maximumBytes;
  }
}

/** What one request needs beside the request itself. */
export interface VisitFrame {
  request: Request;
  viewer: Viewer;
  params: Record<string, string>;
  remote: Remote;
  maximumBodyBytes: number;
  services: Services;
  /** Those that say what a trace became. */
  domains: readonly Domain[];
  cookies: ReadonlyMap<string, string>;
}

/** A visit with the means to end it; only the edge sees these. */
export interface RunningVisit extends Visit {
  /** Opens the visit's transaction with a statement, in the same message, and gives its rows. */
  openWith<Row extends object>(first: SqlText): Promise<Row[]>;
  /** A statement to be done with the commit, in the same message; forgotten when there is no commit. */
  closeWith(last: SqlText): void;
  end(success: boolean): Promise<void>;
  readonly cookiesToSet: readonly Cookie[];
  /** Null while nothing was asked too often. */
  readonly secondsToWait: number | null;
}

export function startVisit(frame: VisitFrame): RunningVisit {
  const { request, services, viewer } = frame;
  const url = new URL(request.url);
  const now = services.clock.now();
  const later: (() => Promise<void>)[] = [];
  const cookiesToSet: Cookie[] = [];
  let secondsToWait: number | null = null;
  const personId = viewer.kind === 'person' ? viewer.personId : null;
  let transaction: Promise<OpenTransaction> | null = null;
  let closing: SqlText | undefined;
  let form: Promise<Form> | null = null;
  let text: Promise<string> | null = null;
  const bodyText = () => {
    text ??= readBytes(request, frame.maximumBodyBytes).then((bytes) => new TextDecoder().decode(bytes));
    return text;
  };

  const visit: RunningVisit = {
    viewer,
    locale: localeOf(frame.cookies, request.headers),
    today: dayIn(services.settings.timeZone, now),
    now,
    params: frame.params,
    query: url.searchParams,
    address: url.pathname + url.search,
    headers: request.headers,
    method: request.method,
    remoteAddress: frame.remote.address,
    unnamedProxy: frame.remote.unnamedProxy,
    reference: newId(now.getTime()).slice(-12),
    services,
    cookiesToSet,
    get secondsToWait() {
      return secondsToWait;
    },
    wait: (seconds) => {
      secondsToWait = Math.max(seconds, secondsToWait ?? 0);
    },
    form: () => {
      form ??= readForm(request, frame.maximumBodyBytes, bodyText);
      return form;
    },
    json: async () => parseJson(await bodyText()),
    transaction: () => {
      transaction ??= services.database.open(personId);
      return transaction;
    },
    openWith: async <Row extends object>(first: SqlText) => {
      if (transaction) return (await transaction).query<Row>(first);
      const opened = services.database.openWith<Row>(personId, first);
      transaction = opened.then((opening) => opening.transaction);
      transaction.catch(() => {}); // told below, to whoever asked for the rows
      return (await opened).rows;
    },
    closeWith: (last) => {
      closing = last;
    },
    becomingOf: async (trace) => {
      const became: Becoming[] = [];
      for (const domain of frame.domains) became.push(...((await domain.becomingOf?.(visit, trace)) ?? []));
      return became;
    },
    afterCommit: (task) => {
      later.push(task);
    },
    setCookie: (cookie) => {
      cookiesToSet.push(cookie);
    },
    cookie: (name) => frame.cookies.get(name),
    end: async (success) => {
      const open = transaction;
      transaction = null;
      if (open) {
        const started = await open.catch(() => null);
        if (started) await (success ? started.commit(closing) : started.rollback());
      }
      if (!success) return;
      for (const task of later.splice(0)) await task();
    },
  };
  return visit;
}

export function readCookies(header: string | null): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0) cookies.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  return cookies;
}

export const languageCookie = 'toile_langue';

function localeOf(cookies: ReadonlyMap<string, string>, headers: Headers): Locale {
  const chosen = cookies.get(languageCookie);
  if (chosen === 'fr' || chosen === 'en') return chosen;
  // French first: English only for someone who asks for it before French.
  const asked = (headers.get('accept-language') ?? '').toLowerCase();
  const first = /\b(fr|en)\b/.exec(asked)?.[1];
  return first === 'en' ? 'en' : 'fr';
}

async function readBytes(request: Request, maximum: number): Promise<Uint8Array> {
  const announced = request.headers.get('content-length');
  if (Number(announced ?? 0) > maximum) throw new BadBody(413, maximum);
  // The length is known and fits, and nobody can send more than they announced: no stream is needed.
  if (announced !== null) return readWhole(request, maximum);
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body) {
      size += chunk.length;
      if (size > maximum) throw new BadBody(413, maximum);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof BadBody ? error : new BadBody(400);
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

async function readWhole(request: Request, maximum: number): Promise<Uint8Array> {
  const bytes = await request.arrayBuffer().catch(() => {
    throw new BadBody(400);
  });
  if (bytes.byteLength > maximum) throw new BadBody(413, maximum);
  return new Uint8Array(bytes);
}

async function readForm(request: Request, maximum: number, bodyText: () => Promise<string>): Promise<Form> {
  const type = (request.headers.get('content-type') ?? '').toLowerCase();
  if (type.startsWith('application/x-www-form-urlencoded'))
    return formOfPairs(new URLSearchParams(await bodyText()));
  if (type.startsWith('multipart/form-data')) return readMultipart(request, maximum, type);
  if (type.startsWith('application/json')) return formOfJson(parseJson(await bodyText()));
  if (type === '' && Number(request.headers.get('content-length') ?? 0) === 0) return new Form(new Map());
  throw new BadBody(415);
}

function formOfPairs(pairs: URLSearchParams): Form {
  const texts = new Map<string, string[]>();
  for (const [name, value] of pairs) append(texts, name, withoutNul(value));
  return new Form(texts);
}

async function readMultipart(request: Request, maximum: number, type: string): Promise<Form> {
  const bytes = await readBytes(request, maximum);
  const header = request.headers.get('content-type') ?? type;
  const data = await new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'content-type': header } })
    .formData()
    .catch(() => {
      throw new BadBody(400);
    });
  const texts = new Map<string, string[]>();
  const files = new Map<string, UploadedFile[]>();
  for (const [name, value] of data) {
    if (typeof value === 'string') append(texts, name, withoutNul(value));
    else
      append(files, name, {
        name: withoutNul(value.name).slice(-255),
        declaredType: value.type,
        bytes: new Uint8Array(await value.arrayBuffer()),
      });
  }
  return new Form(texts, files);
}

function formOfJson(value: unknown): Form {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new BadBody(400);
  const texts = new Map<string, string[]>();
  for (const [name, entry] of Object.entries(value)) {
    for (const item of Array.isArray(entry) ? entry : [entry]) {
      if (item !== null && item !== undefined) append(texts, name, withoutNul(String(item)));
    }
  }
  return new Form(texts);
}

function parseJson(text: string): unknown {
  try {
    // PostgreSQL texts cannot hold U+0000: it is dropped at the door rather than refused inside.
    return JSON.parse(text, (_key, value) =>
      typeof value === 'string' ? withoutNul(value) : withSoundNames(value),
    );
  } catch {
    throw new BadBody(400);
  }
}

/** Names within an object are texts too, and some are kept as they came. */
function withSoundNames(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const isSound = Object.keys(value).every((name) => name === withoutNul(name));
  return isSound
    ? value
    : Object.fromEntries(Object.entries(value).map(([name, inner]) => [withoutNul(name), inner]));
}

function withoutNul(text: string): string {
  return (text.includes('\u0000') ? text.replaceAll('\u0000', '') : text).toWellFormed();
}

function append<T>(map: Map<string, T[]>, name: string, value: T): void {
  const list = map.get(name);
  if (list) list.push(value);
  else map.set(name, [value]);
}

/** Every text and file of a form, but its key and where else it is kept, as one text to be printed (hashed). */
export function formPrint(form: Form, fileFields: readonly string[] = []): string {
  const hash = createHash('sha256');
  const names = form.names().filter((name) => name !== '_key' && name !== keptField);
  hash.update(
    names
      .sort()
      .map((name) => JSON.stringify([name, form.all(name)]))
      .join(''),
  );
  for (const name of fileFields) {
    for (const file of form.files(name)) hash.update(file.bytes);
  }
  return hash.digest('base64url');
}
