import { Refusal, type Sentences } from './refusal.ts';

/** Why the start is refused. The code is stable; the sentences are for people. */
export type StartRefusalCode =
  | 'unsupported-platform'
  | 'binaries-missing'
  | 'folder-in-use'
  | 'folder-unwritable'
  | 'folder-unreachable'
  | 'folder-of-another-account'
  | 'disk-full'
  | 'account-unknown'
  | 'other-major-version'
  | 'start-failed';

/** The database cannot start, and retrying as is would change nothing. */
export class StartRefusal extends Refusal {
  readonly code: StartRefusalCode;

  constructor(code: StartRefusalCode, sentences: Sentences, cause?: unknown) {
    super(sentences, cause);
    this.code = code;
  }
}

const elsewhereFr = 'ou nommez votre propre serveur PostgreSQL (15 ou plus récent) dans DATABASE_URL';
const elsewhereEn = 'or name your own PostgreSQL server (15 or later) in DATABASE_URL';

export function unsupportedPlatform(platform: string, cause?: unknown): StartRefusal {
  return new StartRefusal(
    'unsupported-platform',
    {
      fr: `La base de données intégrée n’existe pas pour ce système (${platform}). Rien n’a été créé ni changé. Installez Toile sur Linux (glibc) ou macOS, ${elsewhereFr}.`,
      en: `There is no built-in database for this system (${platform}). Nothing was created or changed. Install Toile on Linux (glibc) or macOS, ${elsewhereEn}.`,
    },
    cause,
  );
}

export function binariesMissing(packageName: string, cause?: unknown): StartRefusal {
  return new StartRefusal(
    'binaries-missing',
    {
      fr: `Les programmes de PostgreSQL manquent ou sont incomplets (${packageName}). Vos données n’ont pas été touchées. Relancez « npm ci » sans exclure les paquets optionnels, ${elsewhereFr}.`,
      en: `The PostgreSQL programs are missing or incomplete (${packageName}). Your data was not touched. Run “npm ci” again without leaving out optional packages, ${elsewhereEn}.`,
    },
    cause,
  );
}

export function folderInUse(folder: string, pid: number | null): StartRefusal {
  return new StartRefusal('folder-in-use', {
    fr: `Toile fonctionne déjà avec le dossier ${folder}${pid ? ` (processus ${pid})` : ''}. Celle qui fonctionne n’a pas été dérangée et ses données sont intactes. Arrêtez-la d’abord, ou choisissez un autre dossier avec TOILE_DATA_DIR.`,
    en: `Toile is already running on the folder ${folder}${pid ? ` (process ${pid})` : ''}. The running one was not disturbed and its data is intact. Stop it first, or choose another folder with TOILE_DATA_DIR.`,
  });
}

export function folderUnwritable(folder: string, cause?: unknown): StartRefusal {
  return new StartRefusal(
    'folder-unwritable',
    {
      fr: `Toile ne peut pas écrire dans le dossier ${folder}. Ce qu’il contient n’a pas été touché. Donnez au compte qui lance Toile le droit d’y écrire (le disque est peut-être monté en lecture seule), ou choisissez un autre dossier avec TOILE_DATA_DIR.`,
      en: `Toile cannot write to the folder ${folder}. What it holds was not touched. Let the account that starts Toile write there (the disk may be mounted read-only), or choose another folder with TOILE_DATA_DIR.`,
    },
    cause,
  );
}

export function folderUnreachable(folder: string, account: string, cause?: unknown): StartRefusal {
  return new StartRefusal(
    'folder-unreachable',
    {
      fr: `PostgreSQL refuse de fonctionner avec les droits de root ; Toile le lance donc sous le compte ${account}, qui ne peut pas entrer dans le dossier ${folder}. Rien n’a été créé ni changé. Lancez Toile avec un compte ordinaire, ou choisissez un dossier que ce compte peut atteindre, par exemple TOILE_DATA_DIR=/var/lib/toile.`,
      en: `PostgreSQL refuses to run as root, so Toile starts it as the account ${account}, which cannot enter the folder ${folder}. Nothing was created or changed. Start Toile from an ordinary account, or choose a folder that account can reach, for example TOILE_DATA_DIR=/var/lib/toile.`,
    },
    cause,
  );
}

