import { type Locale, wordsFor } from '#/platform/visit.ts';
import { Select } from '#/ui/fields.tsx';
import * as holderWords from './codebook-holder.words.ts';

/** The choice that stands for no space in particular. */
const everybody = 'tous';

/** The space that was chosen, or null for everybody here. */
export const holderTyped = (text: string): string | null => (text === everybody ? null : text);

export interface HolderSelectProps {
  id?: string;
  locale: Locale;
  spaces: readonly { id: string; name: string }[];
  /** Administrators only. */
  mayForEverybody: boolean;
  value: string;
  error: string | undefined;
  required: string;
}

/** Whom a version is published for. */
export function HolderSelect({ locale, spaces, mayForEverybody, ...field }: HolderSelectProps) {
  const words = wordsFor(locale, holderWords);
  const holders = spaces.map(({ id, name }) => ({
    value: id,
    label: mayForEverybody ? words.membersOf(name) : name,
  }));
  return (
    <Select
      {...field}
      name="space"
      label={mayForEverybody ? words.forWhom : words.space}
      hint={mayForEverybody ? words.everybodyHint : words.spaceHint}
      options={mayForEverybody ? [...holders, { value: everybody, label: words.everybody }] : holders}
    />
  );
}
