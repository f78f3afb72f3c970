import { z } from 'zod';
import { fieldsLeftEmpty } from '#/domains/codebooks/codebooks.public.ts';
import { cursorOf, readCursor } from '#/platform/cursor.ts';
import { forbidden, json, missing, problem } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { wordsFor } from '#/platform/visit.ts';
import { compileAgain, openStatement } from './compilation.actions.ts';
import { exportFormats } from './declaration-table.ts';
import { exportDeclarations } from './declarations.actions.ts';
import { explainFigure } from './figure.actions.ts';
import { figureChange, figureParts, figureSubject } from './figure.form.ts';
import { listStatements, readCompiled, readDifference } from './statement.actions.ts';
import { statementRequest } from './statement.form.ts';
import * as statementWords from './statement.words.ts';

const codebook = z.object({ id: z.string(), version: z.string() });
const statement = z.object({
  id: z.string(),
  spaceId: z.string(),
  codebook,
  calendarId: z.string(),
  periodId: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
});
const figure = z.object({
  key: z.string(),
  subject: figureSubject,
  count: z.int(),
  minutes: z.int(),
  untimedCount: z.int(),
  parts: figureParts,
  rowIds: z.array(z.string()),
});
const bilingual = z.object({ fr: z.string(), en: z.string() });
const limits = z.array(z.object({ sentence: bilingual, source: bilingual }));

/** A field that the codebook asks and that nothing noted fills. */
const leftEmptyField = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  label: bilingual,
  note: bilingual.nullable(),
});

const common = { access: signedIn, tag: 'statements' } as const;
const read = { ...common, method: 'GET', scope: 'statements:read' } as const;
const largestPage = 200;

export const statementOperations: ApiOperation[] = [
  operation({
    ...read,
    path: '/statements',
    operationId: 'listStatements',
    summary: 'Statements of one’s spaces, the latest period first',
    query: z.object({
      space: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(largestPage).default(50),
      cursor: z.string().max(1000).optional(),
    }),
    response: z.object({ statements: z.array(statement), nextCursor: z.string().nullable() }),
    handle: async (visit, { query }) => {
      const [startsOn, id] = readCursor(query.cursor, 2) ?? [];
      const after = startsOn && id ? { startsOn, id } : null;
      const { statements, hasMore } = await listStatements(visit, {
        spaceId: query.space ?? null,
        limit: query.limit,
        after,
      });
      const last = statements.at(-1);
      const nextCursor = hasMore && last ? cursorOf(last.startsOn, last.id) : null;
      return json({ statements: statements.map((one) => statement.parse(one)), nextCursor });
    },
  }),
  operation({
    ...common,
    method: 'POST',
    scope: 'statements:write',
    path: '/statements',
    operationId: 'openStatement',
    summary: 'Open a statement on a codebook version, a period and a space, or find it, and compile it',
    body: statementRequest,
    response: z.object({ id: z.string(), compilation: z.int() }),
    successStatus: 201,
    handle: async (visit, { body }) => {
      const { spaceId, calendarId, periodId, codebookId, codebookVersion } = body;
      const outcome = await openStatement(visit, {
        spaceId,
        calendarId,
        periodId,
        codebook: { id: codebookId, version: codebookVersion },
      });
      if (outcome.kind === 'compiled') return json({ id: outcome.id, compilation: outcome.number }, 201);
      const words = wordsFor(visit.locale, statementWords);
      return problem({
        status: outcome.key === 'space' ? 403 : 422,
        code: `statement-${outcome.key}`,
        title: words.errors[outcome.key],
      });
    },
  }),
  operation({
    ...read,
    path: '/statements/:statement',
    operationId: 'readStatement',
    summary:
      'The last compilation of a statement: figures, never added across unlike acts, and what they cannot say',
    response: statement.extend({
      compilation: z.int(),
      compiledAt: z.string(),
      figures: z.array(figure),
      limits,
      leftEmpty: z.array(leftEmptyField),
    }),
    handle: async (visit) => {
      const reading = await readCompiled(visit, visit.params.statement ?? '');
      if (!reading) return missing;
      const { number, compiledAt, figures } = reading.compilation;
      return json({
        ...statement.parse(reading.statement),
        compilation: number,
        compiledAt: compiledAt.toISOString(),
        figures,
        limits: reading.codebook.limits,
        leftEmpty: fieldsLeftEmpty(reading.codebook).map((field) => leftEmptyField.parse(field)),
      });
    },
  }),
  operation({
    ...common,
    method: 'POST',
    scope: 'statements:write',
    path: '/statements/:statement/compilations',
    operationId: 'compileStatement',
    summary: 'Compile a statement again',
    response: z.object({ id: z.string(), compilation: z.int() }),
    successStatus: 201,
    handle: async (visit) => {
      const id = visit.params.statement ?? '';
      const number = await compileAgain(visit, id);
      if (number === null) return missing;
      if (number === 'forbidden') return forbidden;
      if (number !== 'frozen') return json({ id, compilation: number }, 201);
      const { errors } = wordsFor(visit.locale, statementWords);
      return problem({ status: 422, code: 'statement-frozen', title: errors.frozen });
    },
  }),
  operation({
    ...read,
    path: '/statements/:statement/difference',
    operationId: 'readStatementDifference',
    summary: 'What the last compilation changed, figure by figure',
    response: z.object({
      changes: z.array(figureChange),
    }),
    handle: async (visit) => {
      const difference = await readDifference(visit, visit.params.statement ?? '');
      return difference ? json({ changes: difference.changes }) : missing;
    },
  }),
  operation({
    ...read,
    path: '/statements/:statement/figures/:figure',
    operationId: 'explainFigure',
    summary: 'A figure, the rows that made it, and the traces behind it that one may see',
    response: z.object({
      figure,
      codebook,
      rowIds: z.array(z.string()),
      traceIds: z.array(z.string()),
      visibleCount: z.int(),
      notVisibleCount: z.int(),
    }),
    handle: async (visit) => {
      const explained = await explainFigure(visit, visit.params.statement ?? '', visit.params.figure ?? '');
      if (!explained) return missing;
      return json({
        figure: explained.figure,
        codebook: explained.statement.codebook,
        rowIds: [...explained.figure.rowIds],
        traceIds: explained.traces.map(({ id }) => id),
        visibleCount: explained.visibleCount,
        notVisibleCount: Math.max(0, explained.hiddenCount),
      });
    },
  }),
  operation({
    ...read,
    path: '/statements/:statement/declarations',
    operationId: 'exportDeclarations',
    summary: 'The declarations of a statement, one by one, by a layout of its codebook',
    query: z.object({ layout: z.string().min(1).max(80), format: z.enum(exportFormats).default('json') }),
    isFile: true,
    responseType: 'application/json',
    handle: async (visit, { query }) =>
      (await exportDeclarations(visit, visit.params.statement ?? '', query.layout, query.format)) ?? missing,
  }),
];
