import { expect } from 'vitest';
import { paths } from '#/paths.ts';
import { htmlFaults } from './html.ts';
import { type TestSite, type Typed, testSite, type Visitor } from './site.ts';

/** A team that notes, one dossier, and those who write, read or may not see its bilans. */
export interface ReportWorld {
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
  dossier: string;
  note(who: Visitor, typed: Typed): Promise<string>;
  compose(who?: Visitor, typed?: Typed): Promise<string>;
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

export async function reportWorld(): Promise<ReportWorld> {
  const site = await testSite();
  const maude = await site.person('Maude Lavigueur');
  const idriss = await site.person('Idriss Benali');
  const denis = await site.person('Denis Fafard');
  const outsider = await site.person('Ghyslaine Ouimet');
  const team = await site.space('Équipe', [
    [maude, 'facilitator'],
    [idriss, 'member'],
    [denis, 'guest'],
  ]);
  const elsewhere = await site.space('Ailleurs', [[outsider, 'facilitator']]);
  const note = async (who: Visitor, typed: Typed) =>
    done(
      await who.post(paths.newTrace, {
        spaceId: team,
        visibility: 'space',
        addressee: 'community',
        eventOn: '2026-02-03',
        natures: ['concertation'],
        ...typed,
      }),
    );
  const compose = async (who = idriss, typed: Typed = {}) =>
    done(
      await who.post(paths.newReport, {
        template: 'bilan-equipe',
        spaceIds: [team],
        period: 'autre',
        startsOn: '2025-04-01',
        endsOn: '2026-03-31',
        audience: 'team',
        language: 'fr',
        ...typed,
      }),
    );
  const dossier = await done(
    await maude.post(paths.dossiers, {
      spaceId: team,
      title: 'Marche du jeudi',
      summary: 'Une marche pour briser l’isolement.',
      state: 'accompanying',
      sinceOn: '2025-06-02',
    }),
  );
  for (const [at, text] of ['Première marche', 'Deuxième marche', 'Troisième marche'].entries()) {
    await note(idriss, { text, dossierIds: [dossier], duration: '60', peopleCount: String(8 + at) });
  }
  await note(idriss, {
    text: 'Retour sur la marche',
    dossierIds: [dossier],
    whatChanged: 'Deux voisines s’appellent maintenant.',
    duration: '45',
  });
  return { site, maude, idriss, denis, outsider, team, elsewhere, dossier, note, compose };
}

/** Ids of the sections that a page of a bilan shows, in order. */
export function sectionIds(html: string): string[] {
  return [...html.matchAll(/<section id="section-([0-9a-f-]{36})"/g)].map(([, id]) => id!);
}
