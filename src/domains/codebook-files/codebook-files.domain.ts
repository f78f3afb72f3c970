import type { Domain } from '#/platform/domain.ts';
import { codebookFilesOperations } from './codebook-files.api.ts';
import { codebookFilesRoutes } from './codebook-files.routes.tsx';
import * as codebookFilesWords from './codebook-files.words.ts';

export const codebookFilesDomain: Domain = {
  name: 'codebook-files',
  routes: codebookFilesRoutes,
  api: codebookFilesOperations,
  refusals: [codebookFilesWords],
  personalData: 'holds none',
};
