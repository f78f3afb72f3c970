import { paths } from '#/paths.ts';
import { page } from '#/platform/outcome.ts';
import { get, type PageRoute, signedIn } from '#/platform/route.ts';
import { wordsFor } from '#/platform/visit.ts';
import { DirectoryPage } from './organisation.pages.tsx';
import { organisationChoices } from './organisation.store.ts';
import * as organisationWords from './organisation.words.ts';

export const organisationRoutes: PageRoute[] = [
  get(paths.organisations, {
    access: signedIn,
    handle: async (visit) => {
      const words = wordsFor(visit.locale, organisationWords);
      const lines = await organisationChoices(await visit.transaction());
      return page({ title: words.title, body: <DirectoryPage words={words} lines={lines} /> });
    },
  }),
];
