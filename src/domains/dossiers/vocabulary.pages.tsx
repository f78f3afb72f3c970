import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { TextArea } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import type { DossierWords } from './dossier.pages.tsx';
import {
  type SpaceVocabulary,
  type VocabularyKind,
  type VocabularyTerm,
  vocabularyKinds,
} from './dossier.ts';

export interface VocabularyPageProps {
  words: DossierWords;
  space: { id: string; name: string };
  vocabulary: SpaceVocabulary;
  form: Form;
  refusal: ErrorSentences;
}

/** The words of a space, one form a kind so that each is saved by itself. */
export function VocabularyPage(props: VocabularyPageProps) {
  const { words, space, refusal } = props;
  return (
    <>
      <p class="lead">{words.vocabularyLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {vocabularyKinds.map((kind) => (
        <KindForm key={kind} {...props} kind={kind} />
      ))}
      <p>
        <LinkButton href={paths.space(space.id)}>{space.name}</LinkButton>
      </p>
    </>
  );
}

function KindForm(props: VocabularyPageProps & { kind: VocabularyKind }) {
  const { words, space, vocabulary, form, refusal, kind } = props;
  const isMine = form.text('kind') === kind;
  const terms = vocabulary[kind];
  return (
    <section>
      <h2>{words.vocabularyKinds[kind]}</h2>
      <p class="hint">{words.vocabularyHints[kind]}</p>
      <PostForm
        action={paths.spaceVocabulary(space.id)}
        submissionKey={isMine ? form.text('_key') : undefined}
      >
        <input type="hidden" name="kind" value={kind} />
        {terms.length === 0 ? null : (
          <Table
            caption={words.vocabularyKinds[kind]}
            rows={terms}
            rowKey={(term) => term.id}
            columns={termColumns(words, form, isMine, kind)}
          />
        )}
        <TextArea
          name="added"
          id={`added-${kind}`}
          label={words.addTerms}
          rows={3}
          value={isMine ? form.text('added') : ''}
          error={isMine ? refusal.of(`added-${kind}`) : undefined}
        />
        <FormActions>
          <Button look="quiet">{words.save}</Button>
        </FormActions>
      </PostForm>
    </section>
  );
}

function termColumns(words: DossierWords, form: Form, isMine: boolean, kind: VocabularyKind) {
  const box = (term: VocabularyTerm, language: 'fr' | 'en', heading: string) => (
    <input
      type="text"
      name={`${language}-${term.id}`}
      id={`${kind}-${language}-${term.id}`}
      value={isMine ? form.text(`${language}-${term.id}`) : term.label[language]}
      maxLength={120}
      aria-label={words.termLabel(term.label[language], heading.toLowerCase())}
    />
  );
  return [
    { key: 'fr', heading: words.termFr, cell: (term: VocabularyTerm) => box(term, 'fr', words.termFr) },
    { key: 'en', heading: words.termEn, cell: (term: VocabularyTerm) => box(term, 'en', words.termEn) },
    {
      key: 'retired',
      heading: words.retired,
      cell: (term: VocabularyTerm) => (
        <label class="choice choice-alone">
          <input
            type="checkbox"
            name={`retired-${term.id}`}
            value="1"
            checked={isMine ? form.has(`retired-${term.id}`) : term.retiredOn !== null}
          />
          <span class="visually-hidden">{words.retire(term.label.fr)}</span>
        </label>
      ),
    },
  ];
}
