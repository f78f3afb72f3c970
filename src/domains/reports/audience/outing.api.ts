import { z } from 'zod';
import { reportAsked } from '#/domains/reports/report.api.ts';
import { outingWordsOf } from '#/domains/reports/report.routes.tsx';
import { paths } from '#/paths.ts';
import { type NotDone, notDoneProblem } from '#/platform/api-problems.ts';
import { isId } from '#/platform/ids.ts';
import { forbidden, json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { outsideAudiences } from './audience.ts';
import { namesForm } from './name-choice.form.ts';
import { letOut, previewOuting, withdraw } from './outing.actions.ts';
import { outingForm } from './outing.form.ts';
import { mayPrepare } from './outing.routes.tsx';
import { outingsOf } from './outing.store.ts';
import type { Outing } from './outing.ts';
import { outsideBody, outsideText, removal, removalBody } from './outing-reading.api.ts';

const outing = z
  .object({
    id: z.uuid(),
    audience: z.enum(outsideAudiences),
    version: z.object({ id: z.uuid(), number: z.int(), name: z.string() }),
    madeAt: z.iso.datetime(),
    withdrawnAt: z.iso.datetime().nullable().describe('Null while it stands.'),
  })
  .meta({ id: 'ReportOuting' });

const check = z.object({
  leaves: outsideText,
  removed: z.array(removal),
  needsRereading: z.boolean().describe('People wrote sentences that rest on what does not leave.'),
  undecided: z
    .int()
    .describe('Names of which nobody said yet whether they stay: none when it is for everybody.'),
  print: z.string().describe('To be sent back when it is let out: something else does not leave instead.'),
});

const reading = { method: 'GET', access: signedIn, scope: 'reports:read', tag: 'reports' } as const;
const writing = { method: 'POST', access: signedIn, scope: 'reports:write', tag: 'reports' } as const;

export const outingApi: ApiOperation[] = [
  operation({
    ...reading,
    path: '/reports/:report/outings',
    operationId: 'listReportOutings',
    summary: 'What left a bilan, for whom, withdrawn or not, the latest first',
    response: z.object({ items: z.array(outing) }),
    handle: async (visit) => {
      const found = await reportAsked(visit);
      if (!found) return missing;
      return json({ items: (await outingsOf(await visit.transaction(), found.report.id)).map(outingBody) });
    },
  }),
  operation({
    ...reading,
    method: 'POST',
    path: '/reports/:report/outing-check',
    operationId: 'checkReportOuting',
    summary:
      'What of a version would reach an audience, what would not and why, and the names to decide; nothing leaves',
    body: outingForm.pick({ version: true, audience: true }).extend({ names: namesForm }),
    response: check,
    handle: async (visit, { body }) => {
      const found = await reportAsked(visit);
      if (!found) return missing;
      if (!mayPrepare(visit, found)) return forbidden;
      const leaving = { audience: body.audience, choices: new Map(Object.entries(body.names)) };
      const preview = await previewOuting(visit, found, body.version, leaving);
      if (!preview) return missing;
      const { print, needsRereading, undecided } = preview;
      return json({
        leaves: outsideBody(visit, preview.reading, paths.reportOutings(found.report.id)),
        removed: preview.reading.removed.map((one) => removalBody(visit, one)),
        ...{ needsRereading, undecided, print },
      });
    },
  }),
  operation({
    ...writing,
    path: '/reports/:report/outings',
    operationId: 'letReportOut',
    summary:
      'Let a version out as it was checked; for everybody, once it is adopted and each name is decided',
    body: outingForm.extend({ names: namesForm }),
    response: outing,
    successStatus: 201,
    handle: async (visit, { body: { names, ...values } }) => {
      const { report } = visit.params;
      if (!isId(report)) return missing;
      const outcome = await letOut(visit, report, values, new Map(Object.entries(names)));
      return outcome.kind === 'done' ? answer(visit, report, outcome.id, 201) : told(visit, outcome);
    },
  }),
  operation({
    ...writing,
    path: '/reports/:report/outings/:outing/withdrawal',
    operationId: 'withdrawReportOuting',
    summary:
      'Withdraw what left: nobody outside reads it here any more; what was taken away is not called back',
    response: outing,
    handle: async (visit) => {
      const { report, outing: id } = visit.params;
      if (!isId(report) || !isId(id)) return missing;
      const outcome = await withdraw(visit, report, id);
      return outcome.kind === 'done' ? answer(visit, report, id, 200) : told(visit, outcome);
    },
  }),
];

const told = (visit: SignedInVisit, outcome: NotDone) =>
  notDoneProblem(visit, outcome, outingWordsOf(visit).errors);

async function answer(visit: SignedInVisit, report: string, id: string, status: number): Promise<Outcome> {
  const found = (await outingsOf(await visit.transaction(), report)).find((one) => one.id === id);
  return found ? json(outingBody(found), status) : missing;
}

function outingBody({ id, audience, version, madeAt, withdrawnAt }: Outing) {
  return { id, audience, version, madeAt, withdrawnAt };
}
