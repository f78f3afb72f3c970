import { paths } from '#/paths.ts';
import { parseForm } from '#/platform/form.ts';
import { type PageContent, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { administrator, get, type PageRoute, post } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { checkSuccessions, importSuccessions } from './succession.actions.ts';
import { successionTableForm } from './succession.form.ts';
import { SuccessionImportPage } from './succession.pages.tsx';
import * as successionWords from './succession.words.ts';
import type { TableReading } from './succession-table.rules.ts';
import * as territoryWords from './territory.words.ts';

export const successionRoutes: PageRoute[] = [
  get(paths.territorySuccessions, {
    access: administrator,
    handle: (visit) => page(importPage(visit, '', null)),
  }),
  post(paths.territorySuccessions, {
    access: administrator,
    handle: async (visit) => {
      const form = await visit.form();
      const parsed = parseForm(successionTableForm, form);
      if (!parsed.ok)
        return refusedPage(importPage(visit, form.text('text'), { kind: 'unreadable', reason: 'noLine' }));
      const { text, confirm } = parsed.values;
      const reading =
        confirm === 'oui' ? await importSuccessions(visit, text) : await checkSuccessions(visit, text);
      const isSound = reading.kind === 'read' && reading.problems.length === 0;
      if (!isSound) return refusedPage(importPage(visit, text, reading));
      if (confirm === 'oui')
        return seeOther(paths.territories, wordsFor(visit.locale, successionWords).added);
      return page(importPage(visit, text, reading));
    },
  }),
];

function importPage(visit: SignedInVisit, text: string, reading: TableReading | null): PageContent {
  const words = wordsFor(visit.locale, successionWords);
  return {
    title: words.importTitle,
    trail: [{ label: wordsFor(visit.locale, territoryWords).title, href: paths.territories }],
    body: <SuccessionImportPage words={words} text={text} reading={reading} />,
  };
}
