import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The key that opens the bucket of tests. */
export const bucketKey = { region: 'us-east-1', keyId: 'TOILETESTKEY', secret: 'a/secret+of=tests' };

export interface TestBucket {
  /** Address of the bucket, as a setting names it. */
  url: string;
  objects: Map<string, Buffer>;
  /** Requests answered, as « PUT attachments/… 200 ». */
  heard: string[];
  /** What a request is answered instead of being done. */
  failing: (method: string, key: string) => { status: number; code: string } | null;
  close(): Promise<void>;
}

/** A page of a listing holds no more, so that listings have several pages. */
const pageSize = 3;

/**
 * An S3-compatible server on the loopback: one bucket in memory, path-style addresses, and signatures (AWS Signature
 * Version 4) verified here without the library under test.
 */
export async function testBucket(name = 'toile'): Promise<TestBucket> {
  const objects = new Map<string, Buffer>();
  const bucket: TestBucket = { url: '', objects, heard: [], failing: () => null, close: async () => {} };
  const server = createServer((request, response) => {
    void answer(bucket, name, request, response).catch((error) => response.destroy(error));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  bucket.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`;
  bucket.close = () => closed(server);
  return bucket;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

async function answer(
  bucket: TestBucket,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://bucket.test');
  const [, bucketName, ...rest] = url.pathname.split('/').map(decodeURIComponent);
  const key = rest.join('/');
  const say = (status: number, body: Buffer | string = '', headers: Record<string, string> = {}) => {
    bucket.heard.push(`${request.method} ${key} ${status}`);
    response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  const refuse = (status: number, code: string) =>
    say(status, `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`, {
      'content-type': 'application/xml',
    });
  const failure = bucket.failing(request.method ?? '', key);
  if (failure) return refuse(failure.status, failure.code);
  const signed = signatureFault(request, url);
  if (signed) return refuse(403, signed);
  if (bucketName !== name) return refuse(404, 'NoSuchBucket');
  const body = Buffer.concat(chunks);
  if (key === '')
    return say(200, listing(bucket.objects, url.searchParams), { 'content-type': 'application/xml' });
  if (request.method === 'PUT') {
    if (request.headers['content-length'] === undefined) return refuse(411, 'MissingContentLength');
    bucket.objects.set(key, body);
    return say(200, '', { etag: `"${createHash('md5').update(body).digest('hex')}"` });
  }
  if (request.method === 'DELETE') {
    bucket.objects.delete(key);
    return say(204);
  }
  const found = bucket.objects.get(key);
  if (!found) return refuse(404, 'NoSuchKey');
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  const dated = { 'last-modified': 'Wed, 18 Mar 2026 14:00:00 GMT' };
  if (!range) return say(200, found, dated);
  const end = Math.min(range[2] === '' ? Number.POSITIVE_INFINITY : Number(range[2]), found.length - 1);
  const part = found.subarray(Number(range[1]), end + 1);
  return say(206, part, { ...dated, 'content-range': `bytes ${range[1]}-${end}/${found.length}` });
}

function listing(objects: ReadonlyMap<string, Buffer>, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? '';
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  const from = Number(query.get('continuation-token') ?? '0');
  const shown = keys.slice(from, from + Math.min(pageSize, Number(query.get('max-keys') ?? pageSize)));
  const next = from + shown.length;
  const contents = shown.map(
    (key) =>
      `<Contents><Key>${key}</Key><LastModified>2026-03-18T14:00:00.000Z</LastModified><Size>${objects.get(key)!.length}</Size></Contents>`,
  );
  const more = next < keys.length ? `<NextContinuationToken>${next}</NextContinuationToken>` : '';
  return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${next < keys.length}</IsTruncated>${more}${contents.join('')}</ListBucketResult>`;
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** RFC 3986, as signatures want it: `encodeURIComponent` leaves some signs that must be encoded. */
const encoded = (text: string) =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

export interface SignedRequest {
  method: string;
  /** Path as it is sent, already encoded. */
  path: string;
  query: [name: string, value: string][];
  headers: Record<string, string>;
  signedHeaders: string[];
}

/** The signature that a request should bear (AWS Signature Version 4). */
export function signatureOf(
  { method, path, query, headers, signedHeaders }: SignedRequest,
  { region, secret }: { region: string; secret: string },
): string {
  const at = headers['x-amz-date'] ?? '';
  const scope = [at.slice(0, 8), region, 's3', 'aws4_request'];
  const pairs = query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort();
  const canonical = [
    method,
    path,
    pairs.join('&'),
    ...signedHeaders.map((name) => `${name}:${(headers[name] ?? '').trim()}`),
    '',
    signedHeaders.join(';'),
    headers['x-amz-content-sha256'] ?? '',
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', at, scope.join('/'), hash(canonical)].join('\n');
  const key = scope.reduce<string | Buffer>((held, part) => hmac(held, part), `AWS4${secret}`);
  return hmac(key, toSign).toString('hex');
}

/** What a server would hold against the signature of a request, or null. */
function signatureFault(request: IncomingMessage, url: URL): string | null {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    );
  if (!given) return 'AccessDenied';
  const [, keyId, day, region, names, signature] = given;
  if (keyId !== bucketKey.keyId) return 'InvalidAccessKeyId';
  if (region !== bucketKey.region) return 'AuthorizationHeaderMalformed';
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const age = Math.abs(Date.now() - dateOf(headers['x-amz-date'] ?? ''));
  if (!headers['x-amz-date']?.startsWith(day!) || !(age < 15 * 60_000)) return 'RequestTimeTooSkewed';
  const signedHeaders = names!.split(';');
  if (!signedHeaders.includes('host')) return 'AccessDenied';
  const signed = {
    method: request.method ?? '',
    path: url.pathname,
    query: [...url.searchParams],
    headers,
    signedHeaders,
  };
  return signatureOf(signed, bucketKey) === signature ? null : 'SignatureDoesNotMatch';
}

/** `20260318T140000Z` in milliseconds. */
function dateOf(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
