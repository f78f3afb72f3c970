import { plural } from '#/french/plurals.ts';
import { enumerated, quoted, spelled } from '#/french/wording.ts';
import type { PlanSaying } from './plan-part.rules.ts';

const by = (holders: readonly string[]) => (holders.length === 0 ? '' : ` (${enumerated(holders, 'fr')})`);
const byInEnglish = (holders: readonly string[]) =>
  holders.length === 0 ? '' : ` (${enumerated(holders, 'en')})`;

export const fr = {
  counts: ({ actions, done, moving, paused, ended, planned, ofDossiers }) => {
    const some = (n: number) => (actions === 1 ? 'elle' : spelled(n, 'fr', 'feminine'));
    const parts = [
      done === 0 ? '' : `${some(done)} ${plural(done, 'est faite', 'sont faites')}`,
      moving === 0 ? '' : `${some(moving)} ${plural(moving, 'avance', 'avancent')}`,
      paused === 0 ? '' : `${some(paused)} ${plural(paused, 'est en pause', 'sont en pause')}`,
      ended === 0 ? '' : `${some(ended)} ${plural(ended, 'a été laissée', 'ont été laissées')} de côté`,
      planned === 0 ? '' : `${some(planned)} ${plural(planned, 'reste', 'restent')} à commencer`,
    ].filter((part) => part !== '');
    const said = enumerated(parts, 'fr');
    const these = ofDossiers === null ? null : plural(ofDossiers, 'ce dossier', 'ces dossiers');
    if (actions === 1)
      return these === null
        ? `Le plan compte une action : ${said}.`
        : `Une action du plan touche ${these} : ${said}.`;
    const which = these === null ? '' : ` qui touchent ${these}`;
    return `Des ${spelled(actions, 'fr')} actions du plan${which}, ${said}.`;
  },
  done: 'Ce qui est fait :',
  changed: 'Ce qui a changé en route :',
  paused: 'Ce qui attend :',
  ended: 'Ce que nous avons laissé, et pourquoi :',
  moving: 'Ce qui avance :',
  indicators: 'Ce que disent les indicateurs :',
  wasDone: ({ title, day, holders }) =>
    `**${title}**${by(holders)} : c’est fait${day === null ? '' : ` depuis le ${day}`}.`,
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
} satisfies PlanSaying;

export const en = {
  counts: ({ actions, done, moving, paused, ended, planned, ofDossiers }) => {
    const some = (n: number) => (actions === 1 ? 'it' : spelled(n, 'en'));
    const parts = [
      done === 0 ? '' : `${some(done)} ${done === 1 ? 'is' : 'are'} done`,
      moving === 0 ? '' : `${some(moving)} ${moving === 1 ? 'is' : 'are'} under way`,
      paused === 0 ? '' : `${some(paused)} ${paused === 1 ? 'is' : 'are'} on hold`,
      ended === 0 ? '' : `${some(ended)} ${ended === 1 ? 'was' : 'were'} set aside`,
      planned === 0 ? '' : `${some(planned)} ${planned === 1 ? 'is' : 'are'} still to begin`,
    ].filter((part) => part !== '');
    const said = enumerated(parts, 'en');
    const these = ofDossiers === null ? null : ofDossiers === 1 ? 'this case' : 'these cases';
    if (actions === 1)
      return these === null
        ? `The plan has one action: ${said}.`
        : `One action of the plan concerns ${these}: ${said}.`;
    const which = these === null ? '' : ` that concern ${these}`;
    return `Of the ${spelled(actions, 'en')} actions of the plan${which}, ${said}.`;
  },
  done: 'What is done:',
  changed: 'What changed along the way:',
  paused: 'What is waiting:',
  ended: 'What we set aside, and why:',
  moving: 'What is moving:',
  indicators: 'What the indicators say:',
  wasDone: ({ title, day, holders }) =>
    `**${title}**${byInEnglish(holders)}: done${day === null ? '' : `, on ${day}`}.`,
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
} satisfies PlanSaying;
