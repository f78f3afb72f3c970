import { createHash, randomFillSync } from 'node:crypto';

/** Random bytes, drawn from the system for 256 identifiers at once: asking for each costs more than the rest of it. */
const drawn = Buffer.alloc(4096);
let used = drawn.length;

function randomPart(): Buffer {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += 16;
  return Buffer.from(drawn.subarray(used - 16, used));
}

/**
 * A new identifier: UUID version 7 (RFC 9562), so that rows written together sort together.
 * @param atMilliseconds Unix time in milliseconds; the default is now.
 */
export function newId(atMilliseconds: number = Date.now()): string {
  const bytes = randomPart();
  bytes.writeUIntBE(atMilliseconds, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return asUuid(bytes);
}

/**
 * The identifier that a name has in the demonstration story, always the same, so that one domain's
 * seed can point at another's rows without importing it (`storyId('space:equipe')`).
 */
export function storyId(name: string): string {
  const bytes = createHash('sha256').update(`toile-story:${name}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return asUuid(bytes);
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text has the shape of a UUID: what comes from an address must be asked before a query. */
export function isId(text: string | undefined | null): text is string {
  return typeof text === 'string' && uuidPattern.test(text);
}

function asUuid(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
