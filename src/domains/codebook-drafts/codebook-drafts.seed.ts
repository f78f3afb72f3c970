import {
  applyEdit,
  type CodebookEdit,
  codebookDifference,
  frozenCodebook,
  type Part,
  partAt,
  placeNamed,
  shippedCodebooks,
} from '#/domains/codebooks/codebooks.public.ts';
import type { SeedContext } from '#/platform/domain.ts';
import { storyId } from '#/platform/ids.ts';
import { newVariant } from './draft.rules.ts';
import { draftById, insertDraft, logChange, saveDraft } from './draft.store.ts';

/** What the team of the story proposes: three changes that anybody can discuss. */
const proposals: readonly { by: string; edit(part: Part | null): CodebookEdit }[] = [
  {
    by: 'rene',
    edit: (row) => ({
      kind: 'change',
      place: 'exclusions',
      part: {
        ...(row as Part),
        id: 'exclusion-preparation',
        sentence: {
          fr: 'Préparation faite entre nous, sans organisme présent : rien à déclarer. Préparer avec des organismes, c’est déjà de la concertation.',
          en: 'Preparation among ourselves, with no organisation present: nothing to declare. Preparing with organisations is already concertation.',
        },
        when: { isPreparation: 'true', hasPartners: 'false' },
      },
    }),
  },
  {
    by: 'maude',
    edit: () => ({
      kind: 'add',
      place: 'codes/raison',
      after: null,
      part: {
        id: 'raison-exemple-cohabitation',
        code: 'EX-RA20',
        label: {
          fr: 'Cohabitation dans l’espace public (exemple fictif)',
          en: 'Living together in public space (fictional sample)',
        },
        validFromOn: '2018-04-01',
        validUntilOn: null,
        fictional: true,
      },
    }),
  },
  {
    by: 'maude',
    edit: (reason) => ({
      kind: 'change',
      place: 'reasons',
      part: {
        ...(reason as Part),
        id: 'demande-interne',
        label: { fr: 'Demande de l’établissement', en: 'Request from the institution' },
      },
    }),
  },
];

/** A variant of Annexe I that the team discusses, with who proposed what. */
export async function seedCodebookDrafts({ transaction }: SeedContext): Promise<void> {
  const [shipped] = shippedCodebooks;
  const base = shipped && (await frozenCodebook(transaction, shipped, null));
  if (!base) return;
  const { codebook: parent } = base;
  const title = { fr: 'Annexe I, à Rivière-aux-Saules', en: 'Schedule I, in Rivière-aux-Saules' };
  const book = newVariant(parent, 'annexe-i-riviere-aux-saules', '1', title);
  const id = storyId('codebook-draft:annexe-i');
  const spaceId = storyId('space:equipe');
  const opener = storyId('person:rene');
  const reference = { id: parent.id, version: parent.version };
  const difference = codebookDifference(parent, book);
  await insertDraft(transaction, { spaceId, book, base: reference, difference, personId: opener }, id);
  await logChange(transaction, { draftId: id, revision: 1, kind: 'opened', personId: opener });
  for (const { by, edit: proposed } of proposals) {
    const draft = await draftById(transaction, id);
    if (!draft) return;
    const outline = proposed(null);
    if (outline.kind !== 'change' && outline.kind !== 'add') continue;
    const place = placeNamed(outline.place);
    const before = place && partAt(draft.book, place, outline.part.id);
    const edit = proposed(before);
    const outcome = applyEdit(draft.book, edit);
    if (!outcome.ok) throw new Error(`The story proposes a change that cannot be made: ${outcome.refusal}.`);
    const changed = outcome.book;
    const revision = await saveDraft(
      transaction,
      { ...draft, book: changed },
      codebookDifference(parent, changed),
    );
    await logChange(transaction, {
      draftId: id,
      revision,
      kind: edit.kind === 'add' ? 'added' : 'changed',
      place: outline.place,
      partId: outline.part.id,
      before,
      after: 'part' in edit ? edit.part : null,
      personId: storyId(`person:${by}`),
    });
  }
}
