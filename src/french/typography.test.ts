import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { typeset, typesetRuns, typographyFaults } from './typography.ts';

const visible = (text: string): string => text.replaceAll('\u00A0', '~');

describe('typeset', () => {
  test.for([
    ["L'équipe d'aujourd'hui", 'L’équipe d’aujourd’hui'],
    ['Prêt ? Oui ! Non ; voici : rien', 'Prêt~? Oui~! Non~; voici~: rien'],
    ['Prêt? Oui! Non; voici: rien', 'Prêt~? Oui~! Non~; voici~: rien'],
    ['« oui » et «non»', '«~oui~» et «~non~»'],
    ['Dites "oui"... puis attendez', 'Dites «~oui~»… puis attendez'],
    ['à 13h30, à 9 h, 45 min', 'à 13~h~30, à 9~h, 45~min'],
    ['10% de 1234,50$ ou 50 $', '10~% de 1~234,50~$ ou 50~$'],
    ['Quoi?! Vraiment (?)', 'Quoi~?! Vraiment (?)'],
    ['en 2026: 3 traces, ratio 1:30', 'en 2026~: 3 traces, ratio 1:30'],
    [
      "voir https://exemple.org/a?b=c:d, écrire à l'adresse a.b@exemple.org!",
      'voir https://exemple.org/a?b=c:d, écrire à l’adresse a.b@exemple.org~!',
    ],
    ['Bonjour {nom}! `a ? b : c`', 'Bonjour {nom}~! `a ? b : c`'],
  ])('%s', ([text, expected]) => {
    expect(visible(typeset(text!))).toBe(expected);
  });

  test('once set, a sentence has no fault and does not change', () => {
    const piece = fc.constantFrom(
      ...[
        "l'équipe",
        'oui',
        '«',
        '»',
        '"',
        ' ',
        ' ',
        '?',
        '!',
        ';',
        ':',
        '...',
        '13h30',
        '9 h.',
        '10%',
        '1234,50$',
        '45 min',
      ],
      ...[
        '{nom}',
        'https://exemple.org/?a:b',
        'a@exemple.org',
        '(',
        ')',
        '2026',
        ',',
        '.',
        '\u00A0',
        "d'«",
        '`x?`',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const set = typeset(pieces.join(' '));
        expect(typeset(set)).toBe(set);
      }),
      { numRuns: 1500 },
    );
    const sentence = fc.array(
      fc.constantFrom(
        "l'équipe",
        'dit',
        '«oui»',
        '« non »',
        '"peut-être"',
        'à 13h30',
        '10%',
        '1234,50$',
        'vraiment?',
        'voici :',
        'attendez...',
        '{nom}!',
        'https://exemple.org/?a:b',
        "qu'«elle» parle;",
      ),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(sentence, (words) => {
        const set = typeset(words.join(' '));
        expect(typographyFaults(set)).toEqual([]);
        expect(typeset(set)).toBe(set);
      }),
      { numRuns: 500 },
    );
  });
});

describe('typographyFaults', () => {
  test.for([
    ["l'équipe", 'straight apostrophe'],
    ['dites "oui"', 'English quotes'],
    ['attendez...', 'three dots'],
    ['« oui\u00A0»', 'after «'],
    ['«\u00A0oui »', 'before »'],
    ['«\u00A0oui»', 'before »'],
    ['Prêt?', '; ! ?'],
    ['Prêt ?', '; ! ?'],
    ['oui; non', '; ! ?'],
    ['Voici : tout', 'before :'],
    ['Voici: tout', 'before :'],
    ['à 13h30', 'hour'],
    ['à 13 h 30', 'hour'],
    ['à 13\u00A0h 30', 'hour'],
    ['10%', 'before %'],
    ['10 %', 'before %'],
    ['50$', 'before $'],
    ['1234,50$', 'before $'],
    ['1234,50\u00A0$', 'groups'],
    ['12.50\u00A0$', 'decimal comma'],
  ])('sees in « %s »: %s', ([text, fault]) => {
    expect(typographyFaults(text!).join()).toContain(fault);
  });

  test.for([
    'L’équipe a dit «\u00A0oui\u00A0»\u00A0: tant mieux\u00A0!',
    'À 13\u00A0h\u00A030, 10\u00A0% de 1\u00A0234,50\u00A0$…',
    'Écrivez à prenom@exemple.org ou voyez https://exemple.org/aide?sujet=a:b.',
    'Bonjour {nom}, il reste {count} traces. Quoi\u00A0?! (?)',
    'Vers 2026-03-31, de 1:30 à 2:00, au 514\u00A0333-3333.',
    'Rencontre\u202F: fin\u202F?',
  ])('finds nothing in « %s »', (text) => {
    expect(typographyFaults(text)).toEqual([]);
  });
});

describe('typesetRuns', () => {
  test.for([
    [
      ['Attention', ' !'],
      ['Attention', '~!'],
    ],
    [
      ['Attention', '!'],
      ['Attention~', '!'],
    ],
    [
      ['l', "'équipe", ' : ', '"oui"', '...'],
      ['l', '’équipe', '~: ', '«~oui~»', '…'],
    ],
    [
      ['dit ', '"', 'oui', '"'],
      ['dit ', '«~', 'oui', '~»'],
    ],
    [
      ['à 13', 'h', '30'],
      ['à 13~', 'h~', '30'],
    ],
    [
      ['rien', '', ' à dire'],
      ['rien', '', ' à dire'],
    ],
  ])('%s', ([runs, expected]) => {
    expect(typesetRuns(runs!).map(visible)).toEqual(expected);
  });

  test('the runs together are the set sentence, and each keeps its own words', () => {
    const piece = fc.constantFrom(
      'mot',
      ' ',
      '"',
      "l'",
      '?',
      ':',
      '...',
      '10',
      '%',
      '«',
      '»',
      'h30',
      'https://a.b/?c',
    );
    const run = fc.array(piece, { maxLength: 4 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(run, { maxLength: 6 }), (runs) => {
        const set = typesetRuns(runs);
        expect(set.join('')).toBe(typeset(runs.join('')));
        const firm = (text: string) => text.replaceAll(/[ \u00A0\u202F"'’«».…]/g, '');
        expect(set.map(firm)).toEqual(runs.map(firm));
      }),
    );
  });
});
