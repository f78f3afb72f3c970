import { addDays, formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { wordsFor } from '#/platform/visit.ts';
import { chronicleApi } from './chronicle.api.ts';
import { chronicleRoutes } from './chronicle.routes.tsx';
import * as chronicleWords from './chronicle.words.ts';
import { seedChronicles } from './chronicles.seed.ts';
import { dossierFileApi } from './dossier-file.api.ts';
import { dossierFileRoutes } from './dossier-file.routes.tsx';
import { filesOfDossiersAmong } from './dossier-file.store.ts';
import { markedEventRoutes } from './marked-event.routes.tsx';
import { nextStepRoutes } from './next-step.routes.tsx';
import { stepsDueBy } from './next-step.store.ts';
import { observedChangeRoutes } from './observed-change.routes.tsx';
import { chroniclesWrittenBy, filesGivenBy, forgetInChronicles } from './personal-data.store.ts';
import { sheetRoutes } from './sheet.routes.tsx';
import { storiesOfTrace } from './trace-story.store.ts';

/** How far ahead a step is told on « Aujourd’hui », in days. */
const daysAhead = 7;

export const chroniclesDomain: Domain = {
  name: 'chronicles',
  sheets: ['chronicles'],
  // Addresses with a name of their own come before the one of any change.
  routes: [
    ...markedEventRoutes,
    ...observedChangeRoutes,
    ...nextStepRoutes,
    ...dossierFileRoutes,
    ...sheetRoutes,
    ...chronicleRoutes,
  ],
  api: [...chronicleApi, ...dossierFileApi],
  refusals: [chronicleWords],
  personalData: { exportOf: chroniclesWrittenBy, filesOf: filesGivenBy, erase: forgetInChronicles },
  neededFiles: { folder: 'attachments', among: filesOfDossiersAmong },
  today: async (transaction, _viewer, locale, today) => {
    const words = wordsFor(locale, chronicleWords);
    const steps = await stepsDueBy(transaction, addDays(today, daysAhead), 5);
    return steps.map((step) => ({
      at: null,
      label: words.stepDue(step.text, formatDate(step.dueOn, locale)),
      href: paths.dossier(step.dossierId),
      kind: 'awaits' as const,
    }));
  },
  becomingOf: async (visit, trace) => {
    const { became } = wordsFor(visit.locale, chronicleWords);
    const stories = await storiesOfTrace(await visit.transaction(), trace.id);
    return stories.map(({ id, title, told }) => ({
      label: title,
      href: paths.dossier(id),
      note: became[told],
    }));
  },
  seed: seedChronicles,
};
