import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { page } from '#/platform/outcome.ts';
import { anyone, get, type PageRoute, signedIn } from '#/platform/route.ts';
import { wordsFor } from '#/platform/visit.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import * as draftWords from './drafts.words.ts';
import { quickEntryOf } from './home.routes.tsx';
import * as homeWords from './home.words.ts';

/** The pages that work without network: capture and drafts, and what a stranger's device shows. */
export function draftRoutes(domains: readonly Domain[]): PageRoute[] {
  return [
    get(paths.drafts, {
      access: signedIn,
      handle: async (visit) => {
        const words = wordsFor(visit.locale, draftWords);
        return page({
          title: words.title,
          body: <DraftsPage words={words} quickEntry={await quickEntryOf(domains, visit)} />,
        });
      },
    }),
    get(paths.offline, {
      access: anyone,
      handle: async (visit) => {
        const words = wordsFor(visit.locale, homeWords);
        return page({ title: words.offlineTitle, body: <p class="lead">{words.offlineText}</p> });
      },
    }),
  ];
}

function DraftsPage({
  words,
  quickEntry,
}: {
  words: typeof draftWords.fr;
  quickEntry: preact.ComponentChildren;
}) {
  const states = Object.fromEntries(
    Object.entries(words.states).map(([state, sentence]) => [`data-word-${state}`, sentence]),
  );
  return (
    <>
      <p class="lead">{words.lead}</p>
      {quickEntry}
      <section data-drafts="" {...states}>
        <h2>{words.list}</h2>
        <noscript>
          <p>{words.noScript}</p>
        </noscript>
        <p data-no-draft="">{words.none}</p>
        <ul class="linked-list" aria-live="polite" />
        <template>
          <li>
            <p>
              <span data-title="" />
              <br />
              <span class="hint" data-state="" />
            </p>
            <div data-editor="" hidden>
              <textarea class="wide" rows={5} aria-label={words.text} />
              <p>
                <Button type="button" look="quiet" data={{ 'data-keep': '' }}>
                  {words.keep}
                </Button>
              </p>
            </div>
            <FormActions>
              <a href={paths.traces} hidden>
                {words.open}
              </a>
              <Button type="button" look="quiet" data={{ 'data-resume': '' }}>
                {words.resume}
              </Button>
              <Button type="button" look="quiet" data={{ 'data-send': '' }}>
                {words.send}
              </Button>
              <Button type="button" look="quiet" data={{ 'data-forget': '' }}>
                {words.forget}
              </Button>
            </FormActions>
          </li>
        </template>
      </section>
      <p>
        <a href={paths.deviceSearch}>{words.search}</a>
      </p>
    </>
  );
}
