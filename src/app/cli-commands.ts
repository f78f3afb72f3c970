import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BackupProgress, backup, restore } from '#/platform/backup.ts';
import { type Command, type CommandContext, CommandRefusal, type Progress } from '#/platform/command.ts';
import { readMigrations } from '#/platform/migrations.ts';
import { prepareDatabase } from '#/platform/prepare-database.ts';
import { findRoot, migrationsFolder } from '#/platform/root.ts';
import { wordsFor } from '#/platform/visit.ts';
import * as cliWords from './cli.words.ts';
import { domains } from './domains.ts';
import { plantStory } from './story.ts';

const summary = (name: 'backup' | 'restore' | 'restoreOver' | 'migrate' | 'seed') => ({
  fr: cliWords.fr[name],
  en: cliWords.en[name],
});

/** Commands that belong to no domain. */
export const appCommands: readonly Command[] = [
  {
    name: 'migrate',
    usage: '',
    summary: summary('migrate'),
    prepares: true,
    run: async ({ services, locale, say }) => {
      say(
        wordsFor(locale, cliWords).migrated(
          await prepareDatabase(services.database.pool, migrationsFolder(await findRoot())),
        ),
      );
    },
  },
  {
    name: 'seed',
    usage: '',
    summary: summary('seed'),
    run: async ({ services, locale, say }) => {
      const words = wordsFor(locale, cliWords);
      if (!(await plantStory(services, domains))) throw new CommandRefusal(words.notSeeded);
      say(words.seeded);
    },
  },
  {
    name: 'backup',
    usage: '<fichier>',
    summary: summary('backup'),
    prepares: true,
    run: async (context) => {
      const words = wordsFor(context.locale, cliWords);
      const root = await findRoot();
      const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
        version: string;
      };
      const output = context.arguments[0]!;
      const done = await saying(context, words.saving, (onProgress) =>
        readMigrations(migrationsFolder(root)).then((migrations) =>
          backup({ ...ground(context), migrations, output, version, onProgress }),
        ),
      );
      context.say(words.backedUp(output, done.tables, done.files));
    },
  },
  {
    name: 'restore',
    usage: '<fichier>',
    summary: summary('restore'),
    options: [{ flags: '--replace', summary: summary('restoreOver') }],
    prepares: true,
    run: async (context) => {
      const words = wordsFor(context.locale, cliWords);
      const root = await findRoot();
      const input = context.arguments[0]!;
      const replace = context.options.replace === true;
      const done = await saying(context, words.restoring, (onProgress) =>
        readMigrations(migrationsFolder(root)).then((migrations) =>
          restore({ ...ground(context), migrations, input, replace, onProgress }),
        ),
      );
      await prepareDatabase(context.services.database.pool, migrationsFolder(root));
      context.say(words.restored(done.tables, done.files));
    },
  },
];

function ground({ services, filePlace }: CommandContext) {
  return { pool: services.database.pool, files: filePlace };
}

/** Shows the work as it goes. */
async function saying<Result>(
  context: CommandContext,
  label: string,
  work: (onProgress: (progress: BackupProgress) => void) => Promise<Result>,
): Promise<Result> {
  const shown: { bar: Progress | null; stage: string } = { bar: null, stage: '' };
  try {
    return await work(({ stage: next, done, total }) => {
      if (next !== shown.stage) {
        shown.bar?.end();
        shown.bar = context.progress(label, total);
        shown.stage = next;
      }
      shown.bar?.advance(done);
    });
  } finally {
    shown.bar?.end();
  }
}
