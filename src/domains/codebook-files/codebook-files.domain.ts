import type { Domain } from '#/platform/domain.ts';
import { codebookFilesOperations } from './codebook-files.api.ts';
import { codebookFilesRoutes } from './codebook-files.routes.tsx';

export const codebookFilesDomain: Domain = {
  name: 'codebook-files',
  routes: codebookFilesRoutes,
  api: codebookFilesOperations,
  personalData: 'holds none',
};
