/*
 * A French stemmer for searching: it brings together the inflected and feminine forms of a word, and a verb with
 * its noun of action, and nothing more; who does a thing stays apart from the thing done (organisatrice,
 * organisation). Snowball's French stemmer was weighed and not taken: it parts acteur/actrice, actif/active,
 * enjeu/enjeux and « ils mobilisent », and confounds commune/communication, collecte/collectif, université/univers.
 *
 * No rule depends on an accent, so that stem(fold(word)) is stem(word): whoever types without accents finds the same.
 */
import { fold } from './folding.ts';
import {
  ACTION_NOUNS_APART,
  AIS_WORDS,
  ANT_NOUNS,
  ENT_NOUNS,
  ERER_VERBS,
  IRREGULAR,
  IT_NOUNS,
  MENT_NOUNS_APART,
  MENT_VERBS,
  ONS_NOUNS,
  ONS_VERBS,
} from './stemmer-words.ts';

/** A rewriting of the end of a word: [ending, what replaces it, letters that must stand before it, veto]. */
type Ending = readonly [ending: RegExp, by: string, before: number, unless?: RegExp];

const LOOK_LIKE_FUTURES = new RegExp(`${ERER_VERBS.source}|${ONS_NOUNS.source}|^camera$`);

/** Conjugated endings in -s, read before a plural is looked for. */
const CONJUGATED_IN_S: readonly Ending[] = [
  [/er(?:ais|ons|as|ions)$/, '', 3, LOOK_LIKE_FUTURES],
  [/([rn]d|ett)r(?:ais|ons|as|ions)$/, '$1', 0],
  [/ir(?:ais|ons|as|ions)$/, 'i', 3, /[ao]ir\w+$|(?:env|^av|pot)irons$/],
  [/iss(?:ais|ons)$/, 'i', 2, /[aou]iss\w+$|(?:nourr|^fr|^her|un|pol|sauc)issons$/],
  [/ifions$/, 'ifi', 2],
  [ONS_VERBS, '$1', 0, ONS_NOUNS],
  [/([pbtyrvm]|ch|gn|[qg]u|ge|ll|[enoiu]s|[ui]|[nrl]c|[rubp]l|[eo]nd|mand|[iru]d)ais$/, '$1', 2, AIS_WORDS],
];

const PLURALS: readonly Ending[] = [
  [/(eau|eu|ou|[bjn]oyau|tuyau)x$/, '$1', 0],
  [/aux$/, 'al', 2],
  [/([^s])s$/, '$1', 2, /^(?:pays|mars|gens|fonds|mois|fois|bois|(?:di|tra|uni|re|en|per)vers)$/],
];

const ADVERBS_AND_ACTIONS: readonly Ending[] = [
  [/amment$/, 'ant', 3, /(?:gr|fl)amment$/],
  [/emment$/, 'ent', 2],
  [/issement$/, 'i', 3, /[aou]issement$/],
  [/ement$/, 'e', 3, MENT_NOUNS_APART],
  [/ification$/, 'ifie', 2],
  [/ation$/, 'e', 4, ACTION_NOUNS_APART],
];

const FEMININES: readonly Ending[] = [
  [/trice$/, 'teu', 2],
  [/euse$/, 'eu', 2],
  [/eure?$/, 'eu', 3],
  [/iere$/, 'i', 3],
  [/(ag|ang|leg|berg|song|[^o]ll|[aiu]ch)ere$/, '$1', 0, /exagere$/],
];

