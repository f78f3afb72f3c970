/** What concept schemes say, and that code lists do not keep, gathered so that a person may read it before they publish. */

import type { Quad, Store, Term } from 'n3';
import { dcterms, own, rdf, schema, skos } from './concept-words.data.ts';
import { type LeftAside, type LeftKind, leftKinds } from './left-aside.ts';

const kept = new Set([
  `${rdf}type`,
  `${skos}inScheme`,
  `${skos}topConceptOf`,
  `${skos}hasTopConcept`,
  `${skos}prefLabel`,
  `${skos}notation`,
  `${dcterms}identifier`,
  `${dcterms}source`,
  `${schema}validFrom`,
  `${schema}validThrough`,
  `${schema}position`,
  `${own}fictional`,
]);

const kindsBySkosName: Readonly<Record<string, LeftKind>> = {
  broader: 'hierarchy',
  narrower: 'hierarchy',
  broaderTransitive: 'hierarchy',
  narrowerTransitive: 'hierarchy',
  related: 'related',
  semanticRelation: 'related',
  exactMatch: 'matches',
  closeMatch: 'matches',
  broadMatch: 'matches',
  narrowMatch: 'matches',
  relatedMatch: 'matches',
  mappingRelation: 'matches',
  altLabel: 'otherLabels',
  hiddenLabel: 'otherLabels',
  note: 'notes',
  changeNote: 'notes',
  definition: 'notes',
  editorialNote: 'notes',
  example: 'notes',
  historyNote: 'notes',
  scopeNote: 'notes',
  member: 'collections',
  memberList: 'collections',
};

interface Names {
  schemes: readonly Term[];
  /** Addresses of the concepts that are in a list. */
  listed: ReadonlySet<string>;
  nameOf(term: Term): string;
}

const mostExamples = 5;

export function leftAsideIn(store: Store, { schemes, listed, nameOf }: Names): LeftAside[] {
  const quads = store.getQuads(null, null, null, null);
  const known = new Set([...listed, ...schemes.map(({ value }) => value)]);
  const found = new Map<LeftKind, Map<string, string>>();
  const add = (kind: LeftKind, key: string, name: string) => {
    found.set(kind, (found.get(kind) ?? new Map<string, string>()).set(key, name));
  };
  for (const said of quads) {
    const { subject, predicate } = said;
    const kind = kindOf(said, known);
    if (kind) add(kind, keyOf(said, kind), kind === 'others' ? predicate.value : nameOf(subject));
  }
  for (const said of beyondTheFirst(quads)) add('notations', keyOf(said, 'notations'), nameOf(said.subject));
  return leftKinds.flatMap((kind) => {
    const some = found.get(kind);
    if (!some) return [];
    return [{ kind, count: some.size, examples: [...new Set(some.values())].slice(0, mostExamples) }];
  });
}

function kindOf({ subject, predicate, object }: Quad, known: ReadonlySet<string>): LeftKind | null {
  const name = predicate.value.startsWith(skos) ? predicate.value.slice(skos.length) : '';
  const kind = kindsBySkosName[name];
  if (kind) return kind;
  const isConcept = predicate.value === `${rdf}type` && object.value === `${skos}Concept`;
  if (!known.has(subject.value)) return isConcept ? 'orphans' : null;
  if (name === 'prefLabel' && object.termType === 'Literal') {
    const [language = ''] = object.language.split('-');
    return ['', 'fr', 'en'].includes(language) ? null : 'otherLanguages';
  }
  return kept.has(predicate.value) ? null : 'others';
}

/** A link told both ways, or from both ends, is one link. */
function keyOf({ subject, predicate, object }: Quad, kind: LeftKind): string {
  const ends = [subject.value, object.value];
  if (kind === 'hierarchy' || kind === 'related') return ends.toSorted().join(' ');
  return [...ends, predicate.value, object.termType === 'Literal' ? object.language : ''].join(' ');
}

/** A code has one official code. */
function beyondTheFirst(quads: readonly Quad[]): Quad[] {
  const seen = new Set<string>();
  return quads.filter(({ subject, predicate }) => {
    if (predicate.value !== `${skos}notation`) return false;
    const isFirst = !seen.has(subject.value);
    seen.add(subject.value);
    return !isFirst;
  });
}
