import { plural } from '#/french/plurals.ts';
import { enumerated, quoted, spelled } from '#/french/wording.ts';
import type { PlanSaying } from './plan-part.rules.ts';

const by = (holders: readonly string[]) => (holders.length === 0 ? '' : ` (${enumerated(holders, 'fr')})`);
const byInEnglish = (holders: readonly string[]) =>
  holders.length === 0 ? '' : ` (${enumerated(holders, 'en')})`;

export const fr = {
  counts: ({ actions, done, moving, paused, ended, planned }) => {
    const feminine = (n: number) => spelled(n, 'fr', 'feminine');
    const parts = [
      done === 0 ? '' : `${feminine(done)} ${plural(done, 'est faite', 'sont faites')}`,
      moving === 0 ? '' : `${feminine(moving)} ${plural(moving, 'avance', 'avancent')}`,
      paused === 0 ? '' : `${feminine(paused)} ${plural(paused, 'est en pause', 'sont en pause')}`,
      ended === 0 ? '' : `${feminine(ended)} ${plural(ended, 'a été laissée', 'ont été laissées')} de côté`,
      planned === 0 ? '' : `${feminine(planned)} ${plural(planned, 'reste', 'restent')} à commencer`,
    ].filter((part) => part !== '');
    const head = actions < 2 ? 'Le plan compte une action' : `Des ${spelled(actions, 'fr')} actions du plan`;
    return actions < 2 ? `${head} : ${enumerated(parts, 'fr')}.` : `${head}, ${enumerated(parts, 'fr')}.`;
  },
  done: 'Ce qui est fait :',
  changed: 'Ce qui a changé en route :',
  paused: 'Ce qui attend :',
  ended: 'Ce que nous avons laissé, et pourquoi :',
  moving: 'Ce qui avance :',
  indicators: 'Ce que disent les indicateurs :',
  wasDone: ({ title, day, holders }) => `**${title}**${by(holders)} : c’est fait depuis le ${day}.`,
  wasRenamed: ({ before, title, day }) =>
    `${quoted(before, 'fr')} est devenu ${quoted(title, 'fr')} le ${day}.`,
  wasAdapted: ({ title, day }) => `**${title}** a été adapté le ${day}.`,
  wasReplaced: ({ title, by: replacement, day }) =>
    `${quoted(title, 'fr')} a laissé la place à ${quoted(replacement, 'fr')} le ${day}.`,
  wasPaused: ({ title, day }) => `**${title}** est en pause depuis le ${day}.`,
  wasAbandoned: ({ title, day }) => `**${title}** : nous y avons renoncé le ${day}.`,
  moves: ({ title, day, holders }) => `**${title}**${by(holders)} : dernière nouvelle le ${day}.`,
  number: ({ label, value, day, baseline, target }) => {
    const marks = [
      baseline === null ? '' : `${baseline} au départ`,
      target === null ? '' : `cible : ${target}`,
    ].filter((part) => part !== '');
    return `${label} : ${value} le ${day}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}.`;
  },
  numberWithout: (label) => `${label} : l’indicateur est suivi.`,
  observed: ({ label, words, day }) => `${label} : ${quoted(words, 'fr')} (${day})`,
  countsPeople: (unit) =>
    /person|particip|membre|usag|ménage|famille|locataire|jeune|aîné|élève/iu.test(unit),
} satisfies PlanSaying;

export const en = {
  counts: ({ actions, done, moving, paused, ended, planned }) => {
    const parts = [
      done === 0 ? '' : `${spelled(done, 'en')} ${done === 1 ? 'is' : 'are'} done`,
      moving === 0 ? '' : `${spelled(moving, 'en')} ${moving === 1 ? 'is' : 'are'} under way`,
      paused === 0 ? '' : `${spelled(paused, 'en')} ${paused === 1 ? 'is' : 'are'} on hold`,
      ended === 0 ? '' : `${spelled(ended, 'en')} ${ended === 1 ? 'was' : 'were'} set aside`,
      planned === 0 ? '' : `${spelled(planned, 'en')} ${planned === 1 ? 'is' : 'are'} still to begin`,
    ].filter((part) => part !== '');
    return actions === 1
      ? `The plan has one action: ${enumerated(parts, 'en')}.`
      : `Of the ${spelled(actions, 'en')} actions of the plan, ${enumerated(parts, 'en')}.`;
  },
  done: 'What is done:',
  changed: 'What changed along the way:',
  paused: 'What is waiting:',
  ended: 'What we set aside, and why:',
  moving: 'What is moving:',
  indicators: 'What the indicators say:',
  wasDone: ({ title, day, holders }) => `**${title}**${byInEnglish(holders)}: done, on ${day}.`,
  wasRenamed: ({ before, title, day }) => `${quoted(before, 'en')} became ${quoted(title, 'en')} on ${day}.`,
  wasAdapted: ({ title, day }) => `**${title}** was adapted on ${day}.`,
  wasReplaced: ({ title, by: replacement, day }) =>
    `${quoted(title, 'en')} gave way to ${quoted(replacement, 'en')} on ${day}.`,
  wasPaused: ({ title, day }) => `**${title}** has been on hold since ${day}.`,
  wasAbandoned: ({ title, day }) => `**${title}**: we gave it up on ${day}.`,
  moves: ({ title, day, holders }) => `**${title}**${byInEnglish(holders)}: last news on ${day}.`,
  number: ({ label, value, day, baseline, target }) => {
    const marks = [
      baseline === null ? '' : `${baseline} at the start`,
      target === null ? '' : `target: ${target}`,
    ].filter((part) => part !== '');
    return `${label}: ${value} on ${day}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}.`;
  },
  numberWithout: (label) => `${label}: the indicator is followed.`,
  observed: ({ label, words, day }) => `${label}: ${quoted(words, 'en')} (${day})`,
  countsPeople: (unit) =>
    /people|person|particip|member|user|household|famil|tenant|youth|senior|student/iu.test(unit),
} satisfies PlanSaying;
