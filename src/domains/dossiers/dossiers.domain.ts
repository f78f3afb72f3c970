import { paths } from '#/paths.ts';
import type { Domain, TodayEntry } from '#/platform/domain.ts';
import { wordsFor } from '#/platform/visit.ts';
import { dossierApi } from './dossier.api.ts';
import { dossierRoutes } from './dossier.routes.tsx';
import * as dossierWords from './dossier.words.ts';
import { recentMoves } from './dossier-list.store.ts';
import { dossierStateRoutes } from './dossier-state.routes.tsx';
import { seedDossiers } from './dossiers.seed.ts';
import { partnerRoutes } from './partner.routes.tsx';
import { dossiersWrittenBy, forgetInDossiers } from './personal-data.store.ts';
import { vocabularyApi } from './vocabulary.api.ts';
import { vocabularyRoutes } from './vocabulary.routes.tsx';

const daysOnToday = 7;

export const dossiersDomain: Domain = {
  name: 'dossiers',
  routes: [...dossierRoutes, ...dossierStateRoutes, ...partnerRoutes, ...vocabularyRoutes],
  api: [...dossierApi, ...vocabularyApi],
  menu: [{ label: { fr: 'Dossiers', en: 'Cases' }, path: paths.dossiers, order: 20, place: 'main' }],
  personalData: {
    exportOf: async (transaction, personId) => ({ ...(await dossiersWrittenBy(transaction, personId)) }),
    erase: forgetInDossiers,
  },
  today: async (transaction, _viewer, locale, today) => {
    const since = new Date(Date.parse(`${today}T00:00:00Z`) - daysOnToday * 86_400_000);
    const words = wordsFor(locale, dossierWords);
    const moves = await recentMoves(transaction, since.toISOString().slice(0, 10), 5);
    return moves.map(
      (move): TodayEntry => ({
        at: move.notedAt,
        label: words.movedEntry(move.title, words.states[move.state]),
        href: paths.dossier(move.dossierId),
        kind: 'moved',
      }),
    );
  },
  seed: seedDossiers,
};
