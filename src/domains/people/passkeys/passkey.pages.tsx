import type { ComponentChildren } from 'preact';
import { Refusal, type Typed } from '#/domains/people/refusal.pages.tsx';
import { paths } from '#/paths.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { TextField } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import { VisuallyHidden } from '#/ui/visually-hidden.tsx';
import type { Passkey } from './passkey.ts';
import type { fr } from './passkey.words.ts';

type Words = typeof fr;

interface PasskeysProps {
  words: Words;
  passkeys: readonly Passkey[];
  typed: Typed;
  /** A day in words. */
  day(instant: Date): string;
}

export function PasskeysPage(props: PasskeysProps) {
  const { words, passkeys, typed } = props;
  return (
    <>
      <p class="lead">{words.lead}</p>
      <Refusal typed={typed} />
      {passkeys.length === 0 ? <p>{words.none}</p> : <PasskeyTable {...props} />}
      <section>
        <h2>{words.addTitle}</h2>
        <noscript>
          <p>{words.needsScript}</p>
        </noscript>
        <PasskeyDoor words={words} kind="add" options={paths.accountKeyOptions} answer={paths.accountKeys}>
          <TextField
            name="name"
            label={words.nameLabel}
            hint={words.nameHint}
            optional={words.optional}
            autocomplete="off"
            maxLength={100}
          />
          <FormActions>
            <Button>{words.add}</Button>
          </FormActions>
        </PasskeyDoor>
      </section>
    </>
  );
}

function PasskeyTable({ words, passkeys, day }: PasskeysProps) {
  return (
    <Table
      caption={words.list}
      rows={passkeys}
      rowKey={(passkey) => passkey.id}
      columns={[
        { key: 'name', heading: words.name, cell: (passkey) => passkey.name },
        { key: 'made', heading: words.made, cell: (passkey) => day(passkey.madeAt) },
        {
          key: 'used',
          heading: words.used,
          cell: (passkey) => (passkey.usedAt ? day(passkey.usedAt) : words.never),
        },
        {
          key: 'action',
          heading: words.action,
          cell: (passkey) => (
            <PostForm action={paths.accountKeyRemoval(passkey.id)}>
              <Button look="quiet">
                <span aria-hidden="true">{words.remove}</span>
                <VisuallyHidden>{words.removeNamed(passkey.name)}</VisuallyHidden>
              </Button>
            </PostForm>
          ),
        },
      ]}
    />
  );
}

/** The way in by passkey; hidden until the script knows that the browser can. */
export function PasskeySignIn({ words, returnTo }: { words: Words; returnTo: string }) {
  return (
    <PasskeyDoor words={words} kind="sign-in" options={paths.signInByKeyOptions} answer={paths.signInByKey}>
      <input type="hidden" name="retour" value={returnTo} />
      <p class="hint">{words.signInHint}</p>
      <Button look="quiet">{words.signIn}</Button>
    </PasskeyDoor>
  );
}

interface DoorProps {
  words: Words;
  kind: 'add' | 'sign-in';
  options: string;
  answer: string;
  children: ComponentChildren;
}

/** What `passkey.browser.ts` finds: where to ask, where to answer, and the sentences it may need. */
function PasskeyDoor({ words, kind, options, answer, children }: DoorProps) {
  return (
    <form
      method="post"
      action={answer}
      hidden
      data-passkey={kind}
      data-options={options}
      data-cancelled={words.cancelled}
      data-known={words.known}
      data-failed={words.failed}
    >
      {children}
      <p role="status" data-passkey-status />
    </form>
  );
}
