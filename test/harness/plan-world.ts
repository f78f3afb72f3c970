import { expect } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { answered } from './api-answer.ts';
import { type TestSite, testSite, type Visitor } from './site.ts';

/** A plan of a team as programs see it: who keeps its memory, works in it, reads it; who is elsewhere. */
export interface PlanWorld {
  site: TestSite;
  /** Keeps the memory of the team and of the table. */
  maude: Visitor;
  /** Works in the team. */
  idriss: Visitor;
  /** Guest of the team. */
  denis: Visitor;
  /** Works at the table. */
  kim: Visitor;
  /** Of another space. */
  outsider: Visitor;
  team: string;
  table: string;
  /** Opens a plan of the team; returns its address in the API. */
  open(title: string): Promise<string>;
  /** Adds an action to the plan of this address; returns its id. */
  add(api: string, title: string): Promise<string>;
}

export async function planWorld(): Promise<PlanWorld> {
  const site = await testSite();
  const maude = await site.person('Maude Lavigueur');
  const idriss = await site.person('Idriss Benali');
  const denis = await site.person('Denis Fafard');
  const kim = await site.person('Kim Ostiguy');
  const outsider = await site.person('Ghyslaine Ouimet');
  const team = await site.space('Équipe', [
    [maude, 'secretary'],
    [idriss, 'member'],
    [denis, 'guest'],
  ]);
  const table = await site.space('Table du logement', [
    [maude, 'secretary'],
    [kim, 'member'],
  ]);
  await site.space('Ailleurs', [[outsider, 'facilitator']]);
  const open = async (title: string) => {
    const typed = { title, spaceId: team, startsOn: '2025-04-01' };
    const { id } = await answered<{ id: string }>(
      'openPlan',
      await maude.send('POST', `${paths.api}/plans`, typed),
    );
    return `${paths.api}/plans/${id}`;
  };
  const add = async (api: string, title: string) => {
    const answer = await maude.send('POST', `${api}/elements`, { title, level: 'action' });
    return (await answered<{ id: string }>('addPlanItem', answer)).id;
  };
  return { site, maude, idriss, denis, kim, outsider, team, table, open, add };
}

/** An act of the API that changes something. */
export interface Act {
  method: string;
  address: string;
  body?: unknown;
  etag?: string;
}

const headersOf = ({ etag }: Act) => (etag === undefined ? undefined : { 'if-match': etag });

/** Nobody does it who may not: a stranger signs in, another space sees nothing, too low a role is refused. */
export async function expectKept(world: PlanWorld, act: Act, tooLow: readonly Visitor[]): Promise<void> {
  const status = async (who: Visitor) =>
    (await who.send(act.method, act.address, act.body, headersOf(act))).status;
  const name = `${act.method} ${act.address}`;
  expect(await status(world.site.stranger), name).toBe(401);
  expect(await status(world.outsider), name).toBe(404);
  for (const who of tooLow) expect(await status(who), name).toBe(403);
}

/** It asks what was read, and is not done from something else. */
export async function expectAsRead(who: Visitor, { method, address, body }: Act): Promise<void> {
  const name = `${method} ${address}`;
  expect((await who.send(method, address, body)).status, name).toBe(428);
  const stale = await who.send(method, address, body, { 'if-match': '"999999"' });
  expect(stale.status, name).toBe(412);
  expect(stale.headers.get('content-type')).toContain('application/problem+json');
}

/** Sent twice under one key, it is done once and answered the same. */
export async function sentTwice(who: Visitor, act: Act): Promise<Response> {
  const headers = { ...headersOf(act), 'idempotency-key': newId() };
  const first = await who.send(act.method, act.address, act.body, headers);
  const again = await who.send(act.method, act.address, act.body, headers);
  expect(again.status).toBe(first.status);
  expect(await again.json()).toEqual(await first.clone().json());
  return first;
}
