/**
 * The name under which a file is kept and given back: the last part of what the sender said, without control
 * characters, with the extension of what the bytes are.
 */
export function fileNameOf(said: string, extension: string): string {
  const last = said.split(/[/\\]/).at(-1) ?? '';
  const bare = last
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"|?*]/g, '')
    .replace(/\.[^.]*$/, '')
    .replace(/^[.\s]+/, '')
    .trim()
    .slice(0, 150)
    .toWellFormed()
    .trim();
  return `${bare === '' ? 'fichier' : bare}.${extension}`;
}

/** Where the bytes are kept. */
export function attachmentKey(id: string): string {
  return `attachments/${id}`;
}

/** Largest file in whole megabytes, for people. */
export function megabytes(bytes: number): number {
  return Math.floor(bytes / (1024 * 1024));
}
