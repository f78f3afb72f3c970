import { constants, crc32, deflateRawSync } from 'node:zlib';

interface KeptHead {
  packed: Buffer;
  check: number;
  bytes: number;
  /** Its end, to which what follows may refer: the names of the style come again in the page. */
  window: Buffer;
}

const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
/** How far back a page refers into its style: farther costs time and finds little. */
const farthest = 8 * 1024;
/** Two languages, and room for what a change of style leaves behind. */
const mostHeads = 8;

export interface PageText {
  /** The page as it is. */
  plain(html: string): string;
  /** The page compressed (gzip, RFC 1952). */
  packed(html: string): Buffer;
}

/**
 * Puts the style in pages that were made with an empty one. All that comes before its end is the same from one page
 * to the next: it is compressed once, as well as can be, and each page pays for its own words alone.
 */
export function pageText(style: string): PageText {
  if (/<\/style/i.test(style)) throw new Error('A style cannot hold its own end.');
  const heads = new Map<string, KeptHead>();
  const cut = (html: string) => {
    const end = html.indexOf('</style>');
    return end < 0 ? (['', html] as const) : ([html.slice(0, end), html.slice(end)] as const);
  };
  const plain = (html: string) => {
    const [start, rest] = cut(html);
    return start === '' ? rest : start + style + rest;
  };
  const packed = (html: string) => {
    const [start, text] = cut(html);
    let head = heads.get(start);
    if (!head) {
      head = headOf(start === '' ? '' : start + style);
      if (heads.size < mostHeads) heads.set(start, head);
    }
    const rest = Buffer.from(text, 'utf8');
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(crc32(rest, head.check), 0);
    trailer.writeUInt32LE((head.bytes + rest.length) % 2 ** 32, 4);
    const dictionary = head.window.length > 0 ? { dictionary: head.window } : {};
    return Buffer.concat([
      header,
      head.packed,
      deflateRawSync(rest, { level: 5, memLevel: 9, ...dictionary }),
      trailer,
    ]);
  };
  return { plain, packed };
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
