import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { ZipFile } from 'yazl';
import * as z from 'zod';
import { damagedArchive, newerArchive, notAnArchive, unsafeArchive } from './backup-refusals.ts';

/**
 * A backup is one ZIP file, opened by any system: `database.sql` in the plain format of pg_dump, the files under
 * `files/`, and last `manifest.json`, which says what the rest must be. Everything is streamed.
 */
export const dumpEntry = 'database.sql';
const manifestEntry = 'manifest.json';
const currentFormat = 1;
const longestManifestBytes = 256 * 2 ** 20;

const manifestShape = z.object({
  application: z.literal('Toile'),
  format: z.number().int(),
  version: z.string(),
  madeAt: z.string(),
  serverVersion: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int() })),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
  entries: z.array(z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() })),
});

export type BackupManifest = z.infer<typeof manifestShape>;
type ManifestEntry = BackupManifest['entries'][number];

/** An archive being written beside its final name, which it takes only when whole and on disk. */
export class ArchiveWriter {
  readonly entries: ManifestEntry[] = [];
  readonly #zip = new ZipFile();
  readonly #output: string;
  readonly #aside: string;
  readonly #written: Promise<void>;
  readonly #failed: Promise<never>;

  constructor(output: string) {
    this.#output = output;
    this.#aside = `${output}.part`;
    // Personal data: for the account that makes the backup alone.
    const file = createWriteStream(this.#aside, { mode: 0o600, flags: 'w' });
    this.#written = pipeline(this.#zip.outputStream, file);
    this.#failed = new Promise((_, reject) => {
      this.#zip.on('error', reject);
      this.#written.catch(reject);
    });
    this.#failed.catch(() => {});
  }

  /** Adds an entry and waits until it is in the file. Text shrinks well; most attached files do not. */
  async add(
    path: string,
    content: Readable,
    options: { compress: boolean; modifiedAt?: Date },
  ): Promise<void> {
    const hash = createHash('sha256');
    let bytes = 0;
    const measured = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        hash.update(chunk);
        bytes += chunk.length;
        done(null, chunk);
      },
    });
    const given = pipeline(content, measured);
    const { compress, modifiedAt = new Date() } = options;
    this.#zip.addReadStreamLazy(path, { compress, mtime: modifiedAt, mode: 0o100600 }, (take) =>
      take(null, measured),
    );
    await Promise.race([Promise.all([given, finished(measured)]), this.#failed]);
    this.entries.push({ path, bytes, sha256: hash.digest('hex') });
  }

  async finish(manifest: Omit<BackupManifest, 'application' | 'format' | 'entries'>): Promise<void> {
    const whole = { application: 'Toile', format: currentFormat, ...manifest, entries: this.entries };
    this.#zip.addBuffer(Buffer.from(`${JSON.stringify(whole, null, 1)}\n`), manifestEntry, {
      mode: 0o100600,
    });
    this.#zip.end();
    await Promise.race([this.#written, this.#failed]);
    const handle = await open(this.#aside, 'r+');
    await handle.sync().finally(() => handle.close());
    await rename(this.#aside, this.#output);
  }

  async abandon(): Promise<void> {
    (this.#zip.outputStream as Readable).destroy();
    await this.#written.catch(() => {});
    await rm(this.#aside, { force: true });
  }
}

/** An archive whose list of entries agrees with its manifest. Their contents are checked as they are read. */
export interface Archive {
  manifest: BackupManifest;
  /** Streams an entry; the stream fails when its bytes are not those the manifest announces. */
  read(path: string): Promise<Readable>;
  close(): void;
}

/** Opens an archive. Throws a `BackupRefusal` when it is not one, not whole, not safe, or too recent. */
export async function openArchive(file: string): Promise<Archive> {
  const zip = await yauzl.openPromise(file, { autoClose: false, strictFileNames: true }).catch((error) => {
    throw notAnArchive(file, error);
  });
  try {
    const found = await listEntries(file, zip);
    const manifest = await readManifest(file, zip, found.get(manifestEntry));
    found.delete(manifestEntry);
    compareEntries(file, manifest, found);
    const announced = new Map(manifest.entries.map((entry) => [entry.path, entry]));
    return {
      manifest,
      read: async (path) => {
        const expected = announced.get(path);
        const entry = found.get(path);
        if (!expected || !entry) throw damagedArchive(file, path);
        const stream = await zip.openReadStreamPromise(entry).catch((error) => {
          throw damagedArchive(file, path, error);
        });
        return checked(stream, expected, file);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function listEntries(file: string, zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  const found = new Map<string, yauzl.Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (found.has(entry.fileName)) throw unsafeArchive(file, entry.fileName);
      found.set(entry.fileName, entry);
    }
  } catch (error) {
    const unsafe = /^(?:invalid characters in fileName|absolute path|invalid relative path): (.*)$/s.exec(
      (error as Error).message,
    );
    if (unsafe) throw unsafeArchive(file, unsafe[1]!);
    throw (error as Error).name === 'BackupRefusal' ? error : notAnArchive(file, error);
  }
  return found;
}

async function readManifest(
  file: string,
  zip: yauzl.ZipFile,
  entry: yauzl.Entry | undefined,
): Promise<BackupManifest> {
  if (!entry || entry.uncompressedSize > longestManifestBytes) throw notAnArchive(file);
  let given: unknown;
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    given = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (error) {
    throw damagedArchive(file, manifestEntry, error);
  }
  const head = z
    .object({ application: z.literal('Toile'), format: z.number(), version: z.string() })
    .safeParse(given);
  if (!head.success) throw notAnArchive(file, head.error);
  if (head.data.format > currentFormat) throw newerArchive(file, head.data.version);
  const manifest = manifestShape.safeParse(given);
  if (!manifest.success) throw damagedArchive(file, manifestEntry, manifest.error);
  return manifest.data;
}

/** Whether a name is one that the product gives to its files: plain, relative, without a way up or a hidden part. */
export const isFileEntry = (path: string): boolean => /^files(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/.test(path);

function compareEntries(file: string, manifest: BackupManifest, found: Map<string, yauzl.Entry>): void {
  const announced = new Set(manifest.entries.map(({ path }) => path));
  for (const path of [...found.keys(), ...announced]) {
    if (path !== dumpEntry && !isFileEntry(path)) throw unsafeArchive(file, path);
  }
  for (const { path, bytes } of manifest.entries) {
    if (found.get(path)?.uncompressedSize !== bytes) throw damagedArchive(file, path);
  }
  for (const path of found.keys()) if (!announced.has(path)) throw damagedArchive(file, path);
  if (!announced.has(dumpEntry)) throw damagedArchive(file, dumpEntry);
}

function checked(stream: Readable, expected: ManifestEntry, file: string): Readable {
  const verify = async function* () {
    const hash = createHash('sha256');
    try {
      for await (const chunk of stream) {
        hash.update(chunk as Buffer);
        yield chunk as Buffer;
      }
    } catch (error) {
      throw damagedArchive(file, expected.path, error);
    }
    if (hash.digest('hex') !== expected.sha256) throw damagedArchive(file, expected.path);
  };
  return Readable.from(verify(), { objectMode: false });
}
