import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, inject } from 'vitest';
import { loadAssets } from '#/app/assets.ts';
import { domains } from '#/app/domains.ts';
import { readSettings, type Settings } from '#/app/settings.ts';
import { createSite } from '#/app/site.tsx';
import { bucketFiles, openBucket } from '#/platform/bucket-files.ts';
import { fixedClock } from '#/platform/clock.ts';
import { connectDatabase, type Transaction } from '#/platform/database.ts';
import { folderFiles } from '#/platform/files.ts';
import { newId } from '#/platform/ids.ts';
import { memoryLog } from '#/platform/log.ts';
import { memoryMail } from '#/platform/mail.ts';
import { rateLimits } from '#/platform/rate-limits.ts';
import { newToken, tokenHash } from '#/platform/secrets.ts';
import { threads } from '#/platform/threads.ts';
import type { Role, Services } from '#/platform/visit.ts';
import { buildBrowserBundles } from '../../tools/bundles.ts';
import { afterTheFile } from './closing.ts';
import { templateName } from './cluster.ts';
import { dropDatabase } from './drop-database.ts';

export type Typed = Record<string, string | readonly string[]>;

/** Somebody at a browser, with cookies kept from one answer to the next. */
export interface Visitor {
  personId: string;
  get(address: string, headers?: Record<string, string>): Promise<Response>;
  /** Posts a form, from the same origin. */
  post(address: string, typed?: Typed, headers?: Record<string, string>): Promise<Response>;
  /** Posts a form with files. */
  upload(
    address: string,
    typed: Typed,
    files: Record<string, { name: string; type: string; bytes: Uint8Array | string }>,
  ): Promise<Response>;
  /** Sends JSON to the API, with the session's cookie. */
  send(method: string, address: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  cookies: Map<string, string>;
}

export interface TestSite {
  services: Services & {
    log: ReturnType<typeof memoryLog>;
    mail: ReturnType<typeof memoryMail>;
    clock: ReturnType<typeof fixedClock>;
  };
  origin: string;
  stranger: Visitor;
  /** The bare site: `Request → Response`. */
  fetch(request: Request): Promise<Response>;
  person(name: string, options?: { administrator?: boolean; email?: string }): Promise<Visitor>;
  /** Opens a space with these members; returns its id. */
  space(
    name: string,
    members?: readonly (readonly [Visitor, Role])[],
    options?: { kind?: string; visibility?: string },
  ): Promise<string>;
  /** Runs as the system (no row-level security). */
  system<R>(work: (transaction: Transaction) => Promise<R>): Promise<R>;
  /** Runs as a person, or as a stranger (null): what the second lock lets through. */
  as<R>(personId: string | null, work: (transaction: Transaction) => Promise<R>): Promise<R>;
  /** The address of the database, for a server on a real port. */
  connection: pg.PoolConfig;
  settings: Settings;
}

export const testNow = '2026-03-18T14:00:00Z';

/**
 * The whole site on a database cloned from the migrated template, with a clock that stands still, mail in
 * memory and files in a temporary folder. Closed after the file's tests, which fail if an error was logged.
 */
export async function testSite(
  changes: Partial<Settings> = {},
  { story = false }: { story?: boolean } = {},
): Promise<TestSite> {
  const cluster = inject('cluster');
  const name = `test_${newId().replaceAll('-', '')}`;
  const admin = new pg.Client({ ...cluster, database: 'postgres' });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${templateName}`);
  const folder = await mkdtemp(join(tmpdir(), 'toile-files-'));
  const connection = { host: cluster.host, port: cluster.port, user: cluster.user, database: name, max: 8 };
  const settings: Settings = {
    ...readSettings({}),
    dataDirectory: folder,
    publicUrl: 'http://toile.test',
    ...changes,
  };
  const log = memoryLog();
  const database = connectDatabase(connection, log);
  const services = {
    database,
    clock: fixedClock(testNow),
    log,
    mail: memoryMail(),
    files: settings.bucket ? bucketFiles(openBucket(settings.bucket)) : folderFiles(join(folder, 'files')),
    settings,
    rateLimit: rateLimits(database.pool),
  };
  await buildBrowserBundles(process.cwd());
  const assets = await loadAssets(process.cwd(), () => story);
  const site = createSite({ services, domains, assets, trustProxy: settings.trustProxy });

  afterTheFile(async () => {
    await threads.close();
    await database.close();
    await dropDatabase(admin, name);
    await admin.end();
    await rm(folder, { recursive: true, force: true });
    expect(log.lines.filter((line) => line.level === 'error')).toEqual([]);
  });

  const fetch = async (request: Request) => site.fetch(request);
  const origin = settings.publicUrl;
  const system = <R>(work: (transaction: Transaction) => Promise<R>) => database.asSystem(work);
  return {
    services,
    origin,
    fetch,
    connection,
    settings,
    system,
    as: (personId, work) => database.asPerson(personId, work),
    stranger: visitor(fetch, origin, '', null),
    person: async (personName, options = {}) => {
      const personId = newId();
      const token = newToken();
      await system(async (transaction) => {
        await transaction.query({
          text: 'INSERT INTO people (id, name, email, administrator_since) VALUES ($1, $2, $3, $4)',
          values: [personId, personName, options.email ?? null, options.administrator ? testNow : null],
        });
        await transaction.query({
          text: 'INSERT INTO sessions (id, token_hash, person_id, expires_at) VALUES ($1, $2, $3, $4)',
          values: [newId(), tokenHash(token), personId, '2027-01-01T00:00:00Z'],
        });
      });
      return visitor(fetch, origin, personId, token);
    },
    space: async (spaceName, members = [], options = {}) => {
      const spaceId = newId();
      await system(async (transaction) => {
        await transaction.query({
          text: 'INSERT INTO spaces (id, name, kind, visibility) VALUES ($1, $2, $3, $4)',
          values: [spaceId, spaceName, options.kind ?? 'team', options.visibility ?? 'space'],
        });
        for (const [person, role] of members) {
          await transaction.query({
            text: 'INSERT INTO memberships (space_id, person_id, role, since_on) VALUES ($1, $2, $3, $4)',
            values: [spaceId, person.personId, role, '2025-04-01'],
          });
        }
      });
      return spaceId;
    },
  };
}

function visitor(
  fetch: (request: Request) => Promise<Response>,
  origin: string,
  personId: string,
  token: string | null,
): Visitor {
  const cookies = new Map<string, string>();
  if (token) cookies.set('toile_session', token);
  const ask = async (
    method: string,
    address: string,
    body: BodyInit | null,
    headers: Record<string, string>,
  ) => {
    const sent = new Headers(headers);
    if (cookies.size > 0)
      sent.set('cookie', [...cookies].map(([key, value]) => `${key}=${value}`).join('; '));
    if (method !== 'GET' && !sent.has('origin')) sent.set('origin', origin);
    const response = await fetch(
      new Request(new URL(address, origin), { method, body, headers: sent, redirect: 'manual' }),
    );
    for (const line of response.headers.getSetCookie()) keepCookie(cookies, line);
    return response;
  };
  return {
    personId,
    cookies,
    get: (address, headers = {}) => ask('GET', address, null, headers),
    post: (address, typed = {}, headers = {}) =>
      ask('POST', address, pairs(typed), { 'content-type': 'application/x-www-form-urlencoded', ...headers }),
    upload: (address, typed, files) => {
      const data = new FormData();
      for (const [key, value] of pairs(typed)) data.append(key, value);
      for (const [key, file] of Object.entries(files))
        data.append(key, new Blob([file.bytes as BlobPart], { type: file.type }), file.name);
      return ask('POST', address, data, {});
    },
    send: (method, address, body, headers = {}) =>
      ask(method, address, body === undefined ? null : JSON.stringify(body), {
        'content-type': 'application/json',
        ...headers,
      }),
  };
}

function pairs(typed: Typed): URLSearchParams {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(typed)) {
    for (const one of typeof value === 'string' ? [value] : value) search.append(key, one);
  }
  return search;
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair, ...attributes] = line.split(';').map((part) => part.trim());
  const at = pair!.indexOf('=');
  const name = pair!.slice(0, at);
  if (attributes.some((attribute) => attribute.toLowerCase() === 'max-age=0')) cookies.delete(name);
  else cookies.set(name, pair!.slice(at + 1));
}
