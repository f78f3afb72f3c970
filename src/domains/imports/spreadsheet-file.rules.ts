import { looksLikeArchive } from './archive.rules.ts';
import { type SpreadsheetRefusal, spreadsheetLimits } from './spreadsheet.ts';
import { withoutUtf16 } from './text-bytes.rules.ts';

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const otherFiles: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x1f, 0x8b], // gzip
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x52, 0x61, 0x72, 0x21], // RAR
];

/** Why a file cannot be a spreadsheet that is read here, by its first bytes, never by its name; null when it may be. */
export function refusalByNature(bytes: Uint8Array): SpreadsheetRefusal | null {
  if (bytes.length === 0) return { code: 'empty', values: {} };
  if (bytes.length > spreadsheetLimits.maximumBytes) {
    return { code: 'tooLarge', values: { limitMegabytes: spreadsheetLimits.maximumBytes / 1_048_576 } };
  }
  if (begins(bytes, compoundFile))
    return { code: holdsEncryptedPackage(bytes) ? 'passwordProtected' : 'oldExcel', values: {} };
  if (otherFiles.some((signature) => begins(bytes, signature))) return { code: 'otherFile', values: {} };
  if (looksLikeArchive(bytes)) return null;
  return looksLikeText(withoutUtf16(bytes)) ? null : { code: 'otherFile', values: {} };
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** A protected XLSX hides in an old compound file, in a stream of this name (UTF-16). */
function holdsEncryptedPackage(bytes: Uint8Array): boolean {
  const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = 0; at + name.length <= bytes.length; at += 2) {
    if (bytes[at] === name[0] && begins(bytes.subarray(at), name)) return true;
  }
  return false;
}

/** A few stray zeros are forgiven; a text is not made of them. */
function looksLikeText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8_192);
  const strange = sample.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length;
  return strange <= sample.length * 0.05;
}
