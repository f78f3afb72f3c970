import type { Account } from '#/domains/people/person.ts';
import { errorOf, Refusal, type Typed } from '#/domains/people/refusal.pages.tsx';
import type { OpenSession } from '#/domains/people/session.ts';
import { paths } from '#/paths.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { RadioGroup } from '#/ui/choices.tsx';
import { TextField } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import { VisuallyHidden } from '#/ui/visually-hidden.tsx';
import type { fr } from './account.words.ts';

type Words = typeof fr;

/** The parts of the account, beside each of them. */
export function AccountNavigation({ words, here }: { words: Words; here: string }) {
  const parts = [
    [paths.account, words.sections.identity],
    [paths.accountPassword, words.sections.password],
    [paths.accountKeys, words.sections.keys],
    [paths.accountSessions, words.sections.sessions],
    [paths.accountTokens, words.sections.tokens],
    [paths.accountData, words.sections.data],
  ] as const;
  return (
    <nav aria-label={words.navigation}>
      <ul class="linked-list">
        {parts.map(([href, label]) => (
          <li key={href}>
            <a href={href} aria-current={href === here ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface AccountPageProps {
  words: Words;
  account: Account;
  identity: Typed;
  email: Typed;
  hasPassword: boolean;
  provider: { name: string; isLinked: boolean } | null;
}

export function AccountPage(props: AccountPageProps) {
  const { words, account, provider } = props;
  return (
    <>
      <IdentitySection words={words} account={account} typed={props.identity} />
      <EmailSection words={words} account={account} typed={props.email} hasPassword={props.hasPassword} />
      {provider ? <ProviderSection words={words} provider={provider} /> : null}
    </>
  );
}

function IdentitySection({ words, account, typed }: { words: Words; account: Account; typed: Typed }) {
  return (
    <section id="identity">
      <h2>{words.sections.identity}</h2>
      <Refusal typed={typed} />
      <PostForm action={paths.account} enhance="identity">
        <TextField
          name="name"
          label={words.identity.name}
          hint={words.identity.nameHint}
          autocomplete="name"
          spellcheck={false}
          required={words.required}
          value={typed.form.has('name') ? typed.form.text('name') : account.name}
          error={errorOf(typed, 'name')}
        />
        <RadioGroup
          name="locale"
          label={words.identity.locale}
          value={typed.form.has('locale') ? typed.form.text('locale') : account.locale}
          error={errorOf(typed, 'locale')}
          choices={[
            { value: 'fr', label: words.identity.french },
            { value: 'en', label: words.identity.english },
          ]}
        />
        <FormActions>
          <Button>{words.identity.submit}</Button>
        </FormActions>
      </PostForm>
    </section>
  );
}

interface EmailProps {
  words: Words;
  account: Account;
  typed: Typed;
  hasPassword: boolean;
}

function EmailSection({ words, account, typed, hasPassword }: EmailProps) {
  const proof = account.emailIsVerified ? words.email.verified : words.email.notVerified;
  return (
    <section id="address">
      <h2>{words.email.title}</h2>
      <p>{account.email === null ? words.email.none : `${words.email.now(account.email)} ${proof}`}</p>
      <Refusal typed={typed} />
      <form method="post" action={paths.accountEmail} noValidate data-enhance="address">
        <TextField
          name="email"
          label={words.email.label}
          type="email"
          autocomplete="email"
          spellcheck={false}
          required={words.required}
          value={typed.form.text('email')}
          error={errorOf(typed, 'email')}
        />
        {hasPassword ? (
          <CurrentPassword words={words} label={words.email.currentPassword} typed={typed} />
        ) : null}
        <FormActions>
          <Button look="quiet">{words.email.submit}</Button>
        </FormActions>
      </form>
    </section>
  );
}

function CurrentPassword({ words, label, typed }: { words: Words; label: string; typed: Typed }) {
  return (
    <TextField
      name="currentPassword"
      label={label}
      type="password"
      autocomplete="current-password"
      required={words.required}
      error={errorOf(typed, 'currentPassword')}
    />
  );
}

function ProviderSection(props: { words: Words; provider: { name: string; isLinked: boolean } }) {
  const { name, isLinked } = props.provider;
  const words = props.words.providers;
  return (
    <section>
      <h2>{words.title(name)}</h2>
      <p>{isLinked ? words.linked(name) : words.notLinked(name)}</p>
      <PostForm action={isLinked ? paths.accountProviderRemoval : paths.accountProvider}>
        <Button look="quiet">{isLinked ? words.unlink(name) : words.link(name)}</Button>
      </PostForm>
    </section>
  );
}

/** Without a submission key: its print would be a fast hash of the passwords. */
export function PasswordPage(props: { words: Words; typed: Typed; hasPassword: boolean }) {
  const { words, typed, hasPassword } = props;
  return (
    <section id="password-change">
      <p class="lead">{hasPassword ? words.password.lead : words.password.leadNone}</p>
      <Refusal typed={typed} />
      <form method="post" action={paths.accountPassword} noValidate data-enhance="password-change">
        {hasPassword ? <CurrentPassword words={words} label={words.password.current} typed={typed} /> : null}
        <TextField
          name="password"
          label={words.password.label}
          hint={words.password.hint}
          type="password"
          autocomplete="new-password"
          required={words.required}
          error={errorOf(typed, 'password')}
        />
        <FormActions>
          <Button>{words.password.submit}</Button>
        </FormActions>
      </form>
    </section>
  );
}

interface SessionsProps {
  words: Words['sessions'];
  sessions: readonly OpenSession[];
  currentId: string | null;
  /** An instant in words. */
  moment(instant: Date): string;
}

export function SessionsPage({ words, sessions, currentId, moment }: SessionsProps) {
  const nameOf = (session: OpenSession) => session.device || words.unknownDevice;
  return (
    <>
      <p class="lead">{words.lead}</p>
      <Table
        caption={words.title}
        rows={sessions}
        rowKey={(session) => session.id}
        columns={[
          {
            key: 'device',
            heading: words.device,
            cell: (session) =>
              session.id === currentId ? `${nameOf(session)} (${words.here})` : nameOf(session),
          },
          { key: 'opened', heading: words.opened, cell: (session) => moment(session.openedAt) },
          { key: 'seen', heading: words.seen, cell: (session) => moment(session.seenAt) },
          {
            key: 'action',
            heading: words.action,
            cell: (session) =>
              session.id === currentId ? (
                '–'
              ) : (
                <CloseSession words={words} id={session.id} name={nameOf(session)} />
              ),
          },
        ]}
      />
      {sessions.length > 1 ? (
        <PostForm action={paths.accountSessions}>
          <FormActions>
            <Button look="danger">{words.closeOthers}</Button>
          </FormActions>
        </PostForm>
      ) : null}
    </>
  );
}

function CloseSession({ words, id, name }: { words: Words['sessions']; id: string; name: string }) {
  return (
    <PostForm action={paths.accountSessionEnd(id)}>
      <Button look="quiet">
        <span aria-hidden="true">{words.close}</span>
        <VisuallyHidden>{words.closeNamed(name)}</VisuallyHidden>
      </Button>
    </PostForm>
  );
}
