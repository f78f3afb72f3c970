import { type Command, CommandRefusal } from '#/platform/command.ts';

import { wordsFor } from '#/platform/visit.ts';
import * as cliWords from './cli.words.ts';
import { domains } from './domains.ts';
import { findRoot, prepareDatabase } from './start.ts';
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
        wordsFor(locale, cliWords).migrated(await prepareDatabase(services.database.pool, await findRoot())),
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
];
