import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { paths } from '#/paths.ts';

export interface FetchedPage {
  html: string;
  /** Headers of the answer, its length and date left out. */
  headers: Record<string, string>;
  /** The compressed body. */
  sentBytes: number;
  /** The same with the headers. */
  wholeBytes: number;
}

/** A page as a browser that reads gzip receives it. */
export async function fetchPage(port: number, path: string, cookie = ''): Promise<FetchedPage> {
  const answer = await ask(port, 'GET', path, cookie);
  if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}.`);
  if (answer.headers['content-encoding'] !== 'gzip') throw new Error(`${path} was not compressed.`);
  const { 'content-length': _length, date: _date, connection: _connection, ...headers } = answer.headers;
  return {
    html: gunzipSync(answer.body).toString('utf8'),
    headers,
    sentBytes: answer.body.length,
    wholeBytes: answer.body.length + answer.headBytes,
  };
}

/** The cookie of somebody of the story, signed in by one click. */
export async function storySession(port: number, person: string): Promise<string> {
  const answer = await ask(port, 'POST', paths.demonstration, '', `personne=${encodeURIComponent(person)}`);
  const cookie = /toile_session=[^;]+/.exec(answer.headers['set-cookie'] ?? '')?.[0];
  if (!cookie) throw new Error(`Nobody enters as ${person} (${answer.status}).`);
  return cookie;
}

/**
 * All that a browser fetches the first time it opens a page: its scripts and what they import, every font its
 * style may ask for, its icon and manifest.
 */
export async function visitOf(
  port: number,
  page: FetchedPage,
): Promise<{ requests: number; bytes: number; scriptBytes: number }> {
  const sources = new Set<string>();
  for (const [, address] of page.html.matchAll(/<script[^>]* src="([^"]+)"/g)) sources.add(address!);
  const scripts = [...sources];
  for (const [, address] of page.html.matchAll(/<link[^>]* rel="(?:manifest|icon)"[^>]* href="([^"]+)"/g))
    sources.add(address!);
  const style = /<style[^>]*>(.*?)<\/style>/s.exec(page.html)?.[1] ?? '';
  for (const [, address] of style.matchAll(/url\(["']?(\/[^"')]+)["']?\)/g)) sources.add(address!);
  let bytes = page.sentBytes;
  let scriptBytes = 0;
  for (const address of sources) {
    const answer = await ask(port, 'GET', address.replaceAll('&amp;', '&'), '');
    if (answer.status !== 200) throw new Error(`${address} was answered ${answer.status}.`);
    bytes += answer.body.length;
    if (scripts.includes(address)) scriptBytes += answer.body.length;
  }
  return { requests: sources.size + 1, bytes, scriptBytes };
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  headBytes: number;
  body: Buffer;
}

function ask(port: number, method: string, path: string, cookie: string, body = ''): Promise<Answer> {
  return new Promise((done, fail) => {
    const headers = {
      Host: 'localhost',
      Origin: 'http://localhost',
      'Accept-Encoding': 'gzip',
      'Accept-Language': 'fr-CA',
      ...(cookie ? { Cookie: cookie } : {}),
      ...(body ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {}),
    };
    const asked = request({ port, host: '127.0.0.1', method, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('error', fail);
      answer.on('end', () =>
        done({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
          ),
          headBytes: answer.rawHeaders.join('').length + 2 * answer.rawHeaders.length + 20,
          body: Buffer.concat(chunks),
        }),
      );
    });
    asked.on('error', fail);
    asked.end(body);
  });
}
