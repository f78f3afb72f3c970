/**
 * Code lists as SKOS concept schemes in Turtle (W3C SKOS Reference), through N3. Labels in each language, the official
 * code as notation, dates of validity; what SKOS has no word for is kept under a vocabulary of our own.
 */

import { DataFactory, type Literal, Parser, type Quad, Store, type Term, Writer } from 'n3';
import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import type { CodeList, ListDefaults } from './choices.rules.ts';

const { literal, namedNode, quad } = DataFactory;
type Code = CodeList['codes'][number];

const skos = 'http://www.w3.org/2004/02/skos/core#';
const dcterms = 'http://purl.org/dc/terms/';
const schema = 'https://schema.org/';
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const xsd = 'http://www.w3.org/2001/XMLSchema#';
const own = 'urn:toile:vocabulary:';
const prefixes = { skos, dcterms, schema, xsd, toile: own };

/** Addresses of a list and of its codes, under that of its codebook. */
const listAddress = (base: string, list: string) => `${base}/listes/${encodeURIComponent(list)}`;
const codeAddress = (base: string, list: string, code: string) =>
  `${listAddress(base, list)}#${encodeURIComponent(code)}`;

/** Turtle of every list. `base` is the address of the version of the codebook. */
export function conceptSchemes(lists: readonly CodeList[], base: string): string {
  const writer = new Writer({ prefixes });
  for (const list of lists) {
    const scheme = namedNode(listAddress(base, list.id));
    writer.addQuads([
      quad(scheme, namedNode(`${rdf}type`), namedNode(`${skos}ConceptScheme`)),
      quad(scheme, namedNode(`${dcterms}identifier`), literal(list.id)),
      ...labelQuads(scheme, list.label),
      ...(list.reference === null
        ? []
        : [quad(scheme, namedNode(`${dcterms}source`), literal(list.reference))]),
      ...list.codes.flatMap((code, at) => codeQuads(code, at, list.id, base)),
    ]);
  }
  let turtle = '';
  writer.end((_, result: string) => {
    turtle = result;
  });
  return turtle;
}

type Subject = ReturnType<typeof namedNode>;

function labelQuads(subject: Subject, label: Code['label']): Quad[] {
  return (['fr', 'en'] as const).map((language) =>
    quad(subject, namedNode(`${skos}prefLabel`), literal(label[language], language)),
  );
}

function codeQuads(code: Code, at: number, list: string, base: string): Quad[] {
  const concept = namedNode(codeAddress(base, list, code.id));
  const date = (on: string) => literal(on, namedNode(`${xsd}date`));
  const say = (property: string, object: Quad['object']) => quad(concept, namedNode(property), object);
  return [
    say(`${rdf}type`, namedNode(`${skos}Concept`)),
    say(`${skos}inScheme`, namedNode(listAddress(base, list))),
    say(`${dcterms}identifier`, literal(code.id)),
    ...labelQuads(concept, code.label),
    ...(code.code === null ? [] : [say(`${skos}notation`, literal(code.code))]),
    say(`${schema}validFrom`, date(code.validFromOn)),
    ...(code.validUntilOn === null ? [] : [say(`${schema}validThrough`, date(code.validUntilOn))]),
    say(`${own}fictional`, literal(String(code.fictional), namedNode(`${xsd}boolean`))),
    say(`${schema}position`, literal(String(at + 1), namedNode(`${xsd}integer`))),
  ];
}

export type ConceptsReading =
  | { ok: true; lists: readonly CodeList[]; leftAside: readonly string[] }
  | {
      ok: false;
      faults: readonly { key: 'notTurtle' | 'noScheme' | 'noLabel'; place: string; what: string }[];
    };

/** More than any list of codes; a file past it is refused whole. */
const mostQuads = 200_000;

/**
 * Reads concept schemes, ours or another’s. A label in one language serves for both; a concept without an identifier of
 * ours takes the end of its address. Broader concepts are left aside, and said: a code list of a codebook is flat.
 */
export function listsFromConcepts(turtle: string, defaults: ListDefaults): ConceptsReading {
  const quads = parsed(turtle);
  if (typeof quads === 'string')
    return { ok: false, faults: [{ key: 'notTurtle', place: '/', what: quads }] };
  const store = new Store(quads);
  const schemes = store.getSubjects(`${rdf}type`, `${skos}ConceptScheme`, null);
  if (schemes.length === 0) return { ok: false, faults: [{ key: 'noScheme', place: '/', what: '' }] };
  const faults: { key: 'noLabel'; place: string; what: string }[] = [];
  const lists = schemes.map((scheme): CodeList => {
    const concepts = [
      ...store.getSubjects(`${skos}inScheme`, scheme, null),
      ...store.getSubjects(`${skos}topConceptOf`, scheme, null),
      ...store.getObjects(scheme, `${skos}hasTopConcept`, null),
    ];
    const unique = [...new Map(concepts.map((concept) => [concept.value, concept])).values()];
    const codes = inOrder(store, unique).map((concept) => {
      const label = labelOf(store, concept);
      if (!label) faults.push({ key: 'noLabel', place: concept.value, what: concept.value });
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
  const broader = store.getQuads(null, `${skos}broader`, null, null);
  return { ok: true, lists, leftAside: broader.map(({ subject }) => identifierOf(store, subject)) };
}

function parsed(turtle: string): Quad[] | string {
  const quads: Quad[] = [];
  try {
    for (const found of new Parser({ format: 'text/turtle' }).parse(turtle)) {
      quads.push(found);
      if (quads.length > mostQuads) return `> ${mostQuads}`;
    }
  } catch (error) {
    return (error as Error).message.slice(0, 200);
  }
  return quads;
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
  const position = (concept: Term) => Number(one(store, concept, `${schema}position`) ?? concepts.length + 1);
  return concepts.toSorted((first, second) => position(first) - position(second));
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

/** The lists that a codebook has, all of them, as one document. */
export function codebookConcepts(book: Codebook, base: string): string {
  return conceptSchemes(book.codeLists, base);
}
