import { z } from 'zod';
import { isId } from '#/platform/ids.ts';
import { forbidden, json, missing, type Outcome, problem } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { refusal } from '../dossier.api.ts';
import { dossierById } from '../dossier.store.ts';
import * as dossierWords from '../dossier.words.ts';
import { reviseWithdrawal } from './withdrawal.actions.ts';
import { withdrawalBody } from './withdrawal.form.ts';
import { standingOf } from './withdrawal.rules.ts';
import { withdrawalsOf } from './withdrawal.store.ts';
import { lineStandings, withdrawalStandings } from './withdrawal.ts';
import * as withdrawalWords from './withdrawal.words.ts';

const day = z.string().meta({ format: 'date' });

const revision = z
  .object({
    revision: z.number().int(),
    signs: z.string(),
    afterwards: z.string(),
    aimedOn: day.nullable(),
    reviewOn: day.nullable(),
    lines: z.array(
      z.object({
        id: z.string(),
        what: z.string(),
        stands: z.enum(lineStandings),
        withWhom: z.string(),
        onDay: day.nullable(),
      }),
    ),
    reason: z.string(),
    notedAt: z.iso.datetime(),
  })
  .meta({ id: 'WithdrawalRevision' });

const withdrawal = z
  .object({
    standing: z.enum(withdrawalStandings).nullable(),
    /** The one that stands first; none while nobody prepares the withdrawal. */
    revisions: z.array(revision),
  })
  .meta({ id: 'Withdrawal' });

export const withdrawalApi: ApiOperation[] = [
  operation({
    method: 'GET',
    path: '/dossiers/:dossier/plan-de-retrait',
    access: signedIn,
    scope: 'dossiers:read',
    operationId: 'readWithdrawal',
    summary: 'How the withdrawal from a dossier is prepared, every revision, the one that stands first',
    tag: 'dossiers',
    response: withdrawal,
    handle: (visit) => answer(visit),
  }),
  operation({
    method: 'POST',
    path: '/dossiers/:dossier/plan-de-retrait',
    access: signedIn,
    scope: 'dossiers:write',
    operationId: 'reviseWithdrawal',
    summary: 'Write the plan of withdrawal anew over the revision it was read at (0 when there is none)',
    tag: 'dossiers',
    body: withdrawalBody,
    response: withdrawal,
    successStatus: 201,
    handle: async (visit, { body }) => {
      const id = visit.params.dossier;
      if (!isId(id)) return missing;
      const outcome = await reviseWithdrawal(visit, id, body);
      if (outcome.kind === 'conflict') {
        const words = wordsFor(visit.locale, dossierWords).problems;
        const { versionChanged: title, versionChangedText: detail } = words;
        return problem({ status: 412, code: 'version-changed', title, detail });
      }
      if (outcome.kind === 'refused')
        return refusal(visit, outcome, wordsFor(visit.locale, withdrawalWords).errors);
      if (outcome.kind === 'forbidden') return forbidden;
      return outcome.kind === 'done' ? answer(visit, 201) : missing;
    },
  }),
];

async function answer(visit: SignedInVisit, status = 200): Promise<Outcome> {
  const id = visit.params.dossier;
  const transaction = await visit.transaction();
  const dossier = isId(id) ? await dossierById(transaction, id) : null;
  if (!dossier) return missing;
  const revisions = await withdrawalsOf(transaction, dossier.id);
  return json(
    {
      standing: standingOf(dossier.state, revisions.length > 0),
      revisions: revisions.map(({ id: _, dossierId: __, notedBy: ___, notedAt, ...one }) => ({
        ...one,
        notedAt: notedAt.toISOString(),
      })),
    },
    status,
  );
}