export function folderOfAnotherAccount(folder: string, owner: string): StartRefusal {
  return new StartRefusal('folder-of-another-account', {
    fr: `Les données du dossier ${folder} appartiennent à un autre compte (${owner}). Elles n’ont pas été touchées. Lancez Toile avec ce compte, ou remettez-en la propriété au compte actuel (chown -R).`,
    en: `The data in the folder ${folder} belongs to another account (${owner}). It was not touched. Start Toile from that account, or hand the data over to this one (chown -R).`,
  });
}

export function diskFull(folder: string, cause?: unknown): StartRefusal {
  return new StartRefusal(
    'disk-full',
    {
      fr: `Le disque qui porte le dossier ${folder} est plein. Tout ce qui avait été enregistré est conservé. Libérez de l’espace (au moins 200 Mo), puis relancez Toile.`,
      en: `The disk that holds the folder ${folder} is full. Everything already saved is kept. Free some space (at least 200 MB), then start Toile again.`,
    },
    cause,
  );
}

export function accountUnknown(account: string, cause?: unknown): StartRefusal {
  return new StartRefusal(
    'account-unknown',
    {
      fr: `Le compte ${account}, sous lequel la base de données devrait fonctionner, n’a pas de nom sur ce système. Rien n’a été créé ni changé. Lancez Toile avec un compte inscrit dans /etc/passwd, ${elsewhereFr}.`,
      en: `The account ${account}, under which the database should run, has no name on this system. Nothing was created or changed. Start Toile from an account listed in /etc/passwd, ${elsewhereEn}.`,
    },
    cause,
  );
}

export function otherMajorVersion(folder: string, found: string, expected: string): StartRefusal {
  return new StartRefusal('other-major-version', {
    fr: `Les données du dossier ${folder} sont celles de PostgreSQL ${found}, et cette version de Toile porte PostgreSQL ${expected}. Elles n’ont pas été touchées. Reprenez la version précédente de Toile, faites-y une sauvegarde (« npm run toile -- backup FICHIER »), puis restaurez-la avec cette version dans un dossier neuf.`,
    en: `The data in the folder ${folder} is in the format of PostgreSQL ${found}, and this version of Toile carries PostgreSQL ${expected}. It was not touched. Go back to the previous version of Toile, make a backup (“npm run toile -- backup FILE”), then restore it with this version into a new folder.`,
  });
}

export function startFailed(folder: string, said: string, cause?: unknown): StartRefusal {
  const quoteFr = said === '' ? '' : ` PostgreSQL dit : « ${said} ».`;
  const quoteEn = said === '' ? '' : ` PostgreSQL says: “${said}”.`;
  return new StartRefusal(
    'start-failed',
    {
      fr: `La base de données du dossier ${folder} n’a pas pu démarrer.${quoteFr} Les fichiers ont été laissés en place. Corrigez la cause et relancez Toile ; sinon, restaurez une sauvegarde dans un dossier neuf.`,
      en: `The database in the folder ${folder} could not start.${quoteEn} Its files were left in place. Fix the cause and start Toile again; failing that, restore a backup into a new folder.`,
    },
    cause,
  );
}

/** The refusal that a file-system error or the words of PostgreSQL call for, or null for any other cause. */
export function refusalFor(folder: string, cause: unknown): StartRefusal | null {
  if (cause instanceof StartRefusal) return cause;
  const code = (cause as NodeJS.ErrnoException | null)?.code ?? '';
  const words = cause instanceof Error ? cause.message : String(cause);
  if (/^(ENOSPC|EDQUOT)$/.test(code) || /No space left on device|Disk quota exceeded/i.test(words)) {
    return diskFull(folder, cause);
  }
  if (/^(EROFS|EACCES|EPERM|ENOTDIR)$/.test(code) || /Read-only file system|Permission denied/i.test(words)) {
    return folderUnwritable(folder, cause);
  }
  return null;
}
