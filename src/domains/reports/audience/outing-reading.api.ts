import { z } from 'zod';
import type { FigureData } from '#/domains/reports/evidence.ts';
import { markdownOf } from '#/domains/reports/reading/reading.routes.tsx';
import { paths } from '#/paths.ts';
import { isId } from '#/platform/ids.ts';
import { json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import {
  type AudienceReading,
  outsideAudiences,
  type Removal,
  type RemovalKind,
  type RemovalReason,
} from './audience.ts';
import { nameChoiceForm } from './outing.form.ts';
import { latestOuting, outingReading, removalsOf } from './outing.store.ts';
import * as outingWords from './outing.words.ts';
import { seenFromInside, toldOutside } from './outing-reading.routes.tsx';

const day = z.string().meta({ format: 'date' });
const instant = z.iso.datetime();

const figure = z.object({
  name: z.string(),
  title: z.string(),
  note: z.string().describe('Unit, period, and what the figure cannot say.'),
  description: z.string(),
  unit: z.enum(['traces', 'minutes']),
  rowsHeading: z.string(),
  series: z.array(z.string()),
  rows: z.array(
    z.object({
      label: z.string(),
      values: z.array(
        z.object({
          value: z.number().nullable(),
          isHidden: z.boolean().describe('True when it was noted and is hidden to protect.'),
        }),
      ),
    }),
  ),
});

/** What those outside of the team read, and nothing else. */
export const outsideText = z
  .object({
    audience: z.enum(outsideAudiences),
    title: z.string(),
    startsOn: day,
    endsOn: day,
    language: z.enum(['fr', 'en']),
    spaces: z.array(z.string()),
    adoptions: z
      .array(z.object({ spaceName: z.string().nullable(), adoptedOn: day, adoptedAt: z.string() }))
      .describe('Told to everybody when it is public; empty otherwise.'),
    markdown: z.string().describe('The whole text, as its file in Markdown.'),
    figures: z.array(figure),
  })
  .meta({ id: 'ReportOutsideText' });

/** What does not leave as it stands, and why; told to those who read the bilan. */
export const removal = z
  .object({
    sectionId: z.string(),
    heading: z.string(),
    what: z.enum(Object.keys(outingWords.fr.what) as RemovalKind[]),
    why: z.enum(Object.keys(outingWords.fr.why) as RemovalReason[]),
    reason: z.string().describe('The same as why, as a sentence.'),
    words: z.string().describe('The words concerned, as the team reads them.'),
    evidence: z.string().nullable(),
    place: z
      .object({
        key: z.string().describe('Under which the name is decided.'),
        name: z.string(),
        choice: nameChoiceForm.nullable().describe('Null until somebody decides.'),
        mayReplace: z.boolean().describe('False in titles: they are changed where they are written.'),
      })
      .nullable()
      .describe('The name to decide, when that is what is concerned.'),
  })
  .meta({ id: 'ReportRemoval' });

const outing = outsideText
  .extend({
    id: z.uuid(),
    leftAt: instant,
    inside: z
      .object({
        version: z.object({ id: z.uuid(), number: z.int(), name: z.string() }),
        withdrawnAt: instant.nullable(),
        removed: z.array(removal),
        namesDecided: z
          .object({ by: z.string().nullable(), at: instant })
          .nullable()
          .describe('Who decided of the names, when it was let out; null when there was none to decide.'),
      })
      .nullable()
      .describe('What those who read the bilan alone are told; null for others.'),
  })
  .meta({ id: 'ReportOutingText' });

const reading = { method: 'GET', access: signedIn, scope: 'reports:read', tag: 'reports' } as const;

export const outingReadingApi: ApiOperation[] = [
  operation({
    ...reading,
    path: '/reports/:report/outings/:outing',
    operationId: 'readReportOuting',
    summary: 'What left, as it left; what is public is read by anybody, the rest by those who read the bilan',
    response: outing,
    handle: async (visit) => {
      const { report, outing: id } = visit.params;
      if (!isId(report) || !isId(id)) return missing;
      const left = await outingReading(await visit.transaction(), report, id);
      return left ? answer(visit, { id, reading: left, path: paths.reportOuting(report, id) }) : missing;
    },
  }),
  operation({
    ...reading,
    path: '/reports/:report/public',
    operationId: 'readPublicReport',
    summary: 'What is public of a bilan now',
    response: outing,
    handle: async (visit) => {
      const { report } = visit.params;
      if (!isId(report)) return missing;
      const left = await latestOuting(await visit.transaction(), report, { audience: 'public' });
      return left ? answer(visit, { ...left, path: paths.reportPublic(report) }) : missing;
    },
  }),
];

async function answer(
  visit: SignedInVisit,
  left: { id: string; reading: AudienceReading; path: string },
): Promise<Outcome> {
  const seen = await seenFromInside(visit, left);
  const removed = seen ? await removalsOf(await visit.transaction(), left.id) : [];
  return json({
    ...outsideBody(visit, left.reading, left.path),
    ...{ id: left.id, leftAt: left.reading.leftAt },
    inside: seen && {
      version: seen.version,
      withdrawnAt: seen.withdrawnAt,
      removed: removed.map((one) => removalBody(visit, one)),
      namesDecided: removed.some(({ place }) => place?.choice) ? { by: seen.madeBy, at: seen.madeAt } : null,
    },
  });
}

/** What left, or what would: named one by one, so that nothing of the inside comes along. */
export function outsideBody(visit: Visit, reading: AudienceReading, path: string) {
  const { audience, title, startsOn, endsOn, language, version } = reading;
  const told = audience === 'public' ? (version?.adoptions ?? []) : [];
  return {
    ...{ audience, title, startsOn, endsOn, language },
    spaces: reading.spaces.flatMap(({ name }) => name ?? []),
    adoptions: told.map(({ spaceName, adoptedOn, adoptedAt }) => ({ spaceName, adoptedOn, adoptedAt })),
    markdown: markdownOf(visit, reading, toldOutside(visit, { reading, path })),
    figures: [...reading.figures].map(([name, { data }]) => figureBody(name, data)),
  };
}

function figureBody(
  name: string,
  { title, note, description, unit, rowsHeading, series, rows }: FigureData,
): z.output<typeof figure> {
  return {
    ...{ name, title, note, description, unit, rowsHeading },
    series: series.map(({ label }) => label),
    rows: rows.map(({ label, values }) => ({
      label,
      values: values.map(({ value, isHidden }) => ({ value, isHidden: isHidden === true })),
    })),
  };
}

export function removalBody(visit: Visit, { place, ...removal }: Removal) {
  const { sectionId, heading, what, why, words, evidence } = removal;
  const reason = wordsFor(visit.locale, outingWords).why[why];
  return { sectionId, heading, what, why, reason, words, evidence, place: place ?? null };
}
