/** SKOS concept schemes read as code lists, ours or another’s, with what a flat list has no place for. */

import { type Literal, Parser, type Quad, Store, type Term } from 'n3';
import type { CodeList, ListDefaults } from './choices.rules.ts';
import { dcterms, own, rdf, schema, skos } from './concept-words.data.ts';
import type { LeftAside } from './left-aside.ts';
import { leftAsideIn } from './left-concepts.rules.ts';
import { type LinkedDataFault, quadsOfLinkedData } from './linked-data.rules.ts';

type Code = CodeList['codes'][number];

export type ConceptFaultKey =
  | 'notTurtle'
  | 'tooLarge'
  | 'tooMany'
  /** Reading it took more time or memory than any list asks for. */
  | 'tooMuch'
  | 'rdfXml'
  | 'noScheme'
  | 'noLabel'
  | LinkedDataFault;
/** Something wrong in the file: at a line of JSON, or at the address of a concept. */
interface ConceptFault {
  key: ConceptFaultKey;
  line: number | null;
  place: string;
  what: string;
}

export type ConceptsReading =
  | { ok: true; lists: readonly CodeList[]; leftAside: readonly LeftAside[] }
  | { ok: false; faults: readonly ConceptFault[] };

const refused = (key: ConceptFaultKey, what = '', line: number | null = null): ConceptsReading => ({
  ok: false,
  faults: [{ key, line, place: '/', what }],
});

/** More than the lists of any codebook, and read within a moment; a file past either is refused whole. */
const mostQuads = 200_000;
const mostMebibytes = 6;

/**
 * Reads concept schemes, in Turtle or in JSON-LD. A label in one language serves for both; a concept without an
 * identifier of ours takes the end of its address. What the lists do not keep is told, never dropped in silence.
 */
export function listsFromConcepts(bytes: Uint8Array, defaults: ListDefaults): ConceptsReading {
  if (bytes.length > mostMebibytes * 1024 * 1024) return refused('tooLarge', String(mostMebibytes));
  const text = new TextDecoder().decode(bytes);
  if (/^\s*<(\?xml|rdf:RDF)\b/i.test(text)) return refused('rdfXml');
  if (!/^\s*(\{|\[\s*\{)/.test(text)) return turtleLists(text, defaults);
  const read = quadsOfLinkedData(bytes);
  return read.ok ? listsOf(read.quads, defaults) : refused(read.key, read.what, read.line);
}

function turtleLists(text: string, defaults: ListDefaults): ConceptsReading {
  try {
    return listsOf(new Parser({ format: 'text/turtle' }).parse(text), defaults);
  } catch (error) {
    return refused('notTurtle', (error as Error).message.slice(0, 200));
  }
}

function listsOf(quads: readonly Quad[], defaults: ListDefaults): ConceptsReading {
  if (quads.length > mostQuads) return refused('tooMany', String(mostQuads));
  const store = new Store([...quads]);
  const schemes = store.getSubjects(`${rdf}type`, `${skos}ConceptScheme`, null);
  if (schemes.length === 0) return refused('noScheme');
  const faults: ConceptFault[] = [];
  const listed = new Set<string>();
  const lists = schemes.map((scheme): CodeList => {
    const codes = inOrder(store, conceptsOf(store, scheme)).map((concept) => {
      const label = labelOf(store, concept);
      const place = concept.value;
      if (!label) faults.push({ key: 'noLabel', line: null, place, what: place });
      listed.add(place);
      return codeOf(store, concept, label ?? { fr: '', en: '' }, defaults);
    });
    const id = identifierOf(store, scheme);
    return {
      id,
      label: labelOf(store, scheme) ?? { fr: id, en: id },
      reference: one(store, scheme, `${dcterms}source`),
      codes,
    };
  });
  if (faults.length > 0) return { ok: false, faults };
  const names = { schemes, listed, nameOf: (term: Term) => identifierOf(store, term) };
  return { ok: true, lists, leftAside: leftAsideIn(store, names) };
}

/** The concepts of a scheme: those that say so, and what stands under them without a scheme of its own. */
function conceptsOf(store: Store, scheme: Term): Term[] {
  const found = new Map<string, Term>();
  const waiting: Term[] = [
    ...store.getSubjects(`${skos}inScheme`, scheme, null),
    ...store.getSubjects(`${skos}topConceptOf`, scheme, null),
    ...store.getObjects(scheme, `${skos}hasTopConcept`, null),
  ];
  for (const concept of waiting) {
    if (found.has(concept.value)) continue;
    found.set(concept.value, concept);
    const under = [
      ...store.getObjects(concept, `${skos}narrower`, null),
      ...store.getSubjects(`${skos}broader`, concept, null),
    ];
    waiting.push(...under.filter((one) => store.countQuads(one, `${skos}inScheme`, null, null) === 0));
  }
  return [...found.values()];
}

function codeOf(store: Store, concept: Term, label: Code['label'], defaults: ListDefaults): Code {
  return {
    id: identifierOf(store, concept),
    code: one(store, concept, `${skos}notation`),
    label,
    validFromOn: one(store, concept, `${schema}validFrom`) ?? defaults.validFromOn,
    validUntilOn: one(store, concept, `${schema}validThrough`),
    fictional: one(store, concept, `${own}fictional`) === 'true',
  };
}

/** By their position; those without one keep the order of the file, after. */
function inOrder(store: Store, concepts: readonly Term[]): Term[] {
  return concepts
    .map((concept) => {
      const position = Number(one(store, concept, `${schema}position`) ?? Number.NaN);
      return { concept, position: Number.isNaN(position) ? concepts.length + 1 : position };
    })
    .toSorted((first, second) => first.position - second.position)
    .map(({ concept }) => concept);
}

function identifierOf(store: Store, subject: Term): string {
  const said = one(store, subject, `${dcterms}identifier`);
  if (said !== null) return said;
  const [, end = subject.value] = /[#/:]([^#/:]+)[#/]?$/.exec(subject.value) ?? [];
  const plain = end
    .normalize('NFD')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return plain === '' ? 'liste' : plain.charAt(0).toLowerCase() + plain.slice(1);
}

function one(store: Store, subject: Term, property: string): string | null {
  return store.getObjects(subject, property, null)[0]?.value ?? null;
}

function labelOf(store: Store, subject: Term): Code['label'] | null {
  const said = store
    .getObjects(subject, `${skos}prefLabel`, null)
    .filter((label): label is Literal => label.termType === 'Literal');
  const [any] = said;
  if (!any) return null;
  const inLanguage = (language: string) =>
    said.find((label) => label.language.split('-')[0] === language)?.value ?? any.value;
  return { fr: inLanguage('fr'), en: inLanguage('en') };
}
