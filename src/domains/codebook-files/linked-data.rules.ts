/**
 * RDF in JSON-LD, both ways (W3C JSON-LD 1.1). It is written flat, with prefixes. It is read flat or expanded: a context
 * that asks for more than prefixes is refused, and none is ever fetched from the network.
 */

import { DataFactory, type NamedNode, type Quad } from 'n3';
import { readJsonFile } from '#/platform/json-file.ts';

const { blankNode, literal, namedNode, quad } = DataFactory;
type Subject = Quad['subject'];
type Prefixes = Readonly<Record<string, string>>;
type Way = readonly PropertyKey[];
type Json = Record<string, unknown>;

const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const xsd = 'http://www.w3.org/2001/XMLSchema#';

export function linkedDataText(quads: readonly Quad[], prefixes: Prefixes): string {
  const nodes = new Map<string, Record<string, unknown[]>>();
  const short = (address: string) => shortened(address, prefixes);
  for (const { subject, predicate, object } of quads) {
    const node = nodes.get(subject.value) ?? {};
    nodes.set(subject.value, node);
    const isType = predicate.value === rdfType;
    const name = isType ? '@type' : short(predicate.value);
    node[name] = [...(node[name] ?? []), isType ? short(object.value) : writtenValue(object, short)];
  }
  const graph = [...nodes].map(([address, node]) => ({
    '@id': address,
    ...Object.fromEntries(
      Object.entries(node).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
    ),
  }));
  return `${JSON.stringify({ '@context': prefixes, '@graph': graph }, null, 2)}\n`;
}

function shortened(address: string, prefixes: Prefixes): string {
  for (const [name, start] of Object.entries(prefixes)) {
    const rest = address.startsWith(start) ? address.slice(start.length) : '';
    if (/^[A-Za-z]\w*$/.test(rest)) return `${name}:${rest}`;
  }
  return address;
}

function writtenValue(object: Quad['object'], short: (address: string) => string): unknown {
  if (object.termType !== 'Literal') return { '@id': object.value };
  if (object.language !== '') return { '@value': object.value, '@language': object.language };
  if (object.datatype.value === `${xsd}string`) return object.value;
  return { '@value': object.value, '@type': short(object.datatype.value) };
}

export type LinkedDataFault =
  | 'notJson'
  | 'remoteContext'
  | 'contextBeyond'
  | 'keywordBeyond'
  | 'notAnAddress'
  | 'notANode';

export type LinkedDataReading =
  | { ok: true; quads: readonly Quad[] }
  | { ok: false; key: LinkedDataFault; line: number; what: string };

/** What the reader does not take, with the way to it from the root. */
class Beyond extends Error {
  readonly key: LinkedDataFault;
  readonly way: Way;
  readonly what: string;
  constructor(key: LinkedDataFault, way: Way, what: string) {
    super(key);
    this.key = key;
    this.way = way;
    this.what = what.slice(0, 100);
  }
}

export function quadsOfLinkedData(bytes: Uint8Array): LinkedDataReading {
  const file = readJsonFile(bytes);
  if (!file.ok) return { ok: false, key: 'notJson', line: file.line, what: file.name };
  try {
    return { ok: true, quads: documentQuads(file.value) };
  } catch (error) {
    if (!(error instanceof Beyond)) throw error;
    return { ok: false, key: error.key, line: file.lineOf(error.way), what: error.what };
  }
}

function documentQuads(document: unknown): Quad[] {
  const quads: Quad[] = [];
  const isList = Array.isArray(document);
  const prefixes = isList || !isJson(document) ? {} : prefixesOf(document['@context']);
  const graph = isList || !isJson(document) ? document : (document['@graph'] ?? document);
  if (isJson(document) && graph !== document) {
    const other = Object.keys(document).find((name) => name !== '@context' && name !== '@graph');
    if (other !== undefined) throw new Beyond('keywordBeyond', [other], '@graph');
  }
  const start: Way = graph === document ? [] : ['@graph'];
  const nodes: readonly [unknown, Way][] = Array.isArray(graph)
    ? graph.map((node: unknown, at) => [node, [...start, at]])
    : [[graph, start]];
  for (const [node, way] of nodes) readNode(node, { quads, prefixes, way });
  return quads;
}

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Only prefixes: names that stand for the beginning of an address. */
function prefixesOf(context: unknown): Prefixes {
  if (context === undefined || context === null) return {};
  if (typeof context === 'string') throw new Beyond('remoteContext', ['@context'], context);
  if (!isJson(context)) throw new Beyond('contextBeyond', ['@context'], '@context');
  for (const [name, address] of Object.entries(context)) {
    const isPrefix = !name.startsWith('@') && typeof address === 'string' && /^[a-z][\w+.-]*:/i.test(address);
    if (!isPrefix) throw new Beyond('contextBeyond', ['@context', name], name);
  }
  return context as Prefixes;
}

interface Reading {
  quads: Quad[];
  prefixes: Prefixes;
  way: Way;
}

function readNode(node: unknown, { quads, prefixes, way }: Reading): Subject {
  if (!isJson(node)) throw new Beyond('notANode', way, JSON.stringify(node) ?? '');
  const subject = '@id' in node ? nodeNamed(node['@id'], prefixes, [...way, '@id']) : blankNode();
  for (const [name, value] of Object.entries(node)) {
    const here = [...way, name];
    if (name === '@id' || (name === '@context' && way.length === 0)) continue;
    if (name.startsWith('@') && name !== '@type') throw new Beyond('keywordBeyond', here, name);
    const isType = name === '@type';
    const predicate = isType ? namedNode(rdfType) : addressOf(name, prefixes, here);
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    values.forEach((one, at) => {
      if (one === null) return;
      const there = Array.isArray(value) ? [...here, at] : here;
      const object = isType
        ? addressOf(one, prefixes, there)
        : readValue(one, { quads, prefixes, way: there });
      quads.push(quad(subject, predicate, object));
    });
  }
  return subject;
}

function readValue(value: unknown, reading: Reading): Quad['object'] {
  if (typeof value === 'string') return literal(value);
  if (typeof value === 'boolean') return literal(String(value), namedNode(`${xsd}boolean`));
  if (typeof value === 'number') {
    const type = Number.isInteger(value) ? 'integer' : 'double';
    return literal(String(value), namedNode(`${xsd}${type}`));
  }
  if (!isJson(value) || !('@value' in value)) return readNode(value, reading) as Quad['object'];
  const { '@value': said, '@language': language, '@type': type, ...others } = value;
  const [other] = Object.keys(others);
  if (other !== undefined) throw new Beyond('keywordBeyond', [...reading.way, other], other);
  const text = String(said);
  if (typeof language === 'string') return literal(text, language);
  return type === undefined ? literal(text) : literal(text, addressOf(type, reading.prefixes, reading.way));
}

function nodeNamed(name: unknown, prefixes: Prefixes, way: Way): Subject {
  const isBlank = typeof name === 'string' && name.startsWith('_:');
  return isBlank ? blankNode(name.slice(2)) : addressOf(name, prefixes, way);
}

function addressOf(name: unknown, prefixes: Prefixes, way: Way): NamedNode {
  const [, before = '', after = ''] = /^([^:]*):(.*)$/s.exec(typeof name === 'string' ? name : '') ?? [];
  if (before === '') throw new Beyond('notAnAddress', way, String(name));
  const start = Object.hasOwn(prefixes, before) && !after.startsWith('//') ? prefixes[before] : undefined;
  return namedNode(start === undefined ? `${before}:${after}` : start + after);
}
