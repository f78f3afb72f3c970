import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence, FigureData, SaidNumber } from '#/domains/reports/evidence.ts';
import { amongOf } from './audience.actions.ts';
import { forAudience } from './audience.rules.ts';
import type { AudienceContent, AudienceRules } from './audience.ts';
import { withoutEmptied } from './audience-blocks.rules.ts';
import { type Standing, staleCells, whyNotNumber, whyNotTold } from './reach.rules.ts';
import { ledgerKey, publicationOfNumbers, saidOtherwise } from './said-numbers.rules.ts';

const number = (cell: string, value: number, people: number | null = value): SaidNumber => ({
  ...{ cell, value, people, organisations: null },
});

const evidence = (name: string, sentence: string, more: Partial<Evidence> = {}): Evidence => ({
  ...{ name, slot: name, kind: 'traces', sentence, withoutNumbers: sentence, traceIds: [], dossierIds: [] },
  ...{ planIds: [], planItemIds: [], statementId: null, figureKeys: [], words: null, numbers: [] },
  ...{ print: '', madeAt: new Date(0), ...more },
});

const figure = (data: Partial<FigureData> = {}): FigureData => ({
  ...{ kind: 'bars', title: 'Natures', note: '', description: '', rowsHeading: '', unit: 'traces' },
  ...{ series: [{ key: 's', label: 'Traces' }], rows: [], ...data },
});

const open: AudienceRules = {
  ...{ whyNotNumber: () => null, whyNotTold: () => null, names: [] },
  ...{ decidesWholeNames: false, people: [], choices: new Map() },
};
const small: AudienceRules = { ...open, whyNotNumber: ({ value }) => (value < 5 ? 'few' : null) };

const content = (
  markdown: string,
  all: readonly Evidence[] = [],
  figures: Readonly<Record<string, FigureData>> = {},
): AudienceContent => ({
  title: 'Bilan',
  sections: [{ id: 's', heading: 'Titre', markdown }],
  evidence: new Map(all.map((one) => [one.name, one])),
  figures: new Map(
    Object.entries(figures).map(([name, data]) => [name, { name, slot: 'x', print: 'x', data }]),
  ),
});
const told = (from: AudienceContent, rules: AudienceRules) => {
  const { content: shown, removed } = forAudience(from, rules);
  return { text: shown.sections[0]?.markdown ?? '', removed, figures: shown.figures };
};

