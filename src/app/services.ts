import { join } from 'node:path';
import { type FilePlace, folderPlace } from '#/platform/backup-files.ts';
import { bucketPlace } from '#/platform/bucket-backup.ts';
import { bucketFiles, checkBucket, openBucket } from '#/platform/bucket-files.ts';
import { systemClock } from '#/platform/clock.ts';
import { connectDatabase } from '#/platform/database.ts';
import { folderFiles } from '#/platform/files.ts';
import type { Log } from '#/platform/log.ts';
import { noMail, smtpMail } from '#/platform/mail.ts';
import { rateLimits } from '#/platform/rate-limits.ts';
import type { Services } from '#/platform/visit.ts';
import type { Settings } from './settings.ts';

/** The folder of attached files, when they are not in a bucket. */
const filesDirectoryOf = (settings: Settings) => join(settings.dataDirectory, 'files');

/** Where a backup takes attached files, and a restoration puts them. */
export function filePlaceOf(settings: Settings): FilePlace {
  const folder = filesDirectoryOf(settings);
  return settings.bucket ? bucketPlace(openBucket(settings.bucket), folder) : folderPlace(folder);
}

/** Looks into the bucket that the settings name, if any. Throws a `BucketRefusal`. */
export async function checkFiles({ bucket }: Settings): Promise<void> {
  if (bucket) await checkBucket(openBucket(bucket), bucket.url);
}

/** Opens what visits need. `connection` is what `pg` takes: a URL, or a socket, a database and a user. */
export function openServices(
  settings: Settings,
  connection: Parameters<typeof connectDatabase>[0],
  log: Log,
): Services {
  const database = connectDatabase(connection, log);
  return {
    database,
    clock: systemClock,
    log,
    mail: settings.smtpUrl ? smtpMail(settings.smtpUrl, settings.mailFrom) : noMail,
    files: settings.bucket
      ? bucketFiles(openBucket(settings.bucket))
      : folderFiles(filesDirectoryOf(settings)),
    settings,
    rateLimit: rateLimits(database.pool),
  };
}
