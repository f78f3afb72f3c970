import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { completenessRoutes } from './completeness/completeness.routes.tsx';
import { conventionOperations } from './conventions/convention.api.ts';
import { conventionRoutes } from './conventions/convention.routes.tsx';
import * as conventionWords from './conventions/convention.words.ts';
import { territoryFigureOperations } from './figure-territory.api.ts';
import { sideBySideRoutes } from './side-by-side/side-by-side.routes.tsx';
import { statementOperations } from './statement.api.ts';
import { statementRoutes } from './statement.routes.tsx';
import { statementActsOf } from './statement.store.ts';
import * as statementWords from './statement.words.ts';
import { seedStatements } from './statements.seed.ts';
import { declaredOfTrace } from './trace-declared.actions.ts';
import { answerRoutes } from './transmissions/answer.routes.tsx';
import { contributionOperations } from './transmissions/contribution.api.ts';
import { contributionRoutes } from './transmissions/contribution.routes.tsx';
import * as contributionWords from './transmissions/contribution.words.ts';
import { lifeRoutes } from './transmissions/life.routes.tsx';
import * as lifeWords from './transmissions/life.words.ts';
import { forgetContributionsOf, lifeActsOf } from './transmissions/personal-data.store.ts';
import { readingRoutes } from './transmissions/reading.routes.tsx';
import { transmissionsToday } from './transmissions/today.routes.tsx';
import { transmissionOperations } from './transmissions/transmission.api.ts';
import { transmissionRoutes } from './transmissions/transmission.routes.tsx';
import * as transmissionWords from './transmissions/transmission.words.ts';
import { transmissionFormRoutes } from './transmissions/transmission-form.routes.tsx';
import { seedTransmissions } from './transmissions/transmissions.seed.ts';

export const statementsDomain: Domain = {
  name: 'statements',
  becomingOf: declaredOfTrace,
  routes: [
    ...sideBySideRoutes,
    ...contributionRoutes,
    ...statementRoutes,
    ...lifeRoutes,
    ...transmissionFormRoutes,
    ...completenessRoutes,
    ...conventionRoutes,
    ...transmissionRoutes,
    ...answerRoutes,
    ...readingRoutes,
  ],
  api: [
    ...statementOperations,
    ...transmissionOperations,
    ...contributionOperations,
    ...conventionOperations,
    ...territoryFigureOperations,
  ],
  refusals: [conventionWords, statementWords, lifeWords, transmissionWords],
  menu: [
    { label: { fr: 'Relevés', en: 'Statements' }, path: paths.statements, order: 40, place: 'main' },
    {
      label: { fr: contributionWords.fr.title, en: contributionWords.en.title },
      path: paths.contributions,
      order: 60,
      place: 'person',
    },
  ],
  personalData: {
    exportOf: async (transaction, personId) => ({
      statementsOpenedOrCompiled: await statementActsOf(transaction, personId),
      ...(await lifeActsOf(transaction, personId)),
    }),
    // Figures name no person; who opened, compiled, transmitted or read one loses their name with the person's row;
    // whose traces were counted is forgotten.
    erase: forgetContributionsOf,
  },
  today: transmissionsToday,
  seed: async (context) => {
    await seedStatements(context);
    await seedTransmissions(context);
  },
};
