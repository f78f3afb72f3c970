import type { Domain } from '#/platform/domain.ts';
import { codebookFilesRoutes } from './codebook-files.routes.tsx';

export const codebookFilesDomain: Domain = {
  name: 'codebook-files',
  routes: codebookFilesRoutes,
  personalData: 'holds none',
};
