import { makeWorkerUtils } from 'graphile-worker';
import pg from 'pg';
import { migrate, readMigrations } from './migrations.ts';
import { Refusal } from './refusal.ts';

/** The database is too old, or its account may not do what Toile needs once. */
class DatabaseRefusal extends Refusal {}

interface Place {
  version: number;
  versionName: string;
  account: string;
  database: string;
}

/**
 * Applies the migrations of a folder, the job queue's own first; returns the names applied.
 * Throws a `DatabaseRefusal` before anything is changed when the server cannot do.
 */
export async function prepareDatabase(pool: pg.Pool, migrationsFolder: string): Promise<string[]> {
  const place = await placeOf(pool);
  if (place.version < oldestVersion) throw tooOld(place.versionName);
  try {
    const worker = await makeWorkerUtils({ pgPool: pool });
    try {
      await worker.migrate();
      // A process killed in the last attempt of a job leaves it there, with what it holds.
      await worker.cleanup({ tasks: ['DELETE_PERMAFAILED_JOBS'] });
    } finally {
      await worker.release();
    }
    return await migrate(pool, await readMigrations(migrationsFolder));
  } catch (error) {
    const denied = [error, (error as Error).cause].find(isDenied);
    throw denied ? withoutRights(place, denied) : error;
  }
}

const oldestVersion = 150_000;

async function placeOf(pool: pg.Pool): Promise<Place> {
  const { rows } = await pool.query<Place>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS "versionName",
            current_user::text AS account, current_database()::text AS database`,
  );
  return rows[0]!;
}

const insufficientPrivilege = '42501';
const isDenied = (error: unknown): error is pg.DatabaseError =>
  (error as { code?: string } | undefined)?.code === insufficientPrivilege;

const tooOld = (version: string) =>
  new DatabaseRefusal({
    fr: `Le serveur PostgreSQL donné par DATABASE_URL est de la version ${version} ; il faut la 15 ou une plus récente. Toile n’a pas démarré et rien n’a été changé. Mettez ce serveur à jour, donnez-en un autre, ou retirez DATABASE_URL pour prendre la base embarquée.`,
    en: `The PostgreSQL server given by DATABASE_URL is version ${version}; 15 or later is needed. Toile did not start and nothing was changed. Bring that server up to date, give another one, or take DATABASE_URL away to use the built-in database.`,
  });

function withoutRights({ account, database }: Place, denied: pg.DatabaseError): DatabaseRefusal {
  const lines = rightsSql(pg.escapeIdentifier(account), pg.escapeIdentifier(database)).join('\n');
  return new DatabaseRefusal(
    {
      fr: `Le compte ${account}, donné par DATABASE_URL, n’a pas les droits qu’il faut pour préparer la base ${database} (${denied.message}). Toile n’a pas démarré ; ce que la base contenait est intact. Une personne qui administre ce serveur exécute ceci une fois, dans cette base, puis vous relancez Toile (voir docs/operating.md) :\n${lines}`,
      en: `The account ${account}, given by DATABASE_URL, lacks the rights to prepare the database ${database} (${denied.message}). Toile did not start; what the database held is intact. Whoever administers that server runs this once, in that database, then you start Toile again (see docs/operating.md):\n${lines}`,
    },
    denied,
  );
}

/** What an administrator does once for an account that may create nothing by itself. */
export const rightsSql = (account: string, database: string): readonly string[] => [
  'CREATE EXTENSION IF NOT EXISTS pg_trgm;',
  'CREATE ROLE toile_viewer NOLOGIN;',
  `GRANT toile_viewer TO ${account} WITH ADMIN OPTION;`,
  `GRANT CREATE ON DATABASE ${database} TO ${account};`,
  `GRANT CREATE ON SCHEMA public TO ${account};`,
];
