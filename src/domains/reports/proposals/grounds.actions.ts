import { createHash } from 'node:crypto';
import {
  insertEvidence,
  insertFigures,
  latestPrints,
  type NewEvidence,
  takeNames,
} from '#/domains/reports/evidence.store.ts';
import type { FigureData } from '#/domains/reports/evidence.ts';
import type { Transaction } from '#/platform/database.ts';
import type { Sentence } from './proposal.ts';

/** Keeps what sentences rest on and what plots show; the name of each, by its place. */
export async function keepGrounds(
  transaction: Transaction,
  reportId: string,
  sentences: readonly Sentence[],
  figures: readonly { slot: string; data: FigureData }[],
  at: Date,
): Promise<Map<string, string>> {
  const known = await latestPrints(transaction, reportId);
  const names = new Map<string, string>();
  const isNew = (slot: string, print: string) => {
    const before = known.get(slot);
    if (before?.print === print) names.set(slot, before.name);
    return !names.has(slot);
  };
  const bySlot = <One extends { slot: string }>(all: readonly One[]) => [
    ...new Map(all.map((one) => [one.slot, one])).values(),
  ];
  const printed = bySlot(sentences).map((sentence) => ({ sentence, print: sentencePrint(sentence) }));
  const drawn = bySlot(figures).map((figure) => ({ ...figure, print: printOf(figure.data) }));
  const fresh = printed.filter(({ sentence, print }) => isNew(sentence.slot, print));
  const freshFigures = drawn.filter(({ slot, print }) => isNew(slot, print));
  const last = await takeNames(transaction, reportId, fresh.length, freshFigures.length);
  const evidence = fresh.map(({ sentence, print }, at_) =>
    evidenceOf(sentence, `e${last.evidence + at_ + 1}`, print),
  );
  const kept = freshFigures.map((figure, at_) => ({ ...figure, name: `f${last.figures + at_ + 1}` }));
  await insertEvidence(transaction, reportId, evidence, at);
  await insertFigures(transaction, reportId, kept, at);
  for (const { slot, name } of [...evidence, ...kept]) names.set(slot, name);
  return names;
}

function evidenceOf(
  { slot, text, withoutNumbers, grounds, numbers }: Sentence,
  name: string,
  print: string,
): NewEvidence {
  return {
    name,
    slot,
    kind: grounds.kind,
    sentence: text,
    withoutNumbers,
    traceIds: grounds.traceIds ?? [],
    dossierIds: grounds.dossierIds ?? [],
    planIds: grounds.planIds ?? [],
    planItemIds: grounds.planItemIds ?? [],
    statementId: grounds.statementId ?? null,
    figureKeys: grounds.figureKeys ?? [],
    words: grounds.words ?? null,
    numbers,
    print,
  };
}

/** Changes when the sentence does, or what it rests on, whatever the order in which it was read. */
export function sentencePrint({ text, grounds }: Sentence): string {
  const sorted = (ids: readonly string[] = []) => [...ids].sort();
  return printOf([
    text,
    grounds.kind,
    sorted(grounds.traceIds),
    sorted(grounds.dossierIds),
    sorted(grounds.planIds),
    sorted(grounds.planItemIds),
    grounds.statementId ?? null,
    sorted(grounds.figureKeys),
    grounds.words ?? null,
  ]);
}

/** Changes when the value does. */
export function printOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
}