describe('sentences', () => {
  const few = evidence('e1', '3 traces, dans un dossier.', {
    withoutNumbers: 'dans un dossier.',
    numbers: [number('nature/a', 3)],
  });
  const none = evidence('e2', 'Réunis de 2 à 4.', { withoutNumbers: null, numbers: [number('g', 2)] });

  test('are said without their numbers, or go when nothing is left to say; nothing leads to evidence', () => {
    const body = 'Avant. :preuve[3 traces, dans un dossier.]{#e1} :preuve[Réunis de 2 à 4.]{#e2} Après.';
    const { text, removed } = told(content(body, [few, none]), small);
    expect(text).toBe('Avant. dans un dossier. Après.');
    expect(removed.map(({ what, why, evidence: name }) => [what, why, name])).toEqual([
      ['numbers', 'few', 'e1'],
      ['sentence', 'few', 'e2'],
    ]);
    expect(told(content(body, [few, none]), open)).toMatchObject({
      text: 'Avant. 3 traces, dans un dossier. Réunis de 2 à 4. Après.',
      removed: [],
    });
  });

  test('of people stay, and are to be read again, whatever the reason', () => {
    const body = 'Nous avons :preuve[fait bien plus que 3 traces]{#e1} et :preuve[ceci]{#e9}.';
    const { text, removed } = told(content(body, [few]), small);
    expect(text).toBe('Nous avons fait bien plus que 3 traces et ceci.');
    expect(removed).toMatchObject([
      { what: 'reread', why: 'few', words: 'fait bien plus que 3 traces' },
      { what: 'reread', why: 'evidence-unknown', words: 'ceci' },
    ]);
    const closed = { ...open, whyNotTold: () => 'dossier-narrow' as const };
    expect(told(content(body, [few]), closed).removed[0]).toMatchObject({
      what: 'reread',
      why: 'dossier-narrow',
    });
  });

  test('that go take with them what they leave empty, not what stands beside', () => {
    const gone = (name: string) => evidence(name, `Phrase ${name}.`);
    const body = [
      '### Marche du jeudi',
      ':preuve[Phrase e1.]{#e1} :preuve[Phrase e2.]{#e2}',
      'Nous continuons :',
      '- :preuve[Phrase e3.]{#e3}\n- :preuve[Phrase e4.]{#e4}',
      '### Loge-toit',
      'Du monde.',
      'Nous laissons :',
      '- :preuve[Phrase e1.]{#e1}\n- Une ligne à nous',
    ].join('\n\n');
    const rules = { ...open, whyNotTold: () => 'dossier-narrow' as const };
    const { text, removed } = told(content(body, ['e1', 'e2', 'e3', 'e4'].map(gone)), rules);
    expect(text).toBe('### Loge-toit\n\nDu monde.\n\nNous laissons :\n\n- Une ligne à nous');
    expect(removed.filter(({ what }) => what === 'heading').map(({ words }) => words)).toEqual([
      'Marche du jeudi',
      'Nous continuons :',
    ]);
    const [first] = forAudience(content(':preuve[Phrase e1.]{#e1}', [gone('e1')]), rules).content.sections;
    expect(first).toBeUndefined();
  });
});

describe('names that do not leave', () => {
  const rules: AudienceRules = {
    ...open,
    names: [
      { name: 'Marche du jeudi', why: 'dossier-narrow' },
      { name: 'Maude Lavigueur', why: 'names-person' },
    ],
  };
  test('take away the heading that is one, and point out what people wrote', () => {
    const body =
      '### Marche du jeudi\n\nMaude Lavigueur y était.\n\nLa *marche du jeudi* aussi.\n\nMaude Lavigueurs.';
    const { text, removed } = told(content(body), rules);
    expect(text).not.toContain('###');
    expect(text).toContain('Maude Lavigueur y était.');
    expect(removed.map(({ what, why, words }) => [what, why, words])).toEqual([
      ['heading', 'dossier-narrow', 'Marche du jeudi'],
      ['reread', 'names-person', 'Maude Lavigueur y était.'],
      ['reread', 'dossier-narrow', 'La marche du jeudi aussi.'],
    ]);
  });

  test('are decided one by one for everybody, where a version was adopted too; titles of closed dossiers are read again', () => {
    const body = 'Maude Lavigueur y était.\n\nLa marche du jeudi aussi.';
    const besides = ['salle Maude Lavigueur'];
    const { removed } = told({ ...content(body), besides }, { ...rules, decidesWholeNames: true });
    expect(removed.map(({ what, why, words, place }) => [what, why, words, place?.mayReplace])).toEqual([
      ['adoption-name', 'names-person', 'salle Maude Lavigueur', false],
      ['reread', 'dossier-narrow', 'La marche du jeudi aussi.', undefined],
      ['whole-name', 'names-person', 'Maude Lavigueur y était.', true],
    ]);
  });

  test('are found after a longer word that begins like them', () => {
    const body = 'Les Lavigueurs de Maude Lavigueurie, puis Maude Lavigueur.';
    expect(told(content(body), rules).removed.map(({ why }) => why)).toEqual(['names-person']);
  });
});

