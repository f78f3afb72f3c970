import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Sharp } from 'sharp';

export type MediaKind = 'image' | 'pdf' | 'audio' | 'video';

/** A file whose bytes were looked at: what it is, whatever its sender said. */
export interface Media {
  kind: MediaKind;
  mediaType: string;
  /** Without the dot. */
  extension: string;
  bytes: Uint8Array;
}

/** What a form that takes such files offers to choose. */
export const acceptedMedia =
  'image/jpeg,image/png,image/webp,image/gif,image/avif,application/pdf,audio/*,video/*';

export type MediaRefusal = 'unknown' | 'broken';

const kinds: Readonly<Record<string, MediaKind>> = {
  'image/jpeg': 'image',
  'image/png': 'image',
  'image/webp': 'image',
  'image/gif': 'image',
  'image/avif': 'image',
  'application/pdf': 'pdf',
  'audio/mpeg': 'audio',
  'audio/mp4': 'audio',
  'audio/x-m4a': 'audio',
  'audio/ogg': 'audio',
  'audio/opus': 'audio',
  'audio/flac': 'audio',
  'audio/aac': 'audio',
  'audio/wav': 'audio',
  'video/mp4': 'video',
  'video/x-m4v': 'video',
  'video/quicktime': 'video',
  'video/webm': 'video',
  'video/ogg': 'video',
};

/** Names that browsers play, for those that only say the same in another way. */
const played: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'audio/opus': 'audio/ogg',
  'video/x-m4v': 'video/mp4',
};

/** A picture that unpacks to more is refused rather than read. */
const mostPixels = 60_000_000;

/**
 * Reads a file by its content. Images are drawn anew, upright, without anything their camera wrote (place,
 * owner, device); sounds and films lose the place where they were taken. Refuses what is none of the kinds
 * above (`unknown`: SVG and HTML among others) and what cannot be drawn (`broken`).
 */
export async function readMedia(bytes: Uint8Array): Promise<Media | MediaRefusal> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const mediaType = found?.mime.split(';')[0] ?? '';
  const kind = kinds[mediaType];
  if (!found || !kind) return 'unknown';
  if (kind === 'image') return drawnAnew(bytes, mediaType);
  const clean = kind === 'pdf' ? bytes : withoutPlace(bytes, mediaType);
  return { kind, mediaType: played[mediaType] ?? mediaType, extension: found.ext, bytes: clean };
}

async function drawnAnew(bytes: Uint8Array, mediaType: string): Promise<Media | MediaRefusal> {
  const animated = mediaType === 'image/gif' || mediaType === 'image/webp';
  try {
    const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', animated }).rotate();
    const drawn = await formatted(image, mediaType).toBuffer();
    return { kind: 'image', mediaType, extension: extensions[mediaType] ?? 'bin', bytes: drawn };
  } catch {
    return 'broken';
  }
}

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
};

function formatted(image: Sharp, mediaType: string): Sharp {
  switch (mediaType) {
    case 'image/jpeg':
      return image.jpeg({ quality: 86, mozjpeg: true });
    case 'image/png':
      return image.png();
    case 'image/webp':
      return image.webp({ quality: 86 });
    case 'image/gif':
      return image.gif();
    default:
      return image.avif({ quality: 60 });
  }
}

/** Boxes of MP4 and QuickTime files in which others stand. */
const containers = new Set(['moov', 'trak', 'mdia', 'udta', 'moof', 'traf']);
/** Boxes that tell a place, or may (the free-form lists of cameras and phones). */
const placeBoxes = new Set(['\u00a9xyz', 'loci', 'meta', 'uuid']);

/** Blanks the boxes of an MP4 file that say where it was taken; nothing moves, so that it still plays. */
function withoutPlace(bytes: Uint8Array, mediaType: string): Uint8Array {
  if (!/mp4|m4a|m4v|quicktime/.test(mediaType)) return bytes;
  const copy = Buffer.from(bytes);
  blankBoxes(copy, 0, copy.length, 0);
  return copy;
}

function blankBoxes(buffer: Buffer, from: number, to: number, depth: number): void {
  let at = from;
  while (at + 8 <= to) {
    const name = buffer.toString('latin1', at + 4, at + 8);
    const { header, size } = boxSize(buffer, at, to);
    if (size < header || at + size > to) return;
    if (placeBoxes.has(name)) {
      buffer.write('free', at + 4, 'latin1');
      buffer.fill(0, at + header, at + size);
    } else if (containers.has(name) && depth < 8) {
      blankBoxes(buffer, at + header, at + size, depth + 1);
    }
    at += size;
  }
}

function boxSize(buffer: Buffer, at: number, to: number): { header: number; size: number } {
  const short = buffer.readUInt32BE(at);
  if (short === 0) return { header: 8, size: to - at };
  if (short === 1 && at + 16 <= to) return { header: 16, size: Number(buffer.readBigUInt64BE(at + 8)) };
  return { header: 8, size: short };
}
