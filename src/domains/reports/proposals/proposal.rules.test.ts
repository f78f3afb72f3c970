import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidenceMarks, figureMarks, plainText } from '#/domains/reports/section-text.rules.ts';
import { shippedTemplates } from '#/domains/reports/templates/shipped-templates.data.ts';
import { typographyFaults } from '#/french/typography.ts';
import { emptyWork, someWork, workOf } from '../../../../test/harness/work-samples.ts';
import { proposedSections, sectionMarkdown, sentencesOf } from './proposal.rules.ts';
import type { Sentence } from './proposal.ts';
import { en, fr } from './proposal.words.ts';

const words = { fr, en };
const templates = (['fr', 'en'] as const).flatMap((language) =>
  shippedTemplates(language).map((template) => ({ language, ...template })),
);
const sentences = (work: ReturnType<typeof emptyWork>, at = 0) => {
  const template = templates[at % templates.length]!;
  return proposedSections(
    { ...work, language: template.language },
    template.sections,
    words[template.language],
  ).flatMap(({ blocks }) => sentencesOf(blocks));
};

const anyTemplate = fc.integer({ min: 0, max: templates.length - 1 });
const enough = { numRuns: 60 };

describe('what is proposed, whatever the template and the language', () => {
  test('rests on something, each sentence by its own place; what traces say, on these traces', () => {
    let told = 0;
    fc.assert(
      fc.property(someWork(), anyTemplate, (work, at) => {
        const texts = new Map<string, string>();
        for (const { grounds, slot, text } of sentences(work, at)) {
          expect(supported(grounds), slot).toBe(true);
          expect(grounds.traceIds ?? [], slot).toEqual(expect.arrayContaining(tracesBehind(work, slot)));
          told += tracesBehind(work, slot).length;
          expect(texts.get(slot) ?? text, slot).toBe(text);
          texts.set(slot, text);
        }
      }),
      enough,
    );
    expect(told).toBeGreaterThan(20);
  });

  test('is read again with every sentence, plot and word, whatever the words', () => {
    fc.assert(
      fc.property(someWork(), anyTemplate, (work, at) => {
        const { language, sections } = templates[at]!;
        for (const { blocks } of proposedSections({ ...work, language }, sections, words[language])) {
          const figures = blocks.flatMap((block) => (block.kind === 'figure' ? [block.slot] : []));
          const names = new Map<string, string>();
          const body = sectionMarkdown(blocks, (slot) => {
            const known = names.get(slot) ?? `${figures.includes(slot) ? 'f' : 'e'}${names.size + 1}`;
            names.set(slot, known);
            return known;
          });
          const told = sentencesOf(blocks);
          const marks = evidenceMarks(body);
          expect(marks.map(({ name }) => name)).toEqual(told.map(({ slot }) => names.get(slot)));
          expect(marks.map(({ inner }) => plainText(`a ${inner}`))).toEqual(
            told.map(({ text }) => plainText(`a ${text}`)),
          );
          expect(figureMarks(body).map(({ name }) => name)).toEqual(figures.map((slot) => names.get(slot)));
        }
      }),
      enough,
    );
  });

  test('says nothing when nothing was noted', () => {
    for (let at = 0; at < templates.length; at += 1) expect(sentences(emptyWork(), at)).toEqual([]);
  });

  test('can be said without its numbers', () => {
    // Numbers that no date nor hour looks like.
    let said = 0;
    fc.assert(
      fc.property(someWork({ counts: { min: 3100, max: 9000 } }), anyTemplate, (work, at) => {
        for (const { text, withoutNumbers, numbers, slot } of sentences(work, at)) {
          for (const { value } of numbers.filter((one) => one.value >= 3100)) {
            const written = new RegExp(`${String(value).slice(0, 1)}[\\u00a0,]${String(value).slice(1)}`);
            if (written.test(text)) said += 1;
            expect(withoutNumbers ?? '', `${slot}: ${text}`).not.toMatch(written);
          }
        }
      }),
      enough,
    );
    expect(said).toBeGreaterThan(100);
  });
});

