import { Refusal, type Sentences } from './refusal.ts';

/** Why a backup or a restoration is refused. The code is stable; the sentences are for people. */
export type BackupRefusalCode =
  | 'output-exists'
  | 'output-unwritable'
  | 'disk-full'
  | 'database-unprepared'
  | 'foreign-table'
  | 'rows-hidden'
  | 'not-an-archive'
  | 'damaged-archive'
  | 'unsafe-archive'
  | 'newer-archive'
  | 'database-not-empty'
  | 'database-busy'
  | 'restore-failed'
  | 'files-out-of-reach'
  | 'files-unsettled';

/** A backup or a restoration does not take place, or was undone. */
export class BackupRefusal extends Refusal {
  readonly code: BackupRefusalCode;

  constructor(code: BackupRefusalCode, sentences: Sentences, cause?: unknown) {
    super(sentences, cause);
    this.code = code;
  }
}

const untouchedFr = 'La base et les fichiers n’ont pas été touchés.';
const untouchedEn = 'The database and the files were not touched.';

export function outputExists(file: string): BackupRefusal {
  return new BackupRefusal('output-exists', {
    fr: `Le fichier ${file} existe déjà. Il n’a pas été touché et aucune sauvegarde n’a été faite. Donnez un autre nom.`,
    en: `The file ${file} already exists. It was not touched and no backup was made. Give another name.`,
  });
}

export function outputUnwritable(file: string, cause: unknown): BackupRefusal {
  return new BackupRefusal(
    'output-unwritable',
    {
      fr: `Le fichier ${file} n’a pas pu être écrit. ${untouchedFr} Choisissez un dossier qui existe et où vous avez le droit d’écrire.`,
      en: `The file ${file} could not be written. ${untouchedEn} Choose a folder that exists and where you may write.`,
    },
    cause,
  );
}

export function noRoomFor(file: string, cause: unknown): BackupRefusal {
  return new BackupRefusal(
    'disk-full',
    {
      fr: `Le disque s’est rempli pendant l’écriture de ${file}. Ce qui existait déjà est conservé et ce qui était commencé a été effacé. Libérez de l’espace ou choisissez un autre disque, puis recommencez.`,
      en: `The disk filled up while ${file} was being written. What already existed is kept and what was begun was removed. Free some space or choose another disk, then try again.`,
    },
    cause,
  );
}

export function databaseUnprepared(): BackupRefusal {
  return new BackupRefusal('database-unprepared', {
    fr: `Cette base n’est pas au point de cette version de Toile. Rien n’a été écrit ni changé. Faites « npm run toile -- migrate », puis recommencez.`,
    en: `This database is not up to date with this version of Toile. Nothing was written or changed. Run “npm run toile -- migrate”, then try again.`,
  });
}

export function foreignTable(table: string): BackupRefusal {
  return new BackupRefusal('foreign-table', {
    fr: `La table ${table} n’a pas été créée par Toile, qui ne saurait pas la restaurer. Rien n’a été écrit ni changé. Déplacez-la dans un autre schéma (ALTER TABLE ${table} SET SCHEMA …), puis recommencez.`,
    en: `The table ${table} was not created by Toile, which could not restore it. Nothing was written or changed. Move it to another schema (ALTER TABLE ${table} SET SCHEMA …), then try again.`,
  });
}

export function rowsHidden(cause: unknown): BackupRefusal {
  return new BackupRefusal(
    'rows-hidden',
    {
      fr: `Le compte de la base de données n’a pas le droit de tout lire : la sauvegarde serait incomplète. Rien n’a été écrit ni changé. Utilisez dans DATABASE_URL le compte qui possède les tables.`,
      en: `The database account may not read everything: the backup would be incomplete. Nothing was written or changed. In DATABASE_URL, use the account that owns the tables.`,
    },
    cause,
  );
}

export function notAnArchive(file: string, cause?: unknown): BackupRefusal {
  return new BackupRefusal(
    'not-an-archive',
    {
      fr: `Le fichier ${file} n’est pas une sauvegarde de Toile, ou n’est pas entier. ${untouchedFr} Vérifiez le nom, ou copiez de nouveau le fichier depuis l’endroit où il est gardé.`,
      en: `The file ${file} is not a Toile backup, or is not whole. ${untouchedEn} Check the name, or copy the file again from where it is kept.`,
    },
    cause,
  );
}

