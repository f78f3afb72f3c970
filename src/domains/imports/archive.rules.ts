/** An entry of a zip archive, as its own table of contents announces it. */
export interface ArchiveEntry {
  name: string;
  compressedBytes: number;
  /** Announced, not proved. */
  inflatedBytes: number;
  /** 0: stored as is; 8: deflated. */
  method: number;
  encrypted: boolean;
  /** Where the entry's own header begins. */
  at: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const longestComment = 65_535;

/** Whether bytes begin as a zip archive does (XLSX, ODS, a calendar that Google packs). */
export function looksLikeArchive(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    (bytes[2] === 3 || bytes[2] === 5) &&
    (bytes[3] === 4 || bytes[3] === 6)
  );
}

/**
 * The table of contents of a zip archive (PKWARE APPNOTE 4.3.12), or null when it has none that holds together.
 * ZIP64, which files of a few megabytes have no use for, counts as none.
 */
export function archiveEntries(bytes: Uint8Array, maximumEntries: number): ArchiveEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfContents(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  if (count > maximumEntries) return null;
  const entries: ArchiveEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== entrySignature) return null;
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      compressedBytes: view.getUint32(at + 20, true),
      inflatedBytes: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The bytes of an entry as the archive holds them, still deflated, or null when they are not all there. */
export function entryBytes(bytes: Uint8Array, entry: ArchiveEntry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== localSignature) return null;
  const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const to = from + entry.compressedBytes;
  return to <= bytes.length ? bytes.subarray(from, to) : null;
}

function endOfContents(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - longestComment - 22);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return null;
}
