import { type Mode, type NatureId, natureIds } from '#/domains/traces/traces.public.ts';
import type { AgendaProposal } from './agenda.ts';
import { natureNames } from './choice-names.data.ts';
import type { EarlierChoice } from './import.ts';
import { plainName } from './name-finder.rules.ts';

/** Why something is proposed: said to the person in so many words. */
type HintReason = { kind: 'before' } | { kind: 'words'; words: readonly string[] };

/** Why an event may not be work. It is still listed: only the person says. */
export type DoubtReason = 'cancelled' | 'free' | 'private' | 'wholeDay' | 'personalWords';

export interface AgendaHint {
  dossierId: string | null;
  dossierReason: HintReason | null;
  nature: NatureId | null;
  mode: Mode | null;
  doubts: readonly DoubtReason[];
}

export interface HintContext {
  dossiers: readonly { id: string; title: string }[];
  earlier: readonly EarlierChoice[];
}

/** Words too common in titles of dossiers to tell one from another. */
const commonWords = new Set(
  'avec dans pour chez sans sous vers notre votre leur leurs quartier comite table projet dossier groupe rencontre reunion equipe centre communautaire with from team group project meeting committee'.split(
    ' ',
  ),
);
const personalWords =
  /\b(?:dentiste|medecin|docteur|optometriste|coiffeur|coiffeuse|garage|anniversaire|conge|vacances|ferie|garderie|ecole des enfants|yoga|gym|piscine|veterinaire|dentist|doctor|birthday|holiday|vacation|day off|daycare)\b/;

/** Makes hints for a list of proposals; the words of dossiers and of earlier choices are prepared once. */
export class HintMaker {
  readonly #dossiers: { id: string; title: string; words: readonly string[] }[];
  readonly #rare: ReadonlyMap<string, number>;
  readonly #earlier = new Map<string, EarlierChoice>();
  readonly #known: ReadonlySet<string>;

  constructor({ dossiers, earlier }: HintContext) {
    this.#dossiers = dossiers.map(({ id, title }) => ({
      id,
      title: plainName(title),
      words: tellingWords(title),
    }));
    const counts = new Map<string, number>();
    for (const { words } of this.#dossiers)
      for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
    this.#rare = counts;
    for (const choice of earlier) this.#earlier.set(plainName(choice.title), choice);
    this.#known = new Set(dossiers.map(({ id }) => id));
  }

  hintFor(proposal: AgendaProposal): AgendaHint {
    const before = this.#earlier.get(plainName(proposal.summary));
    const known = before?.dossierId && this.#known.has(before.dossierId) ? before.dossierId : null;
    const byWords = known === null ? this.#dossierByWords(proposal) : null;
    return {
      dossierId: known ?? byWords?.id ?? null,
      dossierReason:
        known !== null ? { kind: 'before' } : byWords ? { kind: 'words', words: byWords.words } : null,
      nature:
        natureIds.find((id) => id === before?.nature) ?? (before ? null : natureByWords(proposal.summary)),
      mode: modeOf(proposal),
      doubts: doubtsOf(proposal),
    };
  }

  /** The dossier that shares most words with the event: two, or one that no other dossier has. */
  #dossierByWords(proposal: AgendaProposal): { id: string; words: string[] } | null {
    const said = ` ${plainName([proposal.summary, ...proposal.categories].join(' '))} `;
    let best: { id: string; words: string[]; score: number } | null = null;
    let tied = false;
    for (const dossier of this.#dossiers) {
      const whole = dossier.title.length > 3 && said.includes(` ${dossier.title} `);
      const words = dossier.words.filter((word) => said.includes(` ${word} `));
      const alone = words.some((word) => word.length >= 5 && this.#rare.get(word) === 1);
      const score = (whole ? 10 : 0) + words.length;
      if (!whole && !alone && words.length < 2) continue;
      tied = best !== null && score === best.score;
      if (best === null || score > best.score) best = { id: dossier.id, words, score };
    }
    return best && !tied ? best : null;
  }
}

function tellingWords(title: string): string[] {
  return plainName(title)
    .split(' ')
    .filter((word) => word.length >= 4 && !commonWords.has(word));
}

function natureByWords(summary: string): NatureId | null {
  const said = ` ${plainName(summary)} `;
  let best: { id: NatureId; length: number } | null = null;
  for (const id of natureIds) {
    if (id === 'other') continue;
    for (const name of natureNames[id] ?? []) {
      if (said.includes(` ${name} `) && name.length > (best?.length ?? 3)) best = { id, length: name.length };
    }
  }
  return best?.id ?? null;
}

function modeOf(proposal: AgendaProposal): Mode | null {
  const said = plainName(`${proposal.summary} ${proposal.location}`);
  const elsewhere =
    proposal.location !== '' &&
    !/\b(?:zoom|teams|meet|en ligne|online|visio|https?)\b/.test(plainName(proposal.location));
  if (/\b(?:hybride|hybrid)\b/.test(said)) return 'hybrid';
  if (/\b(?:appel|telephone|telephonique|phone|call)\b/.test(said)) return 'telephone';
  if (proposal.online) return elsewhere ? 'hybrid' : 'video';
  return elsewhere ? 'in-person' : null;
}

function doubtsOf(proposal: AgendaProposal): DoubtReason[] {
  const doubts: DoubtReason[] = [];
  if (proposal.status === 'cancelled') doubts.push('cancelled');
  if (proposal.confidential) doubts.push('private');
  if (personalWords.test(plainName(proposal.summary))) doubts.push('personalWords');
  if (proposal.allDay) doubts.push('wholeDay');
  else if (proposal.transparent) doubts.push('free');
  return doubts;
}
