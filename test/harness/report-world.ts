import { paths } from '#/paths.ts';
import type { Typed, Visitor } from './site.ts';
import { done, type TeamWorld, teamWorld } from './team-world.ts';

export { done, lastOf, pageText, readPage } from './team-world.ts';

/** A team that notes, one dossier, and those who write, read or may not see its bilans. */
export interface ReportWorld extends TeamWorld {
  dossier: string;
  note(who: Visitor, typed: Typed): Promise<string>;
  compose(who?: Visitor, typed?: Typed): Promise<string>;
}

export async function reportWorld(): Promise<ReportWorld> {
  const world = await teamWorld();
  const { maude, idriss, team } = world;
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
  return { ...world, dossier, note, compose };
}

/** Ids of the sections that a page of a bilan shows, in order. */
export function sectionIds(html: string): string[] {
  return [...html.matchAll(/<section id="section-([0-9a-f-]{36})"/g)].map(([, id]) => id!);
}