export function damagedArchive(file: string, entry: string, cause?: unknown): BackupRefusal {
  return new BackupRefusal(
    'damaged-archive',
    {
      fr: `La sauvegarde ${file} est abîmée (${entry}). ${untouchedFr} Copiez-la de nouveau depuis l’endroit où elle est gardée, ou prenez une sauvegarde plus ancienne.`,
      en: `The backup ${file} is damaged (${entry}). ${untouchedEn} Copy it again from where it is kept, or take an older backup.`,
    },
    cause,
  );
}

export function unsafeArchive(file: string, entry: string): BackupRefusal {
  return new BackupRefusal('unsafe-archive', {
    fr: `La sauvegarde ${file} contient un nom de fichier que Toile n’écrit jamais (${entry}). ${untouchedFr} Ne vous fiez pas à ce fichier, et prenez une sauvegarde dont vous connaissez l’origine.`,
    en: `The backup ${file} holds a file name that Toile never writes (${entry}). ${untouchedEn} Do not trust this file; take a backup whose origin you know.`,
  });
}

export function newerArchive(file: string, version: string): BackupRefusal {
  return new BackupRefusal('newer-archive', {
    fr: `La sauvegarde ${file} vient d’une autre version de Toile, plus récente ou modifiée (${version}). ${untouchedFr} Installez cette version, puis restaurez.`,
    en: `The backup ${file} comes from another version of Toile, newer or modified (${version}). ${untouchedEn} Install that version, then restore.`,
  });
}

export function databaseNotEmpty(tables: number): BackupRefusal {
  return new BackupRefusal('database-not-empty', {
    fr: `La base contient déjà ${tables} tables. Elles n’ont pas été touchées. Restaurez dans une base vide, ou ajoutez --replace pour remplacer tout ce qu’elle contient.`,
    en: `The database already holds ${tables} tables. They were not touched. Restore into an empty database, or add --replace to replace everything it holds.`,
  });
}

export function databaseBusy(cause?: unknown): BackupRefusal {
  return new BackupRefusal(
    'database-busy',
    {
      fr: `D’autres programmes utilisent cette base en ce moment. ${untouchedFr} Arrêtez Toile et fermez les autres connexions, puis recommencez.`,
      en: `Other programs are using this database right now. ${untouchedEn} Stop Toile and close the other connections, then try again.`,
    },
    cause,
  );
}

export function restoreFailed(said: string, cause: unknown): BackupRefusal {
  return new BackupRefusal(
    'restore-failed',
    {
      fr: `La restauration n’a pas pu aller jusqu’au bout (« ${said} »). La base et les fichiers sont restés comme ils étaient. Corrigez la cause, puis recommencez.`,
      en: `The restoration could not be completed (“${said}”). The database and the files are as they were. Fix the cause, then try again.`,
    },
    cause,
  );
}

export function filesOutOfReach(place: string, cause: unknown): BackupRefusal {
  const said = ((cause as Error).cause as Error | undefined)?.message ?? '';
  return new BackupRefusal(
    'files-out-of-reach',
    {
      fr: `Les fichiers joints de ${place} ne se laissent pas lire ou écrire (${said}). La base est restée comme elle était et ce qui était commencé a été effacé. Vérifiez le dépôt, sa clé et le réseau, puis recommencez.`,
      en: `The attached files of ${place} cannot be read or written (${said}). The database is as it was and what was begun was removed. Check the bucket, its key and the network, then try again.`,
    },
    cause,
  );
}

export function filesUnsettled(cause: unknown): BackupRefusal {
  return new BackupRefusal(
    'files-unsettled',
    {
      fr: `La base est restaurée, mais des fichiers n’ont pas pu prendre leur place. Aucun fichier restauré n’est perdu : ils sont tous dans la sauvegarde. Vérifiez le disque et les droits du dossier, puis restaurez de nouveau avec --replace.`,
      en: `The database is restored, but some files could not take their place. No restored file is lost: all are kept in the backup. Check the disk and the rights on the folder, then restore again with --replace.`,
    },
    cause,
  );
}
