import { addDays, formatDate } from '#/french/dates.ts';
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
import { withdrawalApi } from './withdrawals/withdrawal.api.ts';
import { withdrawalRoutes } from './withdrawals/withdrawal.routes.tsx';
import { withdrawalsToReview } from './withdrawals/withdrawal.store.ts';
import * as withdrawalWords from './withdrawals/withdrawal.words.ts';

/** How far back a move is told on « Aujourd’hui », and how far ahead a plan to read again, in days. */
const [daysBack, daysAhead] = [7, 14];

export const dossiersDomain: Domain = {
  name: 'dossiers',
  sheets: ['chronicles'],
  routes: [
    ...dossierRoutes,
    ...dossierStateRoutes,
    ...partnerRoutes,
    ...withdrawalRoutes,
    ...vocabularyRoutes,
  ],
  api: [...dossierApi, ...withdrawalApi, ...vocabularyApi],
  refusals: [dossierWords, withdrawalWords],
  menu: [{ label: { fr: 'Dossiers', en: 'Cases' }, path: paths.dossiers, order: 20, place: 'main' }],
  personalData: {
    exportOf: async (transaction, personId) => ({ ...(await dossiersWrittenBy(transaction, personId)) }),
    erase: forgetInDossiers,
  },
  today: async (transaction, _viewer, locale, today) => {
    const words = wordsFor(locale, dossierWords);
    const moves = await recentMoves(transaction, addDays(today, -daysBack), 5);
    const reviews = await withdrawalsToReview(transaction, addDays(today, daysAhead), 3);
    const toReview = wordsFor(locale, withdrawalWords).toReview;
    return [
      ...reviews.map(
        (one): TodayEntry => ({
          at: null,
          label: toReview(one.title, formatDate(one.reviewOn, locale)),
          href: paths.dossierWithdrawal(one.dossierId),
          kind: 'awaits',
        }),
      ),
      ...moves.map(
        (move): TodayEntry => ({
          at: move.notedAt,
          label: words.movedEntry(move.title, words.states[move.state]),
          href: paths.dossier(move.dossierId),
          kind: 'moved',
        }),
      ),
    ];
  },
  seed: seedDossiers,
};
