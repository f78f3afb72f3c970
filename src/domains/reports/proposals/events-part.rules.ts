import type { DossierState } from '#/domains/dossiers/dossiers.public.ts';
import { firstParagraph, inlineMarkdown } from '#/domains/reports/section-text.rules.ts';
import { closedSentence } from '#/french/wording.ts';
import { groundsOf, tracesOfTurn } from './action-grounds.rules.ts';
import type { Block, Sentence } from './proposal.ts';
import { dayText, listed, said } from './saying.rules.ts';
import type { Work } from './work.ts';

export interface EventsSaying {
  /** What a change of state marks; a state that marks nothing for others is absent. */
  turns: Readonly<Partial<Record<DossierState, (title: string) => string>>>;
  resumed(title: string): string;
  done(title: string): string;
  dated(day: string, text: string): string;
}

/** What marked the period, day by day. */
export function eventsPart(work: Work, say: EventsSaying): Block[] {
  const events = [...marked(work, say), ...ofDossiers(work, say), ...ofPlans(work, say)].sort((one, other) =>
    one.day < other.day ? -1 : one.day > other.day ? 1 : 0,
  );
  return listed(
    null,
    events.map(({ sentences }) => sentences),
  );
}

interface Event {
  day: string;
  sentences: readonly Sentence[];
}

/** What people marked in the story of a dossier: what happened, then why it counts. */
function marked({ dossiers, language }: Work, say: EventsSaying): Event[] {
  return dossiers.flatMap(({ id: dossierId, events }) =>
    events.map(({ id, onDay, fact, trace, why }): Event => {
      const slot = `event:marked:${id}`;
      const what = closedSentence(firstParagraph(trace?.title ?? fact) || firstParagraph(why));
      const text = say.dated(dayText(onDay, language), inlineMarkdown(what));
      const reason = firstParagraph(why);
      const grounds = { dossierIds: [dossierId] };
      const happened = trace
        ? said(slot, text, { ...grounds, kind: 'words', traceIds: [trace.id], words: trace.title })
        : said(slot, text, { ...grounds, kind: 'dossiers' });
      const isSaid = reason === '' || closedSentence(reason) === what;
      const counts = said(`${slot}:why`, inlineMarkdown(closedSentence(reason)), {
        ...grounds,
        kind: 'dossiers',
      });
      return { day: onDay, sentences: isSaid ? [happened] : [happened, counts] };
    }),
  );
}

function ofDossiers(work: Work, say: EventsSaying): Event[] {
  return work.dossiers.flatMap((dossier) => {
    const { id, turns } = dossier;
    const title = inlineMarkdown(dossier.title);
    return turns.flatMap(({ state, onDay, reason }, at): Event[] => {
      const earlier = turns.slice(0, at).map((turn) => turn.state);
      const marked = markedBy(state, earlier, title, say);
      if (marked === null) return [];
      const why = reason.trim() === '' ? '' : ` ${inlineMarkdown(closedSentence(reason))}`;
      const text = say.dated(dayText(onDay, work.language), marked + why);
      return [
        {
          day: onDay,
          sentences: [said(`event:${id}:${state}:${onDay}`, text, { kind: 'dossiers', dossierIds: [id] })],
        },
      ];
    });
  });
}

/** A request that was accepted begins once; after a rest, it begins again. */
function markedBy(
  state: DossierState,
  earlier: readonly DossierState[],
  title: string,
  say: EventsSaying,
): string | null {
  if (state === 'accompanying' && earlier.includes('accompanying')) return say.resumed(title);
  if (state === 'accompanying' && earlier.includes('accepted')) return null;
  return say.turns[state]?.(title) ?? null;
}

function ofPlans(work: Work, say: EventsSaying): Event[] {
  return work.plans
    .flatMap(({ actions }) => actions)
    .flatMap((action): Event[] => {
      const turn = action.turns.findLast(({ kind }) => kind === 'done');
      const day = turn?.onDay ?? null;
      if (day === null || action.state !== 'done') return [];
      const text = say.dated(dayText(day, work.language), say.done(inlineMarkdown(action.title)));
      return [
        {
          day,
          sentences: [said(`event:${action.id}:done`, text, groundsOf(action, tracesOfTurn(action, 'done')))],
        },
      ];
    });
}
