import { errorOf, Refusal, type Typed } from '#/domains/people/refusal.pages.tsx';
import { paths } from '#/paths.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Checkbox } from '#/ui/choices.tsx';
import { TextField } from '#/ui/fields.tsx';
import type { fr } from './personal-data.words.ts';

/** Taking away, and erasing where it may be done: nobody erases somebody of the story. */
export function PersonalDataPage({ words, mayErase }: { words: typeof fr; mayErase: boolean }) {
  return (
    <>
      <p class="lead">{words.lead}</p>
      <section>
        <h2>{words.export.title}</h2>
        <p>{words.export.text}</p>
        <p>
          <LinkButton href={paths.accountDataExport} icon="download">
            {words.export.link}
          </LinkButton>
        </p>
      </section>
      {mayErase ? (
        <section>
          <h2>{words.erasure.title}</h2>
          <p>{words.erasure.lead}</p>
          <p>
            <LinkButton href={paths.accountErasure}>{words.erasure.link}</LinkButton>
          </p>
        </section>
      ) : null}
    </>
  );
}

interface ErasureProps {
  words: (typeof fr)['erasure'];
  typed: Typed;
  hasPassword: boolean;
}

/** Without a submission key: its print would be a fast hash of the password. */
export function ErasurePage({ words, typed, hasPassword }: ErasureProps) {
  return (
    <>
      <p class="lead">{words.lead}</p>
      <Points title={words.goesTitle} points={words.goes} />
      <Points title={words.staysTitle} points={words.stays} />
      <p>
        <a href={paths.accountData}>{words.first}</a>
      </p>
      <section id="erasure">
        <Refusal typed={typed} />
        <form method="post" action={paths.accountErasure} noValidate data-enhance="erasure">
          {hasPassword ? (
            <TextField
              name="currentPassword"
              label={words.currentPassword}
              type="password"
              autocomplete="current-password"
              required={words.required}
              error={errorOf(typed, 'currentPassword')}
            />
          ) : null}
          <Checkbox name="confirmed" label={words.confirm} error={errorOf(typed, 'confirmed')} />
          <FormActions>
            <Button look="danger">{words.submit}</Button>
          </FormActions>
        </form>
      </section>
    </>
  );
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}
