import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { sideBySideRoutes } from './side-by-side/side-by-side.routes.tsx';
import { statementOperations } from './statement.api.ts';
import { statementRoutes } from './statement.routes.tsx';
import { statementActsOf } from './statement.store.ts';
import { seedStatements } from './statements.seed.ts';

export const statementsDomain: Domain = {
  name: 'statements',
  routes: [...sideBySideRoutes, ...statementRoutes],
  api: statementOperations,
  menu: [{ label: { fr: 'Relevés', en: 'Statements' }, path: paths.statements, order: 40, place: 'main' }],
  personalData: {
    exportOf: async (transaction, personId) => ({
      statementsOpenedOrCompiled: await statementActsOf(transaction, personId),
    }),
    // Figures name no person; who opened or compiled a statement is forgotten with the person's row.
    erase: async () => {},
  },
  seed: seedStatements,
};
