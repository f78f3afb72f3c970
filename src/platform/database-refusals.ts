import pg from 'pg';
import { Refusal } from './refusal.ts';

/**
 * What PostgreSQL refuses for a reason that a person can mend, told with its remedy; null for anything else.
 * @param databaseUrl the server's address when it is not the embedded one: who connects, and to what.
 */
export function databaseRefusal(error: unknown, databaseUrl = ''): Refusal | null {
  const { cause } = (error ?? {}) as { cause?: unknown };
  for (const one of [error, cause]) {
    const { code = '', message = '' } = (one ?? {}) as { code?: string; message?: string };
    if (/^(53100|ENOSPC|EDQUOT)$/.test(code)) return noRoom(message, error);
    if (code === '42501')
      return isConnecting(one) ? mayNotConnect(databaseUrl, error) : mayNot(message, error);
  }
  return null;
}

/** PostgreSQL's own name of the step that looks at the right to connect: its sentence follows the server's language. */
export const isConnecting = (error: unknown) =>
  (error as { routine?: string } | undefined)?.routine === 'CheckMyDatabase';

function noRoom(said: string, cause: unknown): Refusal {
  return new Refusal(
    {
      fr: `Il n’y a plus de place sur le disque (« ${said} »). Ce qui était déjà enregistré est intact ; le travail demandé s’est arrêté là. Faites de la place sur le disque de la base et des fichiers, puis recommencez.`,
      en: `There is no room left on the disk (“${said}”). What was saved before is intact; the work asked for stopped there. Make room on the disk of the database and of the files, then try again.`,
    },
    cause,
  );
}

function mayNot(said: string, cause: unknown): Refusal {
  return new Refusal(
    {
      fr: `Le compte de la base de données n’a pas un droit qu’il faut (« ${said} »). Ce qui était enregistré est intact ; le travail demandé n’est pas fait. Donnez dans DATABASE_URL le compte qui possède les tables, ou rendez à celui-ci ses droits (voir docs/operating.md), puis recommencez.`,
      en: `The database account lacks a right that is needed (“${said}”). What was saved is intact; the work asked for is not done. In DATABASE_URL, give the account that owns the tables, or give this one its rights back (see docs/operating.md), then try again.`,
    },
    cause,
  );
}

function mayNotConnect(databaseUrl: string, cause: unknown): Refusal {
  const { user, database } = new pg.Client({ connectionString: databaseUrl });
  const [account, base] = [user ?? '…', database ?? user ?? '…'];
  const line = `GRANT CONNECT ON DATABASE ${pg.escapeIdentifier(base)} TO ${pg.escapeIdentifier(account)};`;
  return new Refusal(
    {
      fr: `Le compte ${account}, donné par DATABASE_URL, n’a pas le droit de se connecter à la base ${base}. Rien n’a été lu ni changé. Une personne qui administre ce serveur exécute ceci une fois, puis vous recommencez :\n${line}`,
      en: `The account ${account}, given by DATABASE_URL, may not connect to the database ${base}. Nothing was read or changed. Whoever administers that server runs this once, then you try again:\n${line}`,
    },
    cause,
  );
}
