import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { ZipFile } from 'yazl';

/** A file of an archive: its bytes, or where to take them when their turn comes (null: they are gone). */
export interface ZipEntry {
  path: string;
  content: Uint8Array | (() => Promise<ReadableStream<Uint8Array> | null>);
  /** Bytes as they are, with nothing beside them: what begins an OpenDocument file. */
  stored?: boolean;
}

/**
 * A ZIP archive written while it is sent: one file at a time is in memory, however many there are. A file whose bytes
 * are gone is there, empty.
 */
export function zipStream(entries: readonly ZipEntry[], at: Date): ReadableStream<Uint8Array> {
  const zip = new ZipFile();
  for (const { path, content, stored = false } of entries) {
    const options = { mtime: at, compress: !stored, forceDosTimestamp: stored };
    if (content instanceof Uint8Array) zip.addBuffer(Buffer.from(content), path, options);
    else {
      // What people join is mostly photographs and recordings, which do not shrink.
      zip.addReadStreamLazy(path, { mtime: at, compress: false }, (take) => {
        content().then(
          (stream) => take(null, stream ? Readable.fromWeb(stream as NodeReadableStream) : Readable.from([])),
          (error) => take(error, Readable.from([])),
        );
      });
    }
  }
  zip.end();
  const output = new Readable().wrap(zip.outputStream);
  zip.on('error', (error) => output.destroy(error as Error));
  return Readable.toWeb(output) as ReadableStream<Uint8Array>;
}

/** As `zipStream`, whole: for archives that are small enough to hold. */
export async function zipBytes(entries: readonly ZipEntry[], at: Date): Promise<Uint8Array> {
  return new Uint8Array(await new Response(zipStream(entries, at)).arrayBuffer());
}
