import * as changes from './changes-part.words.ts';
import * as dossiers from './dossiers-part.words.ts';
import * as events from './events-part.words.ts';
import * as funding from './funding-part.words.ts';
import * as learnings from './learnings-part.words.ts';
import * as mission from './mission-part.words.ts';
import * as natures from './natures-part.words.ts';
import * as next from './next-part.words.ts';
import * as partners from './partners-part.words.ts';
import * as plan from './plan-part.words.ts';
import type { ProposalSaying } from './proposal.rules.ts';
import * as statement from './statement-part.words.ts';

/** All the sentences of proposals, by language: a bilan speaks its own, whatever its writers read. */
export const fr = {
  mission: mission.fr,
  dossiers: dossiers.fr,
  natures: natures.fr,
  plan: plan.fr,
  changes: changes.fr,
  events: events.fr,
  partners: partners.fr,
  funding: funding.fr,
  statement: statement.fr,
  learnings: learnings.fr,
  next: next.fr,
} satisfies ProposalSaying;

export const en = {
  mission: mission.en,
  dossiers: dossiers.en,
  natures: natures.en,
  plan: plan.en,
  changes: changes.en,
  events: events.en,
  partners: partners.en,
  funding: funding.en,
  statement: statement.en,
  learnings: learnings.en,
  next: next.en,
} satisfies ProposalSaying;
