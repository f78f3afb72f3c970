import { paths } from '#/paths.ts';
import { cursorOf, readCursor } from '#/platform/cursor.ts';
import { isId } from '#/platform/ids.ts';
import { missing, type Outcome, page } from '#/platform/outcome.ts';
import { get, type PageRoute, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { explainFigure } from './figure.actions.ts';
import { FigurePage } from './figure.pages.tsx';
import type { TracePlace } from './figure.store.ts';
import * as figureWords from './figure.words.ts';
import { territoryFigureRoutes } from './figure-territory.routes.tsx';
import * as statementWords from './statement.words.ts';

export const figureRoutes: PageRoute[] = [
  get(paths.statementFigure(':releve', ':chiffre'), { access: signedIn, handle: showFigure }),
  ...territoryFigureRoutes,
];

async function showFigure(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsFor(visit.locale, statementWords);
  const after = placeRead(visit.query.get('apres'));
  const explained = await explainFigure(visit, visit.params.releve ?? '', visit.params.chiffre ?? '', after);
  if (!explained) return missing;
  const { statement, period, figure, next } = explained;
  const address = paths.statementFigure(statement.id, encodeURIComponent(figure.key));
  return page({
    title: words.figureTitle,
    trail: [
      { label: words.title, href: paths.statements },
      { label: `${words.whole} – ${period.label[visit.locale]}`, href: paths.statement(statement.id) },
    ],
    body: (
      <FigurePage
        {...explained}
        words={words}
        figureWords={wordsFor(visit.locale, figureWords)}
        locale={visit.locale}
        statementId={statement.id}
        codebookSpaceId={statement.codebookSpaceId}
        earlierHref={next && `${address}?apres=${cursorOf(String(next.day), next.id)}`}
        latestHref={after && address}
      />
    ),
  });
}

function placeRead(text: string | null): TracePlace | null {
  const [day = '', id] = readCursor(text, 2) ?? [];
  return /^\d{1,5}$/.test(day) && isId(id) ? { day: Number(day), id } : null;
}
