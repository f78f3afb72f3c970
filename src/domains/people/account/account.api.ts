import { z } from 'zod';
import { passkeysOf } from '#/domains/people/passkeys/passkey.store.ts';
import { ownAccount } from '#/domains/people/person.store.ts';
import type { Account } from '#/domains/people/person.ts';
import { ownSessions } from '#/domains/people/session.store.ts';
import { endToken } from '#/domains/people/tokens/token.actions.ts';
import { tokensOf } from '#/domains/people/tokens/token.store.ts';
import { versionProblem } from '#/platform/api-problems.ts';
import { isId } from '#/platform/ids.ts';
import { printAsked, printOf } from '#/platform/if-match.ts';
import { forbidden, json, missing, type Outcome, problem } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { changeIdentity, closeOtherSessions, closeOwnSession } from './account.actions.ts';
import { identityForm } from './account.form.ts';
import * as accountWords from './account.words.ts';

const instant = z.iso.datetime();

const account = z
  .object({
    name: z.string(),
    locale: z.enum(['fr', 'en']),
    email: z.string().nullable(),
    emailIsVerified: z.boolean(),
    joinedAt: instant,
  })
  .meta({ id: 'Account' });

const sessions = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      device: z.string(),
      openedAt: instant,
      seenAt: instant,
      isThisOne: z.boolean(),
    }),
  ),
});

const tokens = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      scopes: z.array(z.string()),
      madeAt: instant,
      usedAt: instant.nullable(),
      expiresAt: instant.nullable(),
    }),
  ),
});

const passkeys = z.object({
  items: z.array(z.object({ id: z.uuid(), name: z.string(), madeAt: instant, usedAt: instant.nullable() })),
});

const reading = { access: signedIn, scope: 'account:read', tag: 'account' } as const;
const acting = { access: signedIn, scope: 'account:write', tag: 'account' } as const;

/** One's own account, but for what opens it: see docs/decisions/0022-what-a-token-never-does.md. */
export const accountApi: ApiOperation[] = [
  operation({
    ...reading,
    method: 'GET',
    path: '/me/account',
    operationId: 'readAccount',
    summary: 'The account of the caller',
    response: account,
    handle: answer,
  }),
  operation({
    ...acting,
    method: 'PUT',
    path: '/me/account',
    operationId: 'changeAccount',
    summary: 'Change the name and the language of the caller (If-Match with the ETag of the account)',
    precondition: true,
    body: identityForm,
    response: account,
    handle: (visit, { body }) =>
      changing(visit, async (own) => {
        const read = printAsked(visit);
        if (read === null) return versionProblem(visit, 428);
        if (read !== printOf(JSON.stringify(shown(own)))) return versionProblem(visit, 412);
        await changeIdentity(visit, body);
        return answer(visit);
      }),
  }),
  operation({
    ...reading,
    method: 'GET',
    path: '/me/sessions',
    operationId: 'listSessions',
    summary: 'Open sessions of the caller, the last seen first',
    response: sessions,
    handle: async (visit) => {
      const open = await ownSessions(await visit.transaction(), visit.now);
      return json({ items: open.map((one) => ({ ...one, isThisOne: one.id === visit.viewer.sessionId })) });
    },
  }),
  operation({
    ...acting,
    method: 'DELETE',
    path: '/me/sessions',
    operationId: 'endOtherSessions',
    summary: 'Close every session of the caller but the one that asks, if it is one; tells how many',
    response: z.object({ closed: z.int() }),
    handle: (visit) => changing(visit, async () => json({ closed: await closeOtherSessions(visit) })),
  }),
  operation({
    ...acting,
    method: 'DELETE',
    path: '/me/sessions/:session',
    operationId: 'endSession',
    summary: 'Close a session of the caller',
    successStatus: 204,
    handle: (visit) =>
      changing(visit, async () => {
        const { session } = visit.params;
        return isId(session) && (await closeOwnSession(visit, session)) ? json(undefined, 204) : missing;
      }),
  }),
  operation({
    ...reading,
    method: 'GET',
    path: '/me/tokens',
    operationId: 'listTokens',
    summary: 'Personal tokens of the caller, the newest first; what they say is never told again',
    response: tokens,
    handle: async (visit) =>
      json({ items: await tokensOf(await visit.transaction(), visit.viewer.personId) }),
  }),
  operation({
    ...acting,
    method: 'DELETE',
    path: '/me/tokens/:token',
    operationId: 'endToken',
    summary: 'Revoke a personal token of the caller, the one that asks included',
    successStatus: 204,
    handle: (visit) =>
      changing(visit, async () => {
        const { token } = visit.params;
        return isId(token) && (await endToken(visit, token)) ? json(undefined, 204) : missing;
      }),
  }),
  operation({
    ...reading,
    method: 'GET',
    path: '/me/passkeys',
    operationId: 'listPasskeys',
    summary: 'Passkeys of the caller, the oldest first; they are added and removed on the page alone',
    response: passkeys,
    handle: async (visit) =>
      json({ items: await passkeysOf(await visit.transaction(), visit.viewer.personId) }),
  }),
];

const shown = ({ name, locale, email, emailIsVerified, joinedAt }: Account) => ({
  ...{ name, locale, email, emailIsVerified },
  joinedAt: joinedAt.toISOString(),
});

async function answer(visit: SignedInVisit): Promise<Outcome> {
  const own = await ownAccount(await visit.transaction());
  if (!own) return missing;
  const body = shown(own);
  return json(body, 200, { etag: `"${printOf(JSON.stringify(body))}"` });
}

/** Never the account of somebody of the story, whom anybody may enter as. */
async function changing(visit: SignedInVisit, act: (account: Account) => Promise<Outcome>): Promise<Outcome> {
  const own = await ownAccount(await visit.transaction());
  if (!own) return forbidden;
  if (!own.isOfTheStory) return act(own);
  const { title, text: detail } = wordsFor(visit.locale, accountWords).story;
  return problem({ status: 403, code: 'story', title, detail });
}
