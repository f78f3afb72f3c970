import { join } from 'node:path';
import { systemClock } from '#/platform/clock.ts';
import { connectDatabase } from '#/platform/database.ts';
import { folderFiles } from '#/platform/files.ts';
import type { Log } from '#/platform/log.ts';
import { noMail, smtpMail } from '#/platform/mail.ts';
import { rateLimits } from '#/platform/rate-limits.ts';
import type { Services } from '#/platform/visit.ts';
import type { Settings } from './settings.ts';

/** The folder of attached files. */
export const filesDirectoryOf = (settings: Settings) => join(settings.dataDirectory, 'files');

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
    files: folderFiles(filesDirectoryOf(settings)),
    settings,
    rateLimit: rateLimits(database.pool),
  };
}
