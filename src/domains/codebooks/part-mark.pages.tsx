import { Tag } from '#/ui/tag.tsx';
import type { fr } from './codebook.words.ts';
import { markKey, type PartMarks } from './codebook-mark.rules.ts';

export interface MarkProps {
  marks: PartMarks | null;
  /** As `placeText` writes it. */
  place: string;
  id: string;
  words: Pick<typeof fr, 'marks'>;
}

/** « ajouté ici », beside a part of a local variant; nothing beside what is as in the codebook it extends. */
export function PartMarkTag({ marks, place, id, words }: MarkProps) {
  const mark = marks?.get(markKey(place, id));
  return mark ? (
    <>
      {' '}
      <Tag>{words.marks[mark]}</Tag>
    </>
  ) : null;
}
