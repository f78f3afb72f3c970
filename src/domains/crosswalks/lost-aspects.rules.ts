import {
  type AspectId,
  aspectIds,
  type Codebook,
  type CompiledCodebook,
  type DeclarationShape,
} from '#/domains/codebooks/codebooks.public.ts';
import type { TraceGroup } from '#/domains/statements/statements.public.ts';
import type { LostAspect } from './crosswalk-report.ts';

/**
 * What declarations of the first codebook say of their traces, and declarations of the second, on the same traces, do
 * not: a duration, a number of people… No crosswalk between codes carries it.
 */
export function lostAspects(
  from: CompiledCodebook,
  to: CompiledCodebook,
  groups: readonly TraceGroup[],
): LostAspect[] {
  const lost = new Map<string, LostAspect>();
  for (const group of groups) {
    const said = from.outcomeOf(group.values);
    if (said.kind === 'notDeclared') continue;
    const arrived = to.outcomeOf(group.values);
    const kept = new Set(
      arrived.kind === 'declared'
        ? arrived.declarations.flatMap((declaration) => aspectsSaid(to.codebook, declaration))
        : [],
    );
    for (const declaration of said.declarations) {
      for (const aspect of aspectsSaid(from.codebook, declaration))
        if (!kept.has(aspect)) addLost(lost, declaration, aspect, group);
    }
  }
  return [...lost.values()].filter(({ traceCount }) => traceCount > 0);
}

function aspectsSaid(book: Codebook, declaration: DeclarationShape): AspectId[] {
  const carriers = book.fields.filter(({ id }) => declaration.fields[id] !== undefined);
  return aspectIds.filter((aspect) => carriers.some(({ carries }) => carries.includes(aspect)));
}

function addLost(
  lost: Map<string, LostAspect>,
  { kind: declarationKind, act }: DeclarationShape,
  aspect: AspectId,
  group: TraceGroup,
): void {
  const amount = group.aspects[aspect] ?? { traceCount: 0, minutes: 0 };
  const key = `${declarationKind} ${act} ${aspect}`;
  const known = lost.get(key) ?? { declarationKind, act, aspect, traceCount: 0, minutes: 0 };
  lost.set(key, {
    ...known,
    traceCount: known.traceCount + amount.traceCount,
    minutes: known.minutes + amount.minutes,
  });
}
