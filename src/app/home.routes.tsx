import type { ComponentChildren } from 'preact';
import { paths } from '#/paths.ts';
import type { Domain, TodayEntry } from '#/platform/domain.ts';
import { page, seeOther } from '#/platform/outcome.ts';
import { anyone, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { Styleguide, StyleguideContext } from '#/ui/styleguide.tsx';
import type { Assets } from './assets.ts';
import { AlsoHere, TodayPage, WelcomePage } from './home.pages.tsx';
import { en, fr } from './home.words.ts';
import { languageCookie } from './visits.ts';

/** Addresses that belong to no domain: the first page, today, the language, the installed page. */
export function homeRoutes(domains: readonly Domain[], icons: Assets['icons']): PageRoute[] {
  const addresses = new Set(
    domains
      .flatMap((domain) => domain.routes.filter(({ method }) => method === 'GET'))
      .map(({ path }) => path),
  );
  const exists = (path: string) => addresses.has(path);
  return [
    get(paths.home, {
      access: anyone,
      handle: async (visit) => {
        if (visit.viewer.kind === 'person') return seeOther(paths.today);
        const words = wordsFor(visit.locale, { fr, en });
        const entrance = await Promise.all(domains.map((domain) => domain.entrance?.(visit)));
        return page({
          title: visit.services.settings.instanceName,
          description: words.why,
          heading: false,
          wide: true,
          body: <WelcomePage words={words} entrance={entrance} />,
        });
      },
    }),
    get(paths.today, {
      access: signedIn,
      handle: async (visit) => {
        const words = wordsFor(visit.locale, { fr, en });
        const transaction = await visit.transaction();
        const entries: TodayEntry[] = [];
        for (const domain of domains) {
          entries.push(
            ...((await domain.today?.(transaction, visit.viewer, visit.locale, visit.today)) ?? []),
          );
        }
        const quick = await quickEntryOf(domains, visit);
        return page({
          title: words.today,
          body: <TodayPage words={words} visit={visit} entries={entries} quickEntry={quick} />,
          aside:
            visit.viewer.memberships.length === 0 ? undefined : <AlsoHere words={words} exists={exists} />,
        });
      },
    }),
    get(paths.styleguide, {
      access: anyone,
      handle: async (visit) =>
        page({
          title: wordsFor(visit.locale, { fr, en }).styleguide,
          hidden: true,
          body: <Styleguide />,
          aside: <StyleguideContext />,
        }),
    }),
    post(paths.language, {
      access: anyone,
      handle: async (visit) => {
        const form = await visit.form();
        const language = form.text('language') === 'en' ? 'en' : 'fr';
        visit.setCookie({ name: languageCookie, value: language, maxAgeSeconds: 365 * 86_400 });
        return seeOther(localAddress(form.text('returnTo')));
      },
    }),
    get(paths.manifest, {
      access: anyone,
      handle: async (visit) => ({
        kind: 'json',
        status: 200,
        headers: {
          'content-type': 'application/manifest+json; charset=utf-8',
          'cache-control': 'public, max-age=86400',
        },
        body: {
          name: visit.services.settings.instanceName,
          short_name: visit.services.settings.instanceName,
          lang: 'fr-CA',
          id: paths.home,
          start_url: paths.today,
          scope: '/',
          display: 'standalone',
          background_color: '#f9f5ec',
          theme_color: '#f9f5ec',
          icons: [
            { src: paths.icon, sizes: 'any', type: 'image/svg+xml' },
            ...[192, 512].map((side) => ({
              src: icons.get(side),
              sizes: `${side}x${side}`,
              type: 'image/png',
              purpose: 'any maskable',
            })),
          ],
        },
      }),
    }),
  ];
}

/** The one-line box of the domain that has one. */
export async function quickEntryOf(
  domains: readonly Domain[],
  visit: SignedInVisit,
): Promise<ComponentChildren> {
  for (const domain of domains) {
    if (domain.quickEntry) return domain.quickEntry(visit);
  }
  return null;
}

/** An address of this site, or the first page: never elsewhere. */
function localAddress(address: string): string {
  if (!/^\/(?![/\\])[^\u0000-\u001f\\]*$/.test(address)) return paths.home;
  return address;
}
