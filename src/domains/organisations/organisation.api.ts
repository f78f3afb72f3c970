import { z } from 'zod';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import { versionAsked } from '#/platform/if-match.ts';
import { forbidden, json, missing, type Outcome, problem } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { directory } from './directory.store.ts';
import { mergeOrganisations } from './merge.actions.ts';
import { addOrganisation, changeOrganisation, currentOrganisation } from './organisation.actions.ts';
import { organisationForm } from './organisation.form.ts';
import { contentOf } from './organisation.rules.ts';
import { chosenFields, organisationKinds } from './organisation.ts';
import * as organisationWords from './organisation.words.ts';

export const line = z
  .object({
    id: z.uuid(),
    name: z.string(),
    otherNames: z.array(z.string()),
    kind: z.enum(organisationKinds),
  })
  .meta({ id: 'OrganisationLine' });

export const whole = line
  .extend({
    description: z.string(),
    placeIds: z.array(z.uuid()),
    address: z.string(),
    phone: z.string(),
    email: z.string(),
    website: z.string(),
    privacyTitle: z.string(),
    privacyContact: z.string(),
    verifiedOn: z.string().meta({ format: 'date' }).nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Organisation' });

const listQuery = z.object({
  q: z.string().trim().max(200).default(''),
  sorte: z.enum(organisationKinds).nullable().default(null),
  lieu: z.guid().nullable().default(null),
  suite: z.guid().nullable().default(null),
  taille: z.coerce.number().int().min(1).max(200).default(50),
});

const mergeBody = z.object({
  gone: z.guid(),
  take: z.array(z.enum(chosenFields)).max(chosenFields.length).default([]),
});

const tag = 'organisations';

export const organisationApi: ApiOperation[] = [
  operation({
    method: 'GET',
    path: '/organisations',
    access: signedIn,
    scope: 'organisations:read',
    operationId: 'listOrganisations',
    summary: 'The directory, in alphabetical order',
    tag,
    query: listQuery,
    response: z.object({ items: z.array(line), next: z.string().nullable() }),
    handle: async (visit, { query }) => {
      const limits = { text: query.q.replaceAll('\u0000', ''), kind: query.sorte, placeId: query.lieu };
      const lines = await directory(await visit.transaction(), limits, query.suite, query.taille + 1);
      const items = lines.slice(0, query.taille);
      return json({ items, next: lines.length > items.length ? items.at(-1)!.id : null });
    },
  }),
  operation({
    method: 'GET',
    path: '/organisations/:organisme',
    access: signedIn,
    scope: 'organisations:read',
    operationId: 'readOrganisation',
    summary: 'One organisation; the id of a merged one gives the one it became',
    tag,
    response: whole,
    handle: (visit) => answer(visit, visit.params.organisme),
  }),
  operation({
    method: 'POST',
    path: '/organisations',
    access: signedIn,
    scope: 'organisations:write',
    operationId: 'addOrganisation',
    summary: 'Add an organisation; refused when the directory holds names close to it, unless confirmed',
    tag,
    body: organisationForm.extend({ confirmed: z.boolean().default(false) }),
    response: whole,
    successStatus: 201,
    handle: async (visit, { body: { confirmed, ...values } }) => {
      const outcome = await addOrganisation(visit, values, confirmed);
      if (outcome.kind === 'done') return answer(visit, outcome.id, 201);
      if (outcome.kind === 'forbidden') return forbidden;
      if (outcome.kind === 'refused') return refusal(visit, outcome);
      const { alike: title, alikeText: detail } = wordsFor(visit.locale, organisationWords).problems;
      const errors = outcome.lines.map(({ id, name }) => ({ field: id, detail: name }));
      return problem({ status: 409, code: 'alike', title, detail, errors });
    },
  }),
  operation({
    method: 'PUT',
    path: '/organisations/:organisme',
    access: signedIn,
    scope: 'organisations:write',
    operationId: 'changeOrganisation',
    summary: 'Replace what is written of an organisation (If-Match with its ETag)',
    precondition: true,
    tag,
    body: organisationForm,
    response: whole,
    handle: async (visit, { body }) => {
      const id = visit.params.organisme;
      if (!isId(id)) return missing;
      const version = versionAsked(visit);
      if (version === null) return precondition(visit, 428);
      const outcome = await changeOrganisation(visit, id, version, body);
      if (outcome.kind === 'done') return answer(visit, id);
      if (outcome.kind === 'conflict') return precondition(visit, 412);
      return outcome.kind === 'refused' ? refusal(visit, outcome) : outcome;
    },
  }),
  operation({
    method: 'POST',
    path: '/organisations/:organisme/fusion',
    access: signedIn,
    scope: 'organisations:write',
    operationId: 'mergeOrganisations',
    summary: 'Merge another organisation into this one, taking the named fields from the other',
    tag,
    body: mergeBody,
    response: whole,
    handle: async (visit, { body }) => {
      const id = visit.params.organisme;
      if (!isId(id)) return missing;
      const fromGone = new Set(body.take);
      const outcome = await mergeOrganisations(visit, {
        kept: id,
        gone: body.gone,
        versions: null,
        fromGone,
      });
      if (outcome.kind === 'done') return answer(visit, id);
      return outcome.kind === 'refused' ? refusal(visit, { field: 'gone', key: outcome.key }) : outcome;
    },
  }),
];

export async function answer(visit: SignedInVisit, id: string | undefined, status = 200): Promise<Outcome> {
  const found = isId(id) ? await currentOrganisation(await visit.transaction(), id) : null;
  if (!found) return missing;
  const { verifiedOn, version } = found;
  const body = { id: found.id, ...contentOf(found), verifiedOn, version };
  return json(body, status, { etag: `"${version}"` });
}

export function precondition(visit: SignedInVisit, status: 412 | 428): Outcome {
  const words = wordsFor(visit.locale, organisationWords).problems;
  return status === 428
    ? problem({
        status,
        code: 'precondition-missing',
        title: words.preconditionMissing,
        detail: words.preconditionMissingText,
      })
    : problem({
        status,
        code: 'version-changed',
        title: words.versionChanged,
        detail: words.versionChangedText,
      });
}

export function refusal(visit: SignedInVisit, outcome: { field: string; key: string }): Outcome {
  const words = wordsFor(visit.locale, organisationWords);
  const said = errorSentences(visit.locale, [{ ...outcome, values: {} }], words.errors);
  return problem({
    status: 422,
    code: 'refused',
    title: words.problems.refused,
    detail: said.errors[0]?.message,
    errors: said.errors.map((error) => ({ field: error.field, detail: error.message })),
  });
}
