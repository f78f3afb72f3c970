import { debianInstallers, ensureProgram, findProgram, onThePath, sayProgram } from './find-program.ts';

const program = {
  name: 'LibreOffice',
  variable: 'LIBREOFFICE_PATH',
  places: [
    ...onThePath(['soffice', 'libreoffice']),
    '/usr/lib/libreoffice/program/soffice',
    '/opt/libreoffice/program/soffice',
    '/Applications/LibreOffice.app/Contents/MacOS/soffice',
    'C:\\Program Files\\LibreOffice\\program\\soffice.com',
  ],
};

/** Path of a LibreOffice that starts, as `findProgram` says: tests open our files in it, the product never does. */
export function findOffice(): Promise<string | undefined> {
  return findProgram(program);
}

/** Finds LibreOffice or installs the smallest part that opens and converts texts, as `ensureProgram` says. */
export async function ensureOffice(): Promise<string> {
  return ensureProgram({ ...program, installers: await debianInstallers(['libreoffice-writer-nogui']) });
}

await sayProgram(import.meta.url, ensureOffice);
