/** Members of each list with nothing typed yet. */

import type { Codebook, Part, PartList, PartPlace } from '#/domains/codebooks/codebooks.public.ts';

/** A member of the list with nothing typed yet, not even its id. */
export function blankPart(book: Codebook, { list }: PartPlace, today: string): Part {
  const none = { fr: '', en: '' };
  const blanks: Partial<Record<PartList, Omit<Part, 'id'>>> = {
    kinds: { label: none, definition: none, reference: null },
    acts: { label: none, reference: null },
    sections: { label: none, reference: null },
    fields: {
      reference: null,
      section: book.sections[0]?.id ?? '',
      label: none,
      type: 'text',
      codeList: null,
      kinds: book.kinds.map(({ id }) => id),
      acts: book.acts.map(({ id }) => id),
      requiredWhen: 'false',
      whenMissing: null,
      output: null,
      carries: [],
      note: null,
    },
    codeLists: { label: none, reference: null, codes: [] },
    codes: { code: null, label: none, validFromOn: book.validFromOn, validUntilOn: null, fictional: false },
    translations: {
      label: none,
      input: 'natures',
      codeList: book.codeLists[0]?.id ?? '',
      pairs: [],
      otherwise: null,
    },
    reasons: { label: none, explanation: none },
    groups: { label: none, rows: [] },
    exclusions: { sentence: none, reference: null, when: {}, reason: book.mapping.noRuleReason },
    rows: {
      sentence: none,
      reference: null,
      when: {},
      declare: { kind: book.kinds[0]?.id ?? '', act: book.acts[0]?.id ?? '', fields: {} },
    },
    validations: {
      importance: 'warning',
      failsWhen: 'false',
      sentence: none,
      whatToDo: none,
      reference: null,
    },
    calendars: { kind: 'other', label: none, note: null, years: [] },
    years: { label: none, startsOn: today, endsOn: today, periods: [] },
    conventions: { question: none, answer: none },
    layouts: { label: none, columns: [] },
    columns: { heading: none, source: { field: book.fields[0]?.id ?? '' }, formatting: 'plain' },
  };
  return { id: '', ...blanks[list] };
}
