import {
  type AspectId,
  aspectIds,
  type CompiledCodebook,
  type InputValues,
} from '#/domains/codebooks/codebooks.public.ts';
import type { TraceScope } from '#/domains/statements/trace-facts.store.ts';
import { tracesTaken, tracesToDeclare } from '#/domains/statements/trace-group.store.ts';
import type { Transaction } from '#/platform/database.ts';
import type { ConcernedTrace } from './concern.rules.ts';
import { organisationsByTrace } from './concern.store.ts';

const everyTrace = 2_000_000_000;

/** Every trace of a space and of some days, with whom it concerns: as the traces are now, within the reader's rights. */
export async function concernedTraces(
  transaction: Transaction,
  compiled: CompiledCodebook,
  scope: TraceScope,
): Promise<ConcernedTrace[]> {
  const aspects = new Map<number, Set<AspectId>>();
  const concerned = new Map<number, Awaited<ReturnType<typeof organisationsByTrace>>[number]>();
  const numbers = new Map<string, number>();
  for (const one of await organisationsByTrace(transaction, scope)) {
    aspects.set(one.number, new Set());
    concerned.set(one.number, one);
    numbers.set(one.traceId, one.number);
  }
  const traces: ConcernedTrace[] = [];
  const combinations = new Map<string, InputValues>();
  for await (const { values, attributes } of tracesToDeclare(transaction, scope, compiled.inputs)) {
    const number = Number(attributes.traceNumber);
    combinations.set(JSON.stringify(values), values);
    traces.push({
      values,
      addressee: concerned.get(number)?.addressee ?? 'person',
      durationMinutes: amount(attributes.durationMinutes),
      peopleCount: amount(attributes.participantCount),
      organisations: concerned.get(number)?.organisations ?? [],
      aspects: aspects.get(number) ?? new Set(),
    });
  }
  for (const aspect of aspectIds) {
    const taken = { combinations: [...combinations.values()], aspect, limit: everyTrace };
    const { ids } = await tracesTaken(transaction, scope, compiled.inputs, taken);
    for (const id of ids) aspects.get(numbers.get(id) ?? 0)?.add(aspect);
  }
  return traces;
}

const amount = (value: string | number | null) => (value === null ? null : Number(value));
