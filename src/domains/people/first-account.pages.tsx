import { paths } from '#/paths.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import type { fr } from './first-account.words.ts';
import { NewAccountFields } from './new-account.pages.tsx';
import { Refusal, type Typed } from './refusal.pages.tsx';

export function FirstAccountPage({ words, typed }: { words: typeof fr; typed: Typed }) {
  return (
    <>
      <p class="lead">{words.lead}</p>
      <section id="first-account">
        <Refusal typed={typed} />
        <form method="post" action={paths.firstAccount} noValidate data-enhance="first-account">
          <NewAccountFields words={words} typed={typed} />
          <FormActions>
            <Button>{words.submit}</Button>
          </FormActions>
        </form>
      </section>
    </>
  );
}
