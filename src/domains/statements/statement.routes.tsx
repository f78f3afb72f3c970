import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import { cursorOf, readCursor } from '#/platform/cursor.ts';
import { isId } from '#/platform/ids.ts';
import { forbidden, missing, type Outcome, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { download, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { compileAgain } from './compilation.actions.ts';
import { type ExportFormat, exportFormats } from './declaration-table.ts';
import { exportDeclarations } from './declarations.actions.ts';
import { DifferencePage } from './figure.pages.tsx';
import { figureRoutes } from './figure.routes.tsx';
import { newStatementRoutes } from './new-statement.routes.tsx';
import { listStatements, readCompiled, readDifference } from './statement.actions.ts';
import { StatementPage } from './statement.pages.tsx';
import * as statementWords from './statement.words.ts';
import { StatementsPage } from './statement-list.pages.tsx';
import { readLife } from './transmissions/life.actions.ts';
import { isFrozen } from './transmissions/life.rules.ts';
import { lifeParts } from './transmissions/life-part.routes.tsx';

const wordsOf = (visit: Visit) => wordsFor(visit.locale, statementWords);
const dayOf = (visit: Visit, at: Date) => dayIn(visit.services.settings.timeZone, at);
const statementsShown = 50;

export const statementRoutes: PageRoute[] = [
  get(paths.statements, { access: signedIn, handle: showStatements }),
  ...newStatementRoutes,
  get(paths.statement(':releve'), { access: signedIn, handle: (visit) => showStatement(visit) }),
  post(paths.statementCompilation(':releve'), {
    access: signedIn,
    handle: async (visit) => {
      const id = visit.params.releve ?? '';
      const number = await compileAgain(visit, id);
      if (number === null) return missing;
      if (number === 'forbidden') return forbidden;
      if (number === 'frozen') return showStatement(visit, true);
      return seeOther(
        number > 1 ? paths.statementDifference(id) : paths.statement(id),
        wordsOf(visit).compiled,
      );
    },
  }),
  get(paths.statementDifference(':releve'), { access: signedIn, handle: showDifference }),
  ...figureRoutes,
  download(paths.statementExport(':releve'), {
    access: signedIn,
    handle: async (visit) => {
      const format = visit.query.get('format') ?? 'csv';
      if (!isExportFormat(format)) return missing;
      return (
        (await exportDeclarations(
          visit,
          visit.params.releve ?? '',
          visit.query.get('disposition') ?? '',
          format,
        )) ?? missing
      );
    },
  }),
];

function isExportFormat(text: string): text is ExportFormat {
  return (exportFormats as readonly string[]).includes(text);
}

async function showStatements(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsOf(visit);
  const [startsOn, id] = readCursor(visit.query.get('apres'), 2) ?? [];
  const after = startsOn && id ? { startsOn, id } : null;
  const asked = visit.query.get('espace');
  const spaceId = isId(asked) ? asked : null;
  const { statements, hasMore } = await listStatements(visit, {
    spaceId,
    limit: statementsShown,
    after,
  });
  const last = statements.at(-1);
  const compiledOn = new Map(
    statements.flatMap(({ id: statementId, compiledAt }) =>
      compiledAt ? [[statementId, dayOf(visit, compiledAt)] as const] : [],
    ),
  );
  const olderHref =
    hasMore && last
      ? `${paths.statements}?${spaceId ? `espace=${spaceId}&` : ''}apres=${cursorOf(last.startsOn, last.id)}`
      : null;
  return page({
    title: words.title,
    body: (
      <StatementsPage
        words={words}
        locale={visit.locale}
        statements={statements}
        compiledOn={compiledOn}
        olderHref={olderHref}
      />
    ),
  });
}

/** `isRefused`: somebody asked to compile it again although it is transmitted. */
async function showStatement(visit: SignedInVisit, isRefused = false): Promise<Outcome> {
  const words = wordsOf(visit);
  const reading = await readCompiled(visit, visit.params.releve ?? '');
  const life = reading && (await readLife(visit, reading.statement.id));
  if (!reading || !life) return missing;
  const { statement, codebook, period, compilation } = reading;
  const view = {
    statementId: statement.id,
    codebook,
    codebookSpaceId: statement.codebookSpaceId,
    figures: compilation.figures,
    words,
    locale: visit.locale,
  };
  const content = {
    title: `${words.whole} – ${period.label[visit.locale]}`,
    trail: [{ label: words.title, href: paths.statements }],
    wide: true,
    body: (
      <StatementPage
        view={view}
        spaceName={reading.spaceName}
        period={period}
        compilation={compilation}
        compiledOn={dayOf(visit, compilation.compiledAt)}
        mayCompile={reading.mayCompile}
        isFrozen={isFrozen(life.state)}
        isRefused={isRefused}
        ownPrivateCount={reading.ownPrivateCount}
        {...(await lifeParts(visit, life))}
      />
    ),
  };
  return isRefused ? refusedPage(content) : page(content);
}

function trailTo(visit: Visit, statement: { id: string }, periodLabel: string) {
  const words = wordsOf(visit);
  return [
    { label: words.title, href: paths.statements },
    { label: `${words.whole} – ${periodLabel}`, href: paths.statement(statement.id) },
  ];
}

async function showDifference(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsOf(visit);
  const difference = await readDifference(visit, visit.params.releve ?? '');
  if (!difference) return missing;
  const { statement, period, codebook, before, after, changes } = difference;
  return page({
    title: words.changesTitle,
    trail: trailTo(visit, statement, period.label[visit.locale]),
    wide: true,
    body: (
      <DifferencePage
        words={words}
        locale={visit.locale}
        codebook={codebook}
        statementId={statement.id}
        beforeOn={dayOf(visit, before.compiledAt)}
        afterOn={dayOf(visit, after.compiledAt)}
        changes={changes}
      />
    ),
  });
}
