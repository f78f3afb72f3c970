/**
 * Code lists as SKOS concept schemes (W3C SKOS Reference), in Turtle through N3 or in JSON-LD. Labels in each language,
 * the official code as notation, dates of validity; what SKOS has no word for is kept under a vocabulary of our own.
 */

import { DataFactory, type Quad, Writer } from 'n3';
import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import type { CodeList } from './choices.rules.ts';
import { dcterms, own, prefixes, rdf, schema, skos, xsd } from './concept-words.data.ts';
import { linkedDataText } from './linked-data.rules.ts';

const { literal, namedNode, quad } = DataFactory;
type Code = CodeList['codes'][number];

/** Addresses of a list and of its codes, under that of its codebook. */
const listAddress = (base: string, list: string) => `${base}/listes/${encodeURIComponent(list)}`;
const codeAddress = (base: string, list: string, code: string) =>
  `${listAddress(base, list)}#${encodeURIComponent(code)}`;

/** Every list of a codebook in Turtle. `base` is the address of the version of the codebook. */
export function conceptsInTurtle({ codeLists }: Codebook, base: string): string {
  const writer = new Writer({ prefixes });
  writer.addQuads(codeLists.flatMap((list) => listQuads(list, base)));
  let turtle = '';
  writer.end((_, result: string) => {
    turtle = result;
  });
  return turtle;
}

/** The same in JSON-LD. */
export function conceptsInLinkedData({ codeLists }: Codebook, base: string): string {
  return linkedDataText(
    codeLists.flatMap((list) => listQuads(list, base)),
    prefixes,
  );
}

function listQuads(list: CodeList, base: string): Quad[] {
  const scheme = namedNode(listAddress(base, list.id));
  const { reference } = list;
  return [
    quad(scheme, namedNode(`${rdf}type`), namedNode(`${skos}ConceptScheme`)),
    quad(scheme, namedNode(`${dcterms}identifier`), literal(list.id)),
    ...labelQuads(scheme, list.label),
    ...(reference === null ? [] : [quad(scheme, namedNode(`${dcterms}source`), literal(reference))]),
    ...list.codes.flatMap((code, at) => codeQuads(code, at, list.id, base)),
  ];
}

function labelQuads(subject: ReturnType<typeof namedNode>, label: Code['label']): Quad[] {
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
