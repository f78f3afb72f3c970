import { argon2, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** A random token for a link, a session or an API key: 256 bits, safe in an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token: its hash, so that a stolen database opens nothing. */
export function tokenHash(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

// OWASP's second recommended setting for argon2id: 19 MiB, 2 passes, 1 lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** A password's argon2id hash in the usual `$argon2id$…` text (PHC). */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: normalised(password), nonce, ...cost });
  const b64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${b64(nonce)}$${b64(tag as Buffer)}`;
}

/** Whether a password is the one of a kept hash. With a null hash it takes as long and answers false. */
export async function verifyPassword(password: string, kept: string | null): Promise<boolean> {
  const text = kept ?? decoy;
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(text);
  if (!match) return false;
  const expected = Buffer.from(match[5]!, 'base64');
  const tag = (await derive('argon2id', {
    message: normalised(password),
    nonce: Buffer.from(match[4]!, 'base64'),
    memory: Number(match[1]),
    passes: Number(match[2]),
    parallelism: Number(match[3]),
    tagLength: expected.length,
  })) as Buffer;
  return timingSafeEqual(tag, expected) && kept !== null;
}

const decoy = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`;

/** The same password typed on two keyboards may differ in composition only. */
function normalised(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8');
}
