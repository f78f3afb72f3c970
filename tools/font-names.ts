interface FontTable {
  tag: string;
  bytes: Uint8Array;
}

/**
 * The same uncompressed TrueType font under another family name (OpenType 1.9, tables `name` and `head`), so that one
 * family cut into several files can be asked for one file after the other. The copyright it told is still told.
 */
export function withFamily(font: Uint8Array, family: string, style: string): Uint8Array {
  const tables = tablesOf(font);
  const old = tables.find(({ tag }) => tag === 'name');
  const copyright = old ? nameIn(old.bytes, 0) : '';
  const full = style === 'Regular' ? family : `${family} ${style}`;
  const names: [number, string][] = [
    [0, copyright],
    [1, family],
    [2, style],
    [4, full],
    [6, full.replaceAll(' ', '')],
  ];
  return fontOf([...tables.filter(({ tag }) => tag !== 'name'), { tag: 'name', bytes: nameTable(names) }]);
}

function tablesOf(font: Uint8Array): FontTable[] {
  const view = viewOf(font);
  return Array.from({ length: view.getUint16(4) }, (_, index) => {
    const record = 12 + 16 * index;
    const tag = String.fromCharCode(...font.subarray(record, record + 4));
    const start = view.getUint32(record + 8);
    return { tag, bytes: font.slice(start, start + view.getUint32(record + 12)) };
  });
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A name for Windows (platform 3), in UTF-16. */
function nameIn(table: Uint8Array, nameId: number): string {
  const view = viewOf(table);
  for (let index = 0; index < view.getUint16(2); index++) {
    const record = 6 + 12 * index;
    if (view.getUint16(record) !== 3 || view.getUint16(record + 6) !== nameId) continue;
    const start = view.getUint16(4) + view.getUint16(record + 10);
    return new TextDecoder('utf-16be').decode(table.subarray(start, start + view.getUint16(record + 8)));
  }
  return '';
}

function nameTable(names: readonly [id: number, text: string][]): Uint8Array {
  const texts = names.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  const start = 6 + 12 * names.length;
  const table = new Uint8Array(start + texts.reduce((sum, text) => sum + text.byteLength, 0));
  const view = viewOf(table);
  view.setUint16(2, names.length);
  view.setUint16(4, start);
  let offset = 0;
  for (const [index, [id]] of names.entries()) {
    const text = texts[index]!;
    const fields = [3, 1, 0x409, id, text.byteLength, offset];
    for (const [at, field] of fields.entries()) view.setUint16(6 + 12 * index + 2 * at, field);
    table.set(text, start + offset);
    offset += text.byteLength;
  }
  return table;
}

function fontOf(tables: readonly FontTable[]): Uint8Array {
  const sorted = [...tables].sort((left, right) => (left.tag < right.tag ? -1 : 1));
  const directory = 12 + 16 * sorted.length;
  const total = sorted.reduce((sum, { bytes }) => sum + padded(bytes.byteLength), directory);
  const font = new Uint8Array(total);
  const view = viewOf(font);
  const power = 2 ** Math.floor(Math.log2(sorted.length));
  view.setUint32(0, 0x00010000);
  const search = [sorted.length, power * 16, Math.log2(power), (sorted.length - power) * 16];
  for (const [at, field] of search.entries()) view.setUint16(4 + 2 * at, field);
  let start = directory;
  let head = 0;
  for (const [index, { tag, bytes }] of sorted.entries()) {
    if (tag === 'head') {
      head = start;
      viewOf(bytes).setUint32(8, 0);
    }
    font.set(Buffer.from(tag, 'latin1'), 12 + 16 * index);
    font.set(bytes, start);
    const fields = [
      checksum(font.subarray(start, start + padded(bytes.byteLength))),
      start,
      bytes.byteLength,
    ];
    for (const [at, field] of fields.entries()) view.setUint32(16 + 16 * index + 4 * at, field);
    start += padded(bytes.byteLength);
  }
  view.setUint32(head + 8, (0xb1b0afba - checksum(font)) >>> 0);
  return font;
}

const padded = (length: number) => Math.ceil(length / 4) * 4;

function checksum(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  let sum = 0;
  for (let at = 0; at < bytes.byteLength; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
