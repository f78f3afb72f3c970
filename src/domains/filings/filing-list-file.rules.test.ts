import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkedJsonFile, faultSentences } from '#/platform/json-file-faults.ts';
import { filingListFile } from './filing.form.ts';
import { addressees, documentStates, type FilingDocument, mostDocuments } from './filing.ts';
import { filingListFormat, listAsFile, listedOf } from './filing-list-file.rules.ts';

const address = 'https://toile.exemple.org/redditions/schemas/reddition-1.json';
const check = (text: string) =>
  checkedJsonFile(new TextEncoder().encode(text), filingListFile, filingListFormat);

const line = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) =>
  text
    .replaceAll(/[\r\n\t\u0000]+/g, ' ')
    .toWellFormed()
    .trim(),
);
const document: fc.Arbitrary<FilingDocument> = fc.record({
  id: fc.uuid(),
  addressee: fc.constantFrom(...addressees),
  title: line.filter((text) => text !== ''),
  carrier: line,
  note: fc.array(line, { maxLength: 3 }).map((lines) => lines.join('\n').replaceAll('\r', '\n').trim()),
  state: fc.constantFrom(...documentStates),
  stateOn: fc.constant('2026-03-18'),
  writtenBy: fc.constantFrom(null, 'Maude Lavigueur'),
  removedOn: fc.constantFrom(null, '2026-03-18'),
  revision: fc.integer({ min: 1, max: 9 }),
});

describe('lists taken away and brought back', () => {
  test('say the same, whatever they say, and nothing of the year', () => {
    fc.assert(
      fc.property(fc.array(document, { maxLength: 12 }), line, (documents, title) => {
        const listed = listedOf(documents);
        expect(listed).toHaveLength(documents.filter(({ removedOn }) => removedOn === null).length);
        const text = listAsFile({ title, documents: listed }, address);
        const file = check(text);
        expect(file).toMatchObject({ ok: true, value: { title, documents: listed } });
        for (const one of (JSON.parse(text) as { documents: object[] }).documents)
          expect(Object.keys(one)).toEqual(['addressee', 'title', 'carrier', 'note']);
      }),
    );
  });

  test.for([
    [
      '{"format": "gabarit-1",\n "documents": []}',
      'Ligne 1 : Ce n’est pas le fichier attendu : il manque « format » : « reddition-1 ».',
    ],
    ['{"format": "reddition-1"}', 'Ligne 1 : « documents » manque.'],
    [
      '{"format": "reddition-1",\n "documents": [\n {"addressee": "cisss", "title": "A"}]}',
      'Ligne 3, document 1 : « addressee » vaut « cisss », qui ne dit rien à Toile. Elle connaît : funder, members.',
    ],
    [
      '{"format": "reddition-1",\n "documents": [\n {"addressee": "funder", "title": ""}]}',
      'Ligne 3, document 1 : « title » est vide : écrivez-y quelque chose.',
    ],
    [
      '{"format": "reddition-1",\n "documents": [\n {"addressee": "funder", "title": "A", "state": "sent"}]}',
      'Ligne 3, document 1 : « state » ne fait pas partie de ce format : il serait perdu. Retirez-le, ou corrigez son nom.',
    ],
  ] as const)('what is wrong has its place and its sentence: %s', ([text, sentence]) => {
    const file = check(text);
    expect(file.ok).toBe(false);
    const { lines } = faultSentences('fr', file.ok ? [] : file.faults, (rank) => `document ${rank}`);
    expect(lines.map((one) => one.replaceAll(/[\u00a0\u202f]/g, ' '))).toEqual([sentence]);
  });

  test('hold as many documents as accounts do', () => {
    const documents = Array.from({ length: mostDocuments + 1 }, () => ({ addressee: 'funder', title: 'A' }));
    expect(check(JSON.stringify({ format: 'reddition-1', documents })).ok).toBe(false);
    expect(check(JSON.stringify({ format: 'reddition-1', documents: documents.slice(1) })).ok).toBe(true);
  });
});