/** The traces by which one knows what a sentence says of an action. */
function tracesBehind({ plans }: ReturnType<typeof emptyWork>, slot: string): string[] {
  const [, itemId, says] =
    /^(?:item|learning|event):([^:]+):(moves|obstacle|adaptation|done)/.exec(slot) ?? [];
  const moves = plans.flatMap(({ actions }) => actions).find(({ id }) => id === itemId)?.moves ?? [];
  const saying = (word: string) => moves.filter((move) => move.says === word && move.note.trim() !== '');
  const last = says === 'moves' ? moves.at(-1) : saying(says ?? '').at(-1);
  const finished = moves.filter((move) => move.says === 'finished');
  if (says === 'done') return (finished.length > 0 ? finished : moves).map(({ traceId }) => traceId);
  return last ? [last.traceId] : [];
}

function supported({ kind, ...grounds }: Sentence['grounds']): boolean {
  const some = (ids: readonly string[] | undefined) => (ids ?? []).length > 0;
  switch (kind) {
    case 'traces':
      return some(grounds.traceIds);
    case 'words':
      return grounds.traceIds?.length === 1 && (grounds.words ?? '') !== '';
    case 'dossiers':
      return some(grounds.dossierIds);
    case 'plans':
      return some(grounds.planIds);
    case 'plan-items':
      return some(grounds.planItemIds);
    case 'statement':
      return grounds.statementId !== undefined;
    case 'space':
      return true;
  }
}

describe('the sentences', () => {
  test('are set as French is, closed, and never hollow', () => {
    fc.assert(
      fc.property(someWork({ plainWords: true }), (work) => {
        for (let at = 0; at < templates.length; at += 1) {
          for (const { text, withoutNumbers } of sentences(work, at)) {
            for (const said of [text, withoutNumbers ?? 'Rien.']) {
              expect(said).not.toMatch(/undefined|NaN|\[object|null| {2}|\.\.(?!\.)/);
              if (templates[at]!.language === 'fr') expect(typographyFaults(said), said).toEqual([]);
            }
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test('say the same thing in other ways from one dossier to the next, and the same way each time', () => {
    const work = workOf({ dossiers: 12 });
    const worked = (of: typeof work) =>
      sentences(of)
        .filter(({ slot }) => slot.endsWith(':work'))
        .map(({ text }) => text.replaceAll(/\d[\d\s]*/g, 'n'));
    expect(new Set(worked(work).map((text) => text.split(' ').slice(0, 3).join(' '))).size).toBeGreaterThan(
      1,
    );
    expect(worked(work)).toEqual(worked(structuredClone(work)));
  });

  test('never add natures together', () => {
    const work = workOf({ dossiers: 2 });
    const total = work.natures.reduce((sum, { count }) => sum + count, 0);
    const [equipe] = shippedTemplates('fr');
    const section = equipe!.sections.find(({ kind }) => kind === 'natures')!;
    const [proposed] = proposedSections(work, [section], fr);
    const body = sectionMarkdown(proposed!.blocks, () => undefined);
    expect(body).not.toMatch(new RegExp(`(?<!\\d)${total}(?!\\d)`));
    const figure = proposed!.blocks.find((block) => block.kind === 'figure');
    expect(figure?.kind === 'figure' && figure.data.rows.map(({ key }) => key)).toEqual(
      work.natures.map(({ nature }) => nature),
    );
  });

  test('quote the words of a trace once, in the section that is for it', () => {
    const work = workOf({ dossiers: 1 });
    const [equipe, aga] = [
      shippedTemplates('fr')[0]!,
      { sections: [{ kind: 'dossiers' as const, natures: [], heading: 'D', hint: '' }] },
    ];
    const quotes = (sections: typeof equipe.sections) =>
      proposedSections(work, sections, fr).map(({ kind, blocks }) => [
        kind,
        sentencesOf(blocks).filter(({ grounds }) => grounds.kind === 'words').length,
      ]);
    expect(quotes(equipe.sections).filter(([, n]) => n !== 0)).toEqual([['changes', 3]]);
    expect(quotes(aga.sections)).toEqual([['dossiers', 3]]);
  });
});
