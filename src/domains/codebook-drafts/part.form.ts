/** What was typed for a part, read by the attributes of its list, over what it said before. */

import { fieldTypes, type Part, type PartList } from '#/domains/codebooks/codebooks.public.ts';
import type { Form } from '#/platform/form.ts';
import { typedCondition } from './condition.form.ts';
import { typedOutput } from './output.form.ts';
import { typedPeriods } from './periods.form.ts';
import { type Attribute, type AttributeKind, attributesOf } from './place.data.ts';

export type TypedList = keyof typeof attributesOf;

export function isTypedList(list: PartList): list is TypedList {
  return Object.hasOwn(attributesOf, list);
}

/** The part as typed; attributes that the form does not have stay as they were. */
export function typedPart(list: TypedList, form: Form, before: Part): Part {
  const typed = attributesOf[list].map(
    ({ name, kind }: Attribute) => [name, typedValue(form, name, kind)] as const,
  );
  const set = typed.filter(([, value]) => value !== undefined);
  const unset = new Set(typed.filter(([, value]) => value === undefined).map(([name]) => name));
  const kept = Object.entries(before).filter(([name]) => !unset.has(name));
  return { ...Object.fromEntries(kept), ...Object.fromEntries(set), id: before.id };
}

const oneLine = (form: Form, name: string) => form.text(name).replaceAll('\r\n', '\n').trim();

/** Two texts; where the English is left empty, the French stands for it. */
export function bilingual(form: Form, name: string): { fr: string; en: string } {
  const fr = oneLine(form, `${name}-fr`);
  return { fr, en: oneLine(form, `${name}-en`) || fr };
}

function typedValue(form: Form, name: string, kind: AttributeKind): unknown {
  if (typeof kind === 'object') {
    if ('many' in kind) return [...form.all(name)];
    const chosen = form.text(name);
    // `pick` and `exclusive` are the two attributes that a codebook may leave out altogether.
    if (chosen === '' && name === 'pick') return undefined;
    return kind.optional && chosen === '' ? null : chosen;
  }
  switch (kind) {
    case 'bilingual':
      return bilingual(form, name);
    case 'optionalBilingual': {
      const text = bilingual(form, name);
      return text.fr === '' && text.en === '' ? null : text;
    }
    case 'text':
    case 'optionalDay':
      return oneLine(form, name) || null;
    case 'day':
      return oneLine(form, name);
    case 'yesNo':
      return name === 'exclusive' && !form.has(name) ? undefined : form.has(name);
    case 'condition':
      return typedCondition(form, name);
    case 'output':
      return typedOutput(form, name, fieldTypes.find((type) => type === form.text('type')) ?? null);
    case 'whenMissing': {
      const importance = form.text(`${name}-importance`);
      return importance === '' ? null : { importance, whatToDo: bilingual(form, name) };
    }
    case 'periods':
      return typedPeriods(form, name);
    case 'pairs':
      return typedPairs(form, name);
    case 'columnSource': {
      const [what = '', id = ''] = form.text(name).split(':');
      return what === 'about' ? { about: id } : { field: id };
    }
  }
}

function typedPairs(form: Form, name: string) {
  const values = form.all(`${name}-value`);
  const codes = form.all(`${name}-code`);
  return values
    .map((value, position) => ({ value: value.trim(), code: codes[position] ?? '' }))
    .filter(({ value, code }) => value !== '' && code !== '');
}
