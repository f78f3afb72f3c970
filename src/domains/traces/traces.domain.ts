import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { addJob } from '#/platform/jobs.ts';
import { attachmentRoutes } from './attachment.routes.tsx';
import { bulkRoutes } from './bulk.routes.tsx';
import { filesJoinedBy, forgetInJournal, journalOf } from './personal-data.store.ts';
import { quickEntry, quickTraceRoutes } from './quick-trace.routes.tsx';
import { traceApi } from './trace.api.ts';
import { traceRoutes } from './trace.routes.tsx';
import * as traceWords from './trace.words.ts';
import { traceCompletionRoutes } from './trace-completion.routes.tsx';
import { traceFormRoutes } from './trace-form.routes.tsx';
import { traceHistoryRoutes } from './trace-history.routes.tsx';
import { traceListRoutes } from './trace-list.routes.tsx';
import { recentTraces } from './trace-list.store.ts';
import { tracePartApi } from './trace-parts.api.ts';
import { seedTraces } from './traces.seed.ts';
import { emptyTrash, sweepFiles } from './trash.jobs.ts';
import { filesOfTracesAmong } from './trash.store.ts';
import { weekRoutes } from './week.routes.tsx';

export const tracesDomain: Domain = {
  name: 'traces',
  // Addresses with a name of their own come before the one of any trace.
  routes: [
    ...traceListRoutes,
    ...quickTraceRoutes,
    ...weekRoutes,
    ...bulkRoutes,
    ...traceFormRoutes,
    ...traceCompletionRoutes,
    ...traceHistoryRoutes,
    ...traceRoutes,
    ...attachmentRoutes,
  ],
  api: [...tracePartApi, ...traceApi],
  refusals: [traceWords],
  menu: [{ label: { fr: 'Traces', en: 'Traces' }, path: paths.traces, order: 10, place: 'main' }],
  jobs: { 'traces.empty-trash': emptyTrash, 'traces.sweep': sweepFiles },
  schedule: { 'traces.empty-trash': '17 4 * * *' },
  personalData: {
    exportOf: journalOf,
    filesOf: filesJoinedBy,
    erase: async (transaction, personId) => {
      await forgetInJournal(transaction, personId);
      await addJob(transaction, 'traces.sweep', {}, { key: 'traces.sweep' });
    },
  },
  neededFiles: { folder: 'attachments', among: filesOfTracesAmong },
  quickEntry: (visit) => quickEntry(visit),
  today: async (transaction, viewer) => {
    const traces = await recentTraces(transaction, viewer, 6);
    return traces.map((trace) => ({
      at: trace.enteredAt,
      label: trace.title,
      href: paths.trace(trace.id),
      kind: 'moved' as const,
    }));
  },
  seed: seedTraces,
};
