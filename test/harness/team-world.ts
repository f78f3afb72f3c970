import { expect } from 'vitest';
import type { Role } from '#/platform/visit.ts';
import { htmlFaults } from './html.ts';
import { type TestSite, testSite, type Visitor } from './site.ts';

/** A team, those who work there or look on, and somebody of another space. */
export interface TeamWorld {
  site: TestSite;
  /** Keeps the memory of the team. */
  maude: Visitor;
  /** Works in the team. */
  idriss: Visitor;
  /** Guest of the team. */
  denis: Visitor;
  /** Of another space. */
  outsider: Visitor;
  team: string;
  elsewhere: string;
}

/** `keeper`: the role in which Maude keeps the memory of the team. */
export async function teamWorld(keeper: Role = 'facilitator'): Promise<TeamWorld> {
  const site = await testSite();
  const maude = await site.person('Maude Lavigueur');
  const idriss = await site.person('Idriss Benali');
  const denis = await site.person('Denis Fafard');
  const outsider = await site.person('Ghyslaine Ouimet');
  const team = await site.space('Équipe', [
    [maude, keeper],
    [idriss, 'member'],
    [denis, 'guest'],
  ]);
  const elsewhere = await site.space('Ailleurs', [[outsider, 'facilitator']]);
  return { site, maude, idriss, denis, outsider, team, elsewhere };
}

export const lastOf = (answer: Response) =>
  answer.headers.get('location')!.split(/[?#]/)[0]!.split('/').at(-1)!;

/** What a form that was accepted leads to. */
export async function done(answer: Response): Promise<string> {
  expect(answer.status, await answer.clone().text()).toBe(303);
  return lastOf(answer);
}

/** A page that is valid HTML, its unbreakable spaces plain. */
export async function readPage(visitor: Visitor, address: string, status = 200): Promise<string> {
  const answer = await visitor.get(address);
  expect(answer.status, address).toBe(status);
  return pageText(answer, address);
}

export async function pageText(answer: Response, address: string): Promise<string> {
  const html = await answer.text();
  expect(await htmlFaults(html), address).toEqual([]);
  return html.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');
}

/** A form that was refused, shown again. */
export async function refusedForm(answer: Response): Promise<string> {
  expect(answer.status).toBe(422);
  return pageText(answer, 'refused');
}
