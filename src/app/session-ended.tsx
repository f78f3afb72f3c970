import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { Answer } from '#/platform/outcome.ts';
import type { Visit } from '#/platform/visit.ts';
import { keptField } from '#/site-paths.ts';
import { TextArea } from '#/ui/fields.tsx';
import { en, fr } from './problems.words.ts';

const longestBody = 256 * 1024;

/**
 * What a person wrote in a form that came after their session was over, to copy before signing in. Null when the
 * device has it already, when nothing of it is words, or when a program of the page asked and not the browser itself.
 */
export async function typedAfterSession(visit: Visit): Promise<Answer | null> {
  const bytes = Number(visit.headers.get('content-length') ?? Number.NaN);
  // A stranger has nothing large read for them; a form that no browser sent as a page is asked by a script.
  if (visit.headers.get('sec-fetch-mode') !== 'navigate' || !(bytes <= longestBody)) return null;
  const form = await visit.form().catch(() => null);
  const texts = form === null || form.has(keptField) ? [] : wordsIn(form);
  return texts.length === 0 ? null : page(visit, texts);
}

/** Values that read as words: what identifies, chooses or counts is no loss, and what is secret is not shown. */
function wordsIn(form: Form): string[] {
  return form
    .names()
    .filter((name) => !name.startsWith('_') && !/password|secret|token/i.test(name))
    .flatMap((name) => form.all(name))
    .filter((value) => /\S\s+\S/.test(value));
}

function page(visit: Visit, texts: readonly string[]): Answer {
  const words = (visit.locale === 'en' ? en : fr).sessionEnded;
  const back = backTo(visit.headers.get('referer'));
  const signIn = back === null ? paths.signIn : `${paths.signIn}?${new URLSearchParams({ retour: back })}`;
  return {
    kind: 'page',
    status: 401,
    page: {
      title: words.title,
      body: (
        <>
          <p class="lead">{words.text}</p>
          {texts.map((value, at) => (
            <TextArea
              key={at}
              name={`texte-${at + 1}`}
              label={words.typed(at + 1, texts.length)}
              value={value}
            />
          ))}
          <p>
            <a href={signIn}>{words.signIn}</a>
          </p>
        </>
      ),
    },
  };
}

/** The page of the form, which the browser names to its own site alone. */
function backTo(referer: string | null): string | null {
  const url = referer === null ? null : URL.parse(referer);
  return url && /^https?:$/.test(url.protocol) ? url.pathname + url.search : null;
}
