import { constants, crc32, deflateRawSync } from 'node:zlib';

interface KeptHead {
  packed: Buffer;
  check: number;
  bytes: number;
  /** Its end, to which what follows may refer: the names of the style come again in the page. */
  window: Buffer;
}

const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
/** How far back a compressed text may refer. */
const farthest = 32 * 1024;
/** Two languages, and room for what a change of style leaves behind. */
const mostHeads = 8;

/**
 * Compresses pages (gzip, RFC 1952). All that comes before the end of the style is the same from one page to the
 * next: it is compressed once, as well as can be, and each page pays for its own words alone.
 */
export function pagePacker(): (html: string) => Buffer {
  const heads = new Map<string, KeptHead>();
  return (html) => {
    const end = html.indexOf('</style>');
    const start = end < 0 ? '' : html.slice(0, end);
    let head = heads.get(start);
    if (!head) {
      head = headOf(start);
      if (heads.size < mostHeads) heads.set(start, head);
    }
    const rest = Buffer.from(html.slice(start.length), 'utf8');
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(crc32(rest, head.check), 0);
    trailer.writeUInt32LE((head.bytes + rest.length) % 2 ** 32, 4);
    const dictionary = head.window.length > 0 ? { dictionary: head.window } : {};
    return Buffer.concat([
      header,
      head.packed,
      deflateRawSync(rest, { level: 9, memLevel: 9, ...dictionary }),
      trailer,
    ]);
  };
}

/** A first part that another may follow: it ends on a whole byte, without saying that it is the last. */
function headOf(text: string): KeptHead {
  const bytes = Buffer.from(text, 'utf8');
  return {
    packed: deflateRawSync(bytes, { level: 9, memLevel: 9, finishFlush: constants.Z_SYNC_FLUSH }),
    check: crc32(bytes),
    bytes: bytes.length,
    window: bytes.subarray(-farthest),
  };
}
