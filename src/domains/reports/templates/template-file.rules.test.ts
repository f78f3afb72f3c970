import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sectionKinds } from '#/domains/reports/report.ts';
import { natureIds } from '#/domains/traces/traces.public.ts';
import {
  checkedJsonFile,
  type FileFault,
  faultSentences,
  jsonFileSchema,
} from '#/platform/json-file-faults.ts';
import { shippedTemplates } from './shipped-templates.data.ts';
import { templateFile } from './template.form.ts';
import { mostSections, type TemplateContent, templateLengths } from './template.ts';
import { templateAsFile, templateFormat } from './template-file.rules.ts';

const address = 'https://toile.exemple.org/bilans/schemas/gabarit-1.json';

const check = (text: string) => checkedJsonFile(new TextEncoder().encode(text), templateFile, templateFormat);

/** What is wrong in a text, as the site reads it. */
function faultsOf(text: string): readonly FileFault[] {
  const file = check(text);
  return file.ok ? [] : file.faults;
}

/** A fault as it is read, with ordinary spaces, as they are typed here. */
const told = (locale: 'fr' | 'en', fault: FileFault) =>
  faultSentences(locale, [fault], (rank) => `section ${rank}`).lines[0]!.replaceAll(/[\u00a0\u202f]/g, ' ');

function readBack(text: string): TemplateContent {
  const file = check(text);
  if (!file.ok) throw new Error(told('fr', file.faults[0]!));
  const { language, title, purpose, sections } = file.value;
  return { language, title, purpose, sections };
}

const line = (most: number) =>
  fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) =>
    text
      .replaceAll(/[\r\n\t\u0000]+/g, ' ')
      .toWellFormed()
      .trim()
      .slice(0, most)
      .trim(),
  );
const heading = line(templateLengths.heading).filter((text) => text !== '');

const template: fc.Arbitrary<TemplateContent> = fc.record({
  language: fc.constantFrom('fr' as const, 'en' as const),
  title: heading,
  purpose: line(templateLengths.purpose),
  sections: fc.array(
    fc.record({
      kind: fc.constantFrom(...sectionKinds),
      heading,
      hint: fc
        .array(line(80), { maxLength: 4 })
        .map((lines) => lines.join('\n').replaceAll('\r', '\n').trim()),
      natures: fc.subarray([...natureIds]),
    }),
    { maxLength: 12 },
  ),
});

describe('a template taken away and brought back', () => {
  test('says the same, whatever it says', () => {
    fc.assert(
      fc.property(template, (content) => {
        const text = templateAsFile(content, address);
        expect(readBack(text)).toEqual(content);
        expect(templateAsFile(readBack(text), address)).toBe(text);
      }),
    );
  });

  test.each(['fr', 'en'] as const)('the shipped ones too, in %s', (language) => {
    for (const { title, purpose, sections } of shippedTemplates(language)) {
      const content = { language, title, purpose, sections };
      expect(readBack(templateAsFile(content, address))).toEqual(content);
    }
  });

  test('holds nothing of its space: no name of a section, no id', () => {
    const [shipped] = shippedTemplates('fr');
    const text = templateAsFile({ ...shipped!, language: 'fr' }, address);
    expect(Object.keys(JSON.parse(text))).toEqual([
      '$schema',
      'format',
      'language',
      'title',
      'purpose',
      'sections',
    ]);
  });

  test('the least that a person writes by hand is a template', () => {
    const least =
      '{"format": "gabarit-1", "language": "fr", "title": "À nous", "sections": [{"kind": "free", "heading": "Un"}]}';
    expect(readBack(least)).toEqual({
      language: 'fr',
      title: 'À nous',
      purpose: '',
      sections: [{ kind: 'free', heading: 'Un', hint: '', natures: [] }],
    });
  });
});

const good = [
  '{',
  '  "format": "gabarit-1",',
  '  "language": "fr",',
  '  "title": "Bilan de la table",',
  '  "purpose": "",',
  '  "sections": [',
  '    { "kind": "mission", "heading": "Qui nous sommes", "hint": "" },',
  '    { "kind": "natures", "heading": "Le travail", "natures": ["concertation"] }',
  '  ]',
  '}',
];

const instead = (at: number, text: string) =>
  good.map((one, row) => (row === at - 1 ? text : one)).join('\n');

