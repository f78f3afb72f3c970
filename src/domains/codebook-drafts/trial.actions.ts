import {
  type Codebook,
  type CodebookFault,
  compileCodebook,
  extendedCodebook,
  type InputValues,
  inputIds,
  versionBefore,
} from '#/domains/codebooks/codebooks.public.ts';
import {
  compileStatement,
  differenceBetween,
  scopeOf,
  type TraceGroup,
  traceGroups,
  tracesTaken,
} from '#/domains/statements/statements.public.ts';
import { visibleTraces } from '#/domains/traces/traces.public.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { samplePeriod } from './draft.rules.ts';
import type { CodebookDraft } from './draft.ts';
import { rowMoves, tableCounts, takenBy } from './trial.rules.ts';
import type { CountedTable, RowTraces, SamplePeriod, Trial } from './trial.ts';

type Inputs = Parameters<typeof traceGroups>[2];

/** Places whose errors keep the table from being run. */
const running = [
  'mapping',
  'fields',
  'translations',
  'validations',
  'countedBy',
  'kinds',
  'acts',
  'codeLists',
];

/** Whether the draft can be run as it stands: nothing that its rules read is broken. */
export function mayRun(faults: readonly CodebookFault[]): boolean {
  const breaking = new Set([
    'impossibleRow',
    'unreachableRow',
    'rowsOverlap',
    'emptyText',
    'codeOutsideValidity',
  ]);
  return !faults.some(
    ({ importance, place, code }) =>
      importance === 'error' && !breaking.has(code) && running.includes(place.split('/')[0] ?? ''),
  );
}

function scopeIn(visit: SignedInVisit, draft: CodebookDraft, { period }: SamplePeriod) {
  const { startsOn, endsOn } = period;
  const clock = { today: visit.today, timeZone: visit.services.settings.timeZone };
  return scopeOf({ spaceId: draft.spaceId, startsOn, endsOn }, clock);
}

async function groupsIn(
  visit: SignedInVisit,
  draft: CodebookDraft,
  sample: SamplePeriod,
  inputs: Inputs,
): Promise<TraceGroup[]> {
  return traceGroups(await visit.transaction(), scopeIn(visit, draft, sample), inputs);
}

/** What each row takes on the sample period, within the viewer's rights; null when there is no period to try. */
export async function countTable(visit: SignedInVisit, draft: CodebookDraft): Promise<CountedTable | null> {
  const sample = samplePeriod(draft, visit.today);
  if (!sample) return null;
  const { inputs } = compileCodebook(draft.book);
  return { sample, counts: tableCounts(draft.book, await groupsIn(visit, draft, sample, inputs)) };
}

const tracesShown = 50;

/** The latest traces that a row decides of on the sample period, or those that no row takes (`rowId` null). */
export async function tracesOfRow(
  visit: SignedInVisit,
  draft: CodebookDraft,
  rowId: string | null,
): Promise<RowTraces | null> {
  const sample = samplePeriod(draft, visit.today);
  if (!sample) return null;
  const { inputs } = compileCodebook(draft.book);
  const groups = await groupsIn(visit, draft, sample, inputs);
  const combinations: readonly InputValues[] =
    rowId === null ? tableCounts(draft.book, groups).unmatched : takenBy(draft.book, rowId, groups);
  if (combinations.length === 0) return { sample, traces: [], visibleCount: 0 };
  const transaction = await visit.transaction();
  const { ids, visibleCount } = await tracesTaken(transaction, scopeIn(visit, draft, sample), inputs, {
    combinations,
    aspect: null,
    limit: tracesShown,
  });
  return { sample, traces: await visibleTraces(transaction, ids), visibleCount };
}

/** The version that a draft is compared with: the one it follows, or the one it extends. */
export async function presentVersion(visit: SignedInVisit, draft: CodebookDraft): Promise<Codebook | null> {
  const transaction = await visit.transaction();
  return (
    (await versionBefore(transaction, draft.book, draft.spaceId)) ??
    (await extendedCodebook(transaction, draft.book, draft.spaceId))
  );
}

/** Compiles the sample period with the present version and with the draft, and keeps neither. */
export async function tryDraft(visit: SignedInVisit, draft: CodebookDraft): Promise<Trial | null> {
  const sample = samplePeriod(draft, visit.today);
  const present = await presentVersion(visit, draft);
  if (!sample || !present) return null;
  const [before, after] = [compileCodebook(present), compileCodebook(draft.book)];
  const inputs = inputIds.filter((id) => before.inputs.includes(id) || after.inputs.includes(id));
  // Counted once by all that either reads: the same traces are then read twice.
  const groups = await groupsIn(visit, draft, sample, inputs);
  const changes = differenceBetween(compileStatement(before, groups), compileStatement(after, groups));
  const traceCount = groups.reduce((sum, group) => sum + group.traceCount, 0);
  const moves = rowMoves(present, draft.book, groups);
  return { sample, present, difference: { changes, moves, traceCount } };
}
