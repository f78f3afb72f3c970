import { S3mini, S3ServiceError } from 's3mini';
import { checkedKey, type Files, FilesUnavailable, type KeptFile } from './files.ts';
import { Refusal } from './refusal.ts';

/** A bucket of an S3-compatible store, and the key that opens it. */
export interface BucketSettings {
  /** Address of the bucket: `https://s3.example.org/toile`, or `https://toile.s3.example.org`. */
  url: string;
  region: string;
  keyId: string;
  secret: string;
}

export type Bucket = S3mini;

export function openBucket({ url, region, keyId, secret }: BucketSettings): Bucket {
  return new S3mini({ endpoint: url, region, accessKeyId: keyId, secretAccessKey: secret });
}

/** Files in a bucket, so that any number of processes share them. A file is durable when `put` resolves. */
export function bucketFiles(bucket: Bucket): Files {
  return {
    put: async (key, bytes) => {
      const name = checkedKey(key);
      await asked(() =>
        bucket.putObject(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
      );
    },
    read: async (key) => {
      const name = checkedKey(key);
      const bytes = await asked(() => bucket.getObjectArrayBuffer(name));
      return bytes && new Uint8Array(bytes);
    },
    stream: async (key, range) => {
      const name = checkedKey(key);
      const response = await asked(() => bodyOf(bucket, name, range));
      if (!response?.body) return null;
      return { stream: response.body as ReadableStream<Uint8Array>, size: wholeSize(response) };
    },
    remove: async (key) => {
      const name = checkedKey(key);
      await asked(() => bucket.deleteObject(name));
    },
    list: (folder) => listBucket(bucket, `${folder}/`),
  };
}

const listedAtOnce = 1000;

async function* listBucket(bucket: Bucket, prefix: string): AsyncGenerator<KeptFile> {
  let next: string | undefined;
  do {
    const page = await asked(() => bucket.listObjectsPaged('/', prefix, listedAtOnce, next));
    for (const { Key, LastModified } of page?.objects ?? []) {
      if (Key.startsWith(prefix)) yield { key: Key, keptAt: new Date(LastModified) };
    }
    next = page?.nextContinuationToken;
  } while (next);
}

/** What is asked of the bucket, its failures told as the product tells them. */
export async function asked<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    throw new FilesUnavailable('The bucket of files did not do what was asked.', { cause: error });
  }
}

async function bodyOf(
  bucket: Bucket,
  key: string,
  range: { start: number; end: number } | undefined,
): Promise<Response | null> {
  if (!range) return bucket.getObjectResponse(key);
  try {
    return await bucket.getObjectRaw(key, false, range.start, range.end + 1);
  } catch (error) {
    if (error instanceof S3ServiceError && error.status === 404) return null;
    throw error;
  }
}

function wholeSize(response: Response): number {
  const ofRange = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1];
  return Number(ofRange ?? response.headers.get('content-length'));
}

/** The bucket cannot be used as the settings say. */
export class BucketRefusal extends Refusal {}

/** Looks into the bucket before anybody relies on it. Throws a `BucketRefusal`. */
export async function checkBucket(bucket: Bucket, url: string): Promise<void> {
  let listed: unknown;
  try {
    listed = await bucket.listObjectsPaged('/', '', 1);
  } catch (error) {
    throw error instanceof S3ServiceError ? refusedBy(url, error) : unreachable(url, error);
  }
  if (listed === null) throw absent(url);
}

const untouched = {
  fr: 'Toile n’a pas démarré et aucun fichier n’a été touché.',
  en: 'Toile did not start and no file was touched.',
};

const refusedBy = (url: string, { status, serviceCode }: S3ServiceError) =>
  new BucketRefusal({
    fr: `Le dépôt de fichiers ${url} refuse la clé donnée (${status} ${serviceCode}). ${untouched.fr} Vérifiez TOILE_S3_KEY_ID, TOILE_S3_SECRET et TOILE_S3_REGION, et que cette clé peut lire, écrire, retirer et énumérer.`,
    en: `The bucket of files ${url} refuses the key given (${status} ${serviceCode}). ${untouched.en} Check TOILE_S3_KEY_ID, TOILE_S3_SECRET and TOILE_S3_REGION, and that this key may read, write, remove and list.`,
  });

const unreachable = (url: string, cause: unknown) =>
  new BucketRefusal(
    {
      fr: `Le dépôt de fichiers ${url} ne répond pas. ${untouched.fr} Vérifiez TOILE_S3_URL et le réseau.`,
      en: `The bucket of files ${url} does not answer. ${untouched.en} Check TOILE_S3_URL and the network.`,
    },
    cause,
  );

const absent = (url: string) =>
  new BucketRefusal({
    fr: `Il n’y a pas de dépôt de fichiers à l’adresse ${url}. ${untouched.fr} Créez-le, ou corrigez TOILE_S3_URL.`,
    en: `There is no bucket of files at ${url}. ${untouched.en} Make it, or mend TOILE_S3_URL.`,
  });
