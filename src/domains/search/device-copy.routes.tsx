import { paths } from '#/paths.ts';
import { page } from '#/platform/outcome.ts';
import { get, type PageRoute, signedIn } from '#/platform/route.ts';
import { wordsFor } from '#/platform/visit.ts';
import { DeviceSearchPage } from './device-copy.pages.tsx';
import * as deviceWords from './device-copy.words.ts';

export const deviceCopyRoutes: PageRoute[] = [
  get(paths.deviceSearch, {
    access: signedIn,
    handle: async (visit) => {
      const words = wordsFor(visit.locale, deviceWords);
      return page({
        title: words.title,
        body: <DeviceSearchPage words={words} />,
        scripts: ['device-search'],
        worker: 'device-search-worker',
      });
    },
  }),
];