describe('what is wrong in a file', () => {
  test('nothing, in a good one', () => {
    expect(faultsOf(good.join('\n'))).toEqual([]);
  });

  test.each<[what: string, text: string, line: number, section: number | null, sentence: RegExp]>([
    ['a comma too few', instead(3, '  "language": "fr"'), 4, null, /virgule/],
    [
      'a name said twice',
      instead(3, '  "language": "fr", "language": "en",'),
      3,
      null,
      /« language » est dit deux fois/,
    ],
    ['a chasm', '['.repeat(400), 1, null, /emboîte/],
    ['another format', instead(2, '  "format": "cadre-1",'), 2, null, /« gabarit-1 »/],
    ['no format', instead(2, ''), 1, null, /« gabarit-1 »/],
    ['a list', '[1]', 1, null, /« gabarit-1 »/],
    ['no title', instead(4, ''), 1, null, /« title » manque/],
    ['an empty title', instead(4, '  "title": "  ",'), 4, null, /« title » est vide/],
    ['a number for a title', instead(4, '  "title": 4,'), 4, null, /texte entre guillemets/],
    ['nothing for a title', instead(4, '  "title": null,'), 4, null, /texte entre guillemets/],
    [
      'a title without end',
      instead(4, `  "title": "${'a'.repeat(301)}",`),
      4,
      null,
      /300 caractères au plus/,
    ],
    ['another language', instead(3, '  "language": "de",'), 3, null, /« de ».* fr, en/],
    ['a name of one’s own', instead(5, '  "usage": "",'), 5, null, /« usage » ne fait pas partie/],
    ['a section that is a word', instead(7, '    "mission",'), 7, 1, /objet entre accolades/],
    [
      'a kind of one’s own',
      instead(7, '    { "kind": "intro", "heading": "A" },'),
      7,
      1,
      /« kind » vaut « intro »/,
    ],
    ['a section without heading', instead(8, '    { "kind": "free" }'), 8, 2, /« heading » manque/],
    [
      'a section without heading but blanks',
      instead(8, '    { "kind": "free", "heading": "" }'),
      8,
      2,
      /« heading » est vide/,
    ],
    [
      'a nature of one’s own',
      instead(8, '    { "kind": "natures", "heading": "A", "natures": ["x"] }'),
      8,
      2,
      /« natures » vaut « x »/,
    ],
    [
      'a name of one’s own in a section',
      instead(8, '    { "kind": "free", "heading": "A", "id": "1" }'),
      8,
      2,
      /« id » ne fait pas partie/,
    ],
    [
      'natures that are no list',
      instead(8, '    { "kind": "free", "heading": "A", "natures": {} }'),
      8,
      2,
      /liste entre crochets/,
    ],
  ])('%s', (_what, text, at, section, sentence) => {
    const [fault, ...others] = faultsOf(text);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ line: at, item: section });
    expect(told('fr', fault!)).toMatch(sentence);
    expect(told('en', fault!)).toMatch(new RegExp(`^Line ${at}`));
  });

  test('a section too many is said once, where the list begins', () => {
    const sections = Array.from({ length: mostSections + 1 }, () => ({ kind: 'free', heading: 'A' }));
    const text = JSON.stringify({ format: 'gabarit-1', language: 'fr', title: 'A', sections });
    const [fault] = faultsOf(text);
    expect(told('fr', fault!)).toContain('60 au plus');
  });

  test('several at once, from top to bottom, no more than a person mends in one go', () => {
    const sections = Array.from({ length: 50 }, () => ({ kind: 'x', heading: '' }));
    const text = JSON.stringify({ format: 'gabarit-1', language: 'fr', title: '', sections }, null, 2);
    const faults = faultsOf(text);
    expect(faults).toHaveLength(20);
    const lines = faults.map((fault) => fault.line);
    expect(lines).toEqual([...lines].sort((left, right) => left - right));
  });

  test('whatever the JSON, it is a template or has faults that can be said', () => {
    const close = fc.record(
      {
        format: fc.constant('gabarit-1'),
        language: fc.oneof(fc.constant('fr'), fc.jsonValue()),
        title: fc.oneof(fc.string(), fc.jsonValue()),
        sections: fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), close), (value) => {
        const text = JSON.stringify(value, null, 1);
        const rows = text.split('\n').length;
        for (const fault of faultsOf(text)) {
          expect(fault.line).toBeGreaterThanOrEqual(1);
          expect(fault.line).toBeLessThanOrEqual(rows);
          for (const locale of ['fr', 'en'] as const)
            expect(told(locale, fault)).not.toMatch(/undefined|NaN/);
        }
      }),
    );
  });
});

test('the published schema names what the file holds, and refuses the rest', () => {
  const schema = jsonFileSchema(templateFile, { address, title: 'A', description: 'B' }) as {
    $id: string;
    required: string[];
    additionalProperties: boolean;
    properties: {
      sections: { maxItems: number; items: { required: string[]; additionalProperties: boolean } };
    };
  };
  expect(schema.$id).toBe(address);
  expect(schema.required.toSorted()).toEqual(['format', 'language', 'sections', 'title']);
  expect(schema.additionalProperties).toBe(false);
  const { maxItems, items } = schema.properties.sections;
  expect(maxItems).toBe(mostSections);
  expect(items.required.toSorted()).toEqual(['heading', 'kind']);
  expect(items.additionalProperties).toBe(false);
});
