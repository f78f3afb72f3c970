import type { Part } from '#/domains/codebooks/codebooks.public.ts';
import type { Locale } from '#/platform/visit.ts';
import { Definitions } from '#/ui/definition.tsx';
import type { Words } from './draft-frame.pages.tsx';

export interface PartTextProps {
  part: Part | null;
  /** Only these attributes, when the others are not in question. */
  attributes?: readonly string[];
  words: Words;
  locale: Locale;
}

/** A part as a list of what it says: for the two sides of a choice. Texts are read, the rest as it is written. */
export function PartText({ part, attributes = [], words, locale }: PartTextProps) {
  if (part === null) return words.absent;
  const entries = Object.entries(part).filter(
    ([name, value]) =>
      name !== 'id' &&
      value !== null &&
      value !== undefined &&
      (attributes.length === 0 || attributes.includes(name)),
  );
  return (
    <Definitions
      items={entries.map(([name, value]) => ({
        term: labelOf(name, words),
        details: textOf(value, locale),
      }))}
    />
  );
}

function labelOf(name: string, words: Words): string {
  const known: Readonly<Record<string, string>> = {
    ...words.headFields,
    ...words.attributes,
    when: words.conditions,
    declare: words.outcome,
    reason: words.reason,
    value: words.values,
  };
  return known[name] ?? name;
}

function textOf(value: unknown, locale: Locale) {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value === 'object' && value !== null && 'fr' in value && 'en' in value)
    return String((value as { fr: string; en: string })[locale]);
  return <code>{JSON.stringify(value)}</code>;
}