describe('plots', () => {
  const rows = (...values: (number | null)[]) =>
    values.map((value, at) => ({
      key: String(at),
      label: `R${at}`,
      values: [{ value, said: value === null ? null : number(`c${at}`, value) }],
    }));

  test('hide small numbers, tell nobody who stands behind the others, and go when nothing is left', () => {
    const body = '::figure{#f1}\n\n::figure{#f2}\n\n::figure{#f3}';
    const { text, figures, removed } = told(
      content(body, [], { f1: figure({ rows: rows(12, 3, null) }), f2: figure({ rows: rows(2) }) }),
      small,
    );
    expect(text).toBe('::figure{#f1}');
    expect([...figures.keys()]).toEqual(['f1']);
    expect(figures.get('f1')!.data.rows.map(({ values }) => values[0])).toEqual([
      { value: 12, said: null },
      { value: null, said: null, isHidden: true },
      { value: null, said: null },
    ]);
    expect(removed.map(({ what }) => what)).toEqual(['figure-numbers', 'figure', 'figure']);
  });

  test('hide a number of which nobody knows who stands behind it', () => {
    const bare = figure({
      rows: [
        {
          key: 'a',
          label: 'A',
          values: [
            { value: 9, said: null },
            { value: 0, said: null },
          ],
        },
      ],
    });
    expect(told(content('::figure{#f1}', [], { f1: bare }), open).text).toBe('');
  });
});

describe('what is open', () => {
  const standing: Standing = {
    traces: new Map([
      ['t1', 'network'],
      ['t2', 'public'],
      ['t3', 'author'],
    ] as const),
    dossiers: [
      { id: 'd1', title: 'Loge-toit', reach: 'space' },
      { id: 'd2', title: 'Marche', reach: 'network' },
    ],
    plans: [{ id: 'p1', title: 'Plan', reach: 'public', itemIds: ['i1'] }],
    people: [],
  };
  const why = (more: Partial<Evidence>, audience: 'funder' | 'public', sentence = 'Une phrase.') =>
    whyNotTold(evidence('e1', sentence, more), standing, audience);

  test('words, dossiers and plans are told as far as they are open, nothing being opened by being told', () => {
    expect(why({ kind: 'words', traceIds: ['t1'] }, 'funder')).toBeNull();
    expect(why({ kind: 'words', traceIds: ['t1'] }, 'public')).toBe('trace-narrow');
    expect(why({ kind: 'words', traceIds: ['t2'] }, 'public')).toBeNull();
    expect(why({ kind: 'words', traceIds: ['t3'] }, 'funder')).toBe('trace-narrow');
    expect(why({ kind: 'words', traceIds: ['t9'] }, 'funder')).toBe('trace-gone');
    expect(why({ kind: 'dossiers', dossierIds: ['d1'] }, 'funder')).toBe('dossier-narrow');
    expect(why({ kind: 'dossiers', dossierIds: ['d2'] }, 'funder')).toBeNull();
    expect(why({ kind: 'dossiers', dossierIds: ['d2'] }, 'public')).toBe('dossier-narrow');
    expect(why({ kind: 'dossiers', dossierIds: ['d9'] }, 'funder')).toBe('dossier-narrow');
    expect(why({ kind: 'plans', planIds: ['p1'], planItemIds: ['i1'] }, 'public')).toBeNull();
    expect(why({ kind: 'plan-items', planItemIds: ['i9'] }, 'funder')).toBe('plan-narrow');
  });

  test('a sentence of several dossiers may count them, not name one that is closed', () => {
    const both = { kind: 'dossiers', dossierIds: ['d1', 'd2'] } as const;
    expect(why(both, 'funder', 'Deux dossiers.')).toBeNull();
    expect(why(both, 'funder', 'Dans « Loge-toit » et « Marche ».')).toBe('dossier-narrow');
  });

  test('what was counted with a trace that no longer counts is not said, nor what is said with two values', () => {
    const stale = staleCells(
      [
        evidence('e1', 'x', { traceIds: ['t1', 't3'], numbers: [number('a', 9)] }),
        evidence('e2', 'x', { traceIds: ['t1'], numbers: [number('b', 9)] }),
      ],
      standing,
    );
    expect([...stale]).toEqual(['a']);
    const otherwise = saidOtherwise([number('b', 9), number('b', 8), number('c', 9), number('c', 9)]);
    expect([...otherwise]).toEqual(['b']);
    const rule = { stale, otherwise, isShown: () => true, isUntold: () => false, isOutside: () => false };
    expect(['a', 'b', 'c', 'statement/x/d.1'].map((cell) => whyNotNumber(number(cell, 9), rule))).toEqual([
      ...['trace-gone', 'two-values', null, 'statement-inside'],
    ]);
    expect(whyNotNumber(number('c', 9), { ...rule, isShown: () => false })).toBe('few');
    expect(whyNotNumber(number('c', 9), { ...rule, isUntold: () => true })).toBe('spaces-apart');
  });
});

