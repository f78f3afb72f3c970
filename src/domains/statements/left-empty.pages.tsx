import { fieldsLeftEmpty } from '#/domains/codebooks/codebooks.public.ts';
import { Definitions } from '#/ui/definition.tsx';
import type { FiguresView } from './statement-figures.pages.tsx';

/** What the framework asks and nobody notes: said here rather than filled with a likely value. */
export function LeftEmptyPart({ view }: { view: Pick<FiguresView, 'codebook' | 'words' | 'locale'> }) {
  const { codebook, words, locale } = view;
  const fields = fieldsLeftEmpty(codebook);
  if (fields.length === 0) return null;
  return (
    <section aria-labelledby="laisse-vide">
      <h2 id="laisse-vide">{words.leftEmpty}</h2>
      <p>{words.leftEmptyLead}</p>
      <Definitions
        items={fields.map(({ reference, label, note }) => ({
          term: [reference, label[locale]].filter(Boolean).join(' '),
          details: note?.[locale] ?? words.leftEmptyField,
        }))}
      />
    </section>
  );
}