const CONJUGATED: readonly Ending[] = [
  [/er(?:aient|ait|ont|ez|iez|ai|a)$/, '', 3, LOOK_LIKE_FUTURES],
  [/([rn]d|ett)r(?:aient|ait|ont|ez|ai|a)$/, '$1', 0],
  [/(ouvr|ffr|ueill)ir(?:aient|ait|ont|ez|a)?$/, '$1', 0],
  [/(^(?:des)?serv|^(?:res|con|pres)?sent|^(?:res)?sort|^part)ir$/, '$1', 0],
  [/ir(?:aient|ait|ont|ez|iez|ai|a)$/, 'i', 2, /[ao]ir\w+$/],
  [/iss(?:aient|ait|ent|ez|iez|ante?|e)$/, 'i', 2, /[aou]iss\w+$/],
  [/(con)n(?:ait(?:re)?|ue?|aiss(?:ent|ante?|ez|ait|aient))$/, '$1nai', 0],
  [/^(re|per|con|de)c(?:oi(?:t|vent)?|ue?|ev(?:oir|ez|ait|aient|ant|ra|rait))$/, '$1cev', 0],
  [/aient$/, '', 3, /^(?:ess|bal)aient$/],
  [/ait$/, '', 3, /^(?:souh|(?:por|ex|abs|dis|at|re|con)?tr|(?:par|bien|for|satis)?f|de?p?l)ait$/],
  [/ez$/, '', 3],
  [/([rn]d)(?:re|ue?)$/, '$1', 1],
  [/([bm][ae]t)tre$/, '$1', 0],
  [/clu(?:re|t)$/, 'clu', 1],
  [/er$/, '', 3],
  [/ante?$/, '', 3, ANT_NOUNS],
  [MENT_VERBS, '$1', 0],
  [/([^m])ent$/, '$1', 2, ENT_NOUNS],
  [/it$/, 'i', 2, IT_NOUNS],
  [/ee$/, '', 3],
  [/e$/, '', 3],
];

/** Spellings of one and the same stem, brought to one; every one that applies, in this order. */
const SPELLINGS: readonly Ending[] = [
  [/ge$/, 'g', 2],
  [/([iuo])qu$/, '$1c', 1],
  [/gu$/, 'g', 2],
  [/y$/, 'i', 2],
  [/if$/, 'iv', 3],
  [/(l|n)\1$/, '$1', 3],
  [/tt$/, 't', 2],
  [/ff$/, 'f', 3],
  [/eur$/, 'eu', 3],
  [/pren+$/, 'prend', 0],
  [/criv$/, 'cri', 0],
  [/oursuivr?$/, 'oursui', 0],
  [/([aeo]i)nd$/, '$1nt', 1],
  [/([iu])s$/, '$1', 3],
  [/(u|cr)it$/, '$1i', 1],
  [/ir$/, 'i', 2, /[ao]ir$/],
];

/** « organisateurice », « travailleureuse »: both genders in one word. */
const DOUBLE_FEMININE = /((?:eur(?=ice)|(?:ill|ch|t)eur(?=euse)))(?:ice|euse)s?$/;

/** The families of venir and tenir, whose stem changes within (intervient, intervenante; soutien, soutenu). */
const COMES_OR_HOLDS =
  /^((?:re|de|par|inter|pre|sur|pro|contre|con|sou|sub)?v|(?:abs|appar|con|de|entre|main|ob|re|sou)?t)(?:ien(?:s|t|ne|nent)?|iendr[a-z]+|en(?:ir|ue?s?|ante?s?|ons|ez|ai[st]|aient))$/;

/**
 * The stem shared by the forms of a French word, folded: "organisations", "Organiser", "organisons" → "organi".
 * A word with a digit or in another script comes back folded only. Never throws.
 */
export function stem(word: string): string {
  const folded = fold(word);
  const irregular = IRREGULAR.get(folded) ?? IRREGULAR.get(folded.replace(/s$/, ''));
  if (irregular) return irregular;
  if (folded.length < 4 || !/^[a-z]+$/.test(folded) || !/[aeiouy]/.test(folded)) return folded;
  const family = COMES_OR_HOLDS.exec(folded);
  if (family) return `${family[1]}en`;
  return respelled(shortened(folded.replace(/^coordin(?=at)/, 'coordonn').replace(DOUBLE_FEMININE, '$1')));
}

function shortened(word: string): string {
  const conjugated = firstOf(CONJUGATED_IN_S, word);
  if (conjugated !== null) return conjugated;
  const singular = firstOf(PLURALS, word) ?? word;
  const plain = firstOf(ADVERBS_AND_ACTIONS, singular) ?? singular;
  return firstOf(FEMININES, plain) ?? firstOf(CONJUGATED, plain) ?? plain;
}

function respelled(word: string): string {
  let spelled = word;
  for (const ending of SPELLINGS) spelled = applied(ending, spelled) ?? spelled;
  return spelled;
}

function firstOf(endings: readonly Ending[], word: string): string | null {
  for (const ending of endings) {
    const rewritten = applied(ending, word);
    if (rewritten !== null) return rewritten;
  }
  return null;
}

function applied([ending, by, before, unless]: Ending, word: string): string | null {
  const at = word.search(ending);
  if (at < before || unless?.test(word)) return null;
  return word.replace(ending, by);
}
