import { spaceById } from '#/domains/spaces/spaces.public.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { missing, type Outcome, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { get, member, type PageRoute, post } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { wordsOf } from './dossier.routes.tsx';
import { vocabularyKinds } from './dossier.ts';
import { changeVocabulary } from './vocabulary.actions.ts';
import { VocabularyPage } from './vocabulary.pages.tsx';
import type { VocabularyChange } from './vocabulary.rules.ts';
import { vocabularyOf } from './vocabulary.store.ts';

export const vocabularyRoutes: PageRoute[] = [
  get(paths.spaceVocabulary(':espace'), {
    access: member('secretary'),
    handle: (visit) => show(visit, new Form(new Map()), []),
  }),
  post(paths.spaceVocabulary(':espace'), {
    access: member('secretary'),
    handle: async (visit) => {
      const form = await visit.form();
      const spaceId = visit.params.espace!;
      const kind = vocabularyKinds.find((one) => one === form.text('kind'));
      if (!kind) return show(visit, form, [{ field: '', key: 'invalid', values: {} }]);
      const outcome = await changeVocabulary(visit, spaceId, kind, changeIn(form));
      if (outcome.kind === 'refused') {
        const { field, key, maximum } = outcome;
        return show(visit, form, [{ field, key, values: { maximum } }]);
      }
      return seeOther(paths.spaceVocabulary(spaceId), wordsOf(visit).vocabularySaved);
    },
  }),
];

/** The change that a form asks for: one line a word, and new words, one a line. */
function changeIn(form: Form): VocabularyChange {
  const ids = form.names().flatMap((name) => (name.startsWith('fr-') ? [name.slice(3)] : []));
  return {
    kept: ids.map((id) => ({
      id,
      fr: form.text(`fr-${id}`),
      en: form.text(`en-${id}`),
      retired: form.has(`retired-${id}`),
    })),
    added: form.text('added').split(/\r?\n/),
  };
}

async function show(visit: SignedInVisit, form: Form, errors: readonly FieldError[]): Promise<Outcome> {
  const words = wordsOf(visit);
  const transaction = await visit.transaction();
  const space = await spaceById(transaction, visit.params.espace!);
  if (!space) return missing;
  const content = {
    title: words.vocabulary,
    trail: [{ label: space.name, href: paths.space(space.id) }],
    body: (
      <VocabularyPage
        words={words}
        space={space}
        vocabulary={await vocabularyOf(transaction, space.id)}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
  return errors.length === 0 ? page(content) : refusedPage(content);
}