describe('numbers to protect', () => {
  const scope = { startsOn: '2025-04-01', endsOn: '2026-03-31', among: '' };

  test('are one system: a nature and its durations, a total that is not printed included', () => {
    const classes = [number('nature/a/duration-0', 4), number('nature/a/untimed', 8)];
    const key = (cell: string) => ledgerKey(scope, cell);
    expect(publicationOfNumbers([number('nature/a', 12), ...classes], scope)).toMatchObject({
      relations: [{ total: key('nature/a'), parts: [key('nature/a/duration-0'), key('nature/a/untimed')] }],
    });
    const alone = publicationOfNumbers(classes, scope);
    expect(alone.cells.find((cell) => cell.key === key('nature/a'))).toMatchObject({
      value: 12,
      isUnpublished: true,
    });
    // A total that says another day is tied to nothing: the sum would be false.
    expect(publicationOfNumbers([number('nature/a', 13), ...classes], scope).relations).toEqual([]);
    expect(publicationOfNumbers([number('statement/x/d.1', 3)], scope).cells).toEqual([]);
  });

  test('keep their name from one bilan to the next, and are others with other days, spaces or dossiers', () => {
    const among = (spaceIds: string[], dossierIds: string[]) => amongOf({ spaceIds, dossierIds });
    expect(among(['s1'], [])).toBe('');
    expect(among(['s1', 's2'], ['d1', 'd2'])).toBe(among(['s2', 's1'], ['d2', 'd1']));
    const many = Array.from({ length: 60 }, (_, at) => `018f3a5c-0000-7000-8000-0000000000${at + 10}`);
    const scopes = [
      scope,
      { ...scope, endsOn: '2026-02-28' },
      { ...scope, among: among(['s1', 's2'], []) },
      { ...scope, among: among(['s1'], ['d1']) },
      { ...scope, among: among(['s1'], many) },
      { ...scope, among: among(['s1'], many.slice(0, -1)) },
    ];
    expect(new Set(scopes.map((one) => ledgerKey(one, 'nature/a'))).size).toBe(scopes.length);
  });
});

test('a body of which nothing goes is left as it is, and what people wrote is never lost', () => {
  const line = fc.constantFrom(
    'Un mot à nous.',
    '### Titre',
    '- une ligne\n- une autre',
    'Voici :',
    '| a |\n| - |\n| b |',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), fc.nat(8), (lines, at) => {
      const body = lines.join('\n\n');
      expect(withoutEmptied(body, [], () => false)).toEqual({ markdown: body, gone: [] });
      const mark = ':preuve[Phrase e1.]{#e1}';
      const withMark = [...lines.slice(0, at), mark, ...lines.slice(at)].join('\n\n');
      const start = withMark.indexOf(mark);
      const { markdown } = withoutEmptied(
        withMark,
        [{ start, end: start + mark.length, text: '' }],
        () => false,
      );
      const own = (text: string) => text.split(/\n+/).filter((one) => !/^###|:$/.test(one) && one !== '');
      expect(own(markdown)).toEqual(own(body));
      expect(markdown).not.toContain('Phrase');
    }),
  );
});
