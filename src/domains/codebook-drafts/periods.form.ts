import { freshId } from '#/domains/codebooks/codebooks.public.ts';
import type { Form } from '#/platform/form.ts';

/** Periods as typed, one a line. Those that were there keep their id; emptied lines are left out. */
export function typedPeriods(form: Form, name: string) {
  const cells = (part: string) => form.all(`${name}-${part}`).map((cell) => cell.trim());
  const [ids, french, english, starts, ends] = ['id', 'fr', 'en', 'starts', 'ends'].map(cells) as [
    string[],
    string[],
    string[],
    string[],
    string[],
  ];
  const taken = new Set(ids.filter((id) => id !== ''));
  return french.flatMap((fr, at) => {
    const [startsOn = '', endsOn = ''] = [starts[at], ends[at]];
    if (fr === '' && startsOn === '' && endsOn === '') return [];
    const id = ids[at] || freshId(`${fr} ${startsOn}`, taken);
    taken.add(id);
    return [{ id, label: { fr: fr || id, en: english[at] || fr || id }, startsOn, endsOn }];
  });
}
