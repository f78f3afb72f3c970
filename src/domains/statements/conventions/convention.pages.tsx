import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { Empty } from '#/ui/empty.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { TextArea } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import type { Convention } from './convention.ts';
import type { fr } from './convention.words.ts';

export interface ConventionsPageProps {
  words: typeof fr;
  locale: Locale;
  spaceId: string;
  /** The latest first. */
  versions: readonly (Convention & { writtenOn: string })[];
  mayWrite: boolean;
  form: Form;
  refusal: ErrorSentences;
}

/** How the team counts today, how it counted before, and the next version. */
export function ConventionsPage(props: ConventionsPageProps) {
  const { words, versions, mayWrite } = props;
  const [inForce, ...earlier] = versions;
  return (
    <>
      <p class="lead">{words.lead}</p>
      <ErrorSummary title={props.refusal.title} errors={props.refusal.errors} />
      {inForce ? (
        <ConventionText {...props} convention={inForce} />
      ) : (
        <Empty title={words.none}>
          <p>{words.noneText}</p>
        </Empty>
      )}
      {mayWrite ? <NextVersion {...props} /> : null}
      {earlier.length === 0 ? null : (
        <Disclosure summary={words.earlier}>
          {earlier.map((convention) => (
            <ConventionText key={convention.version} {...props} convention={convention} />
          ))}
        </Disclosure>
      )}
    </>
  );
}

/** One version, with its day. */
export function ConventionText({
  words,
  locale,
  convention,
}: Pick<ConventionsPageProps, 'words' | 'locale'> & {
  convention: ConventionsPageProps['versions'][number];
}) {
  return (
    <section
      class="convention"
      aria-label={words.inForce(formatDate(convention.writtenOn, locale), convention.version)}
    >
      <p class="hint">
        {words.inForce(formatDate(convention.writtenOn, locale), convention.version)}
        {convention.writtenByName ? `. ${words.by(convention.writtenByName)}` : null}
      </p>
      {convention.text.split('\n').map((line, position) =>
        // Lines may repeat: their place tells them apart.
        line.trim() === '' ? null : <p key={`${position} ${line}`}>{line}</p>,
      )}
    </section>
  );
}

function NextVersion({ words, spaceId, versions, form, refusal }: ConventionsPageProps) {
  return (
    <section aria-labelledby="ecrire">
      <h2 id="ecrire">{words.write}</h2>
      <PostForm action={paths.spaceConventions(spaceId)} submissionKey={form.text('_key')}>
        <input type="hidden" name="afterVersion" value={String(versions[0]?.version ?? 0)} />
        <TextArea
          name="text"
          label={words.text}
          hint={words.textHint}
          rows={8}
          maxLength={8000}
          value={form.has('text') ? form.text('text') : (versions[0]?.text ?? '')}
          error={refusal.of('text')}
          required={words.required}
        />
        <FormActions>
          <Button>{words.save}</Button>
        </FormActions>
      </PostForm>
    </section>
  );
}
