import { errorOf, Refusal, type Typed } from '#/domains/people/refusal.pages.tsx';
import { ShownSecret } from '#/domains/people/shown-secret.pages.tsx';
import { paths } from '#/paths.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { CheckboxGroup, RadioGroup } from '#/ui/choices.tsx';
import { TextField } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import { VisuallyHidden } from '#/ui/visually-hidden.tsx';
import { type PersonalToken, tokenDays, tokenScopes } from './token.ts';
import type { fr } from './token.words.ts';

type Words = typeof fr;

interface TokensProps {
  words: Words;
  tokens: readonly PersonalToken[];
  shown: string | null;
  typed: Typed;
  now: Date;
  /** A day in words. */
  day(instant: Date): string;
}

export function TokensPage(props: TokensProps) {
  const { words, shown, tokens } = props;
  return (
    <>
      <p class="lead">{words.lead}</p>
      <p>
        <a href={paths.apiDescription}>{words.description}</a>
      </p>
      <ShownSecret title={words.shownTitle} text={words.shownText} secret={shown} />
      {tokens.length === 0 ? <p>{words.none}</p> : <TokenTable {...props} />}
      <NewToken words={words} typed={props.typed} />
    </>
  );
}

function TokenTable({ words, tokens, day, now }: TokensProps) {
  return (
    <Table
      caption={words.list}
      rows={tokens}
      rowKey={(token) => token.id}
      columns={[
        { key: 'name', heading: words.name, cell: (token) => token.name },
        { key: 'scopes', heading: words.scopes, cell: (token) => scopesInWords(words, token.scopes) },
        {
          key: 'used',
          heading: words.used,
          cell: (token) => (token.usedAt === null ? words.never : day(token.usedAt)),
        },
        {
          key: 'expires',
          heading: words.expires,
          cell: (token) =>
            token.expiresAt !== null && token.expiresAt <= now
              ? words.over
              : token.expiresAt
                ? day(token.expiresAt)
                : '–',
        },
        { key: 'action', heading: words.action, cell: (token) => <EndToken words={words} token={token} /> },
      ]}
    />
  );
}

function scopesInWords(words: Words, scopes: readonly string[]): string {
  const named = tokenScopes.filter((scope) => scopes.includes(scope));
  return named.map((scope) => words.scopeNames[scope]).join(', ');
}

function EndToken({ words, token }: { words: Words; token: PersonalToken }) {
  return (
    <PostForm action={paths.accountTokenEnd(token.id)}>
      <Button look="quiet">
        <span aria-hidden="true">{words.end}</span>
        <VisuallyHidden>{words.endNamed(token.name)}</VisuallyHidden>
      </Button>
    </PostForm>
  );
}

function NewToken({ words, typed }: { words: Words; typed: Typed }) {
  return (
    <section id="new-token">
      <h2>{words.newTitle}</h2>
      <Refusal typed={typed} />
      <PostForm action={paths.accountTokens}>
        <TextField
          name="name"
          label={words.nameLabel}
          hint={words.nameHint}
          autocomplete="off"
          required={words.required}
          value={typed.form.text('name')}
          error={errorOf(typed, 'name')}
        />
        <CheckboxGroup
          name="scopes"
          label={words.scopesLabel}
          required={words.required}
          columns
          values={typed.form.all('scopes')}
          error={errorOf(typed, 'scopes')}
          choices={tokenScopes.map((scope) => ({ value: scope, label: words.scopeNames[scope] }))}
        />
        <RadioGroup
          name="days"
          label={words.daysLabel}
          value={typed.form.text('days') || '90'}
          error={errorOf(typed, 'days')}
          choices={tokenDays.map((count) => ({ value: String(count), label: words.days(count) }))}
        />
        <FormActions>
          <Button>{words.submit}</Button>
        </FormActions>
      </PostForm>
    </section>
  );
}
