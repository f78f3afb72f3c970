import { addDays, addMonths, endOfMonth } from '#/french/dates.ts';
import type { SeedContext } from '#/platform/domain.ts';
import { storyId } from '#/platform/ids.ts';
import { documentsOfFiling, insertDocuments, writeDocument } from './document.store.ts';
import { insertFiling } from './filing.store.ts';
import { addressees } from './filing.ts';
import { fr } from './filing.words.ts';

/** Accounts that the round table of the fictional borough prepares: one document has come, the meeting has its day. */
export async function seedFilings({ transaction, today }: SeedContext): Promise<void> {
  const on = (days: number) => addDays(today, days);
  const therese = (days: number) => ({
    personId: storyId('person:therese'),
    at: new Date(`${on(days)}T18:00:00Z`),
  });
  const filing = storyId('filing:table');
  const yearEndsOn = endOfMonth(addMonths(today, -1));
  await insertFiling(
    transaction,
    {
      id: filing,
      spaceId: storyId('space:table'),
      title: `PSOC, mission globale, ${yearEndsOn.slice(0, 4)}`,
      funder: 'L’établissement de santé de l’arrondissement',
      ...{ yearEndsOn, agreedOn: null, agreedSource: '', assemblyOn: on(24) },
    },
    therese(-12),
  );
  const listed = addressees.flatMap((addressee) =>
    fr.starting[addressee].map((title, at) => ({
      id: storyId(`filing:table:${addressee}:${at}`),
      ...{ addressee, title, carrier: '', note: '' },
    })),
  );
  await insertDocuments(transaction, filing, listed, { ...therese(-12), today: on(-12) });
  const agenda = (await documentsOfFiling(transaction, filing)).find(({ title }) =>
    title.startsWith('Ordre du jour'),
  );
  if (!agenda) throw new Error('The accounts of the story have no agenda.');
  await writeDocument(
    transaction,
    {
      ...agenda,
      ...{ state: 'received', stateOn: on(-5), carrier: 'Thérèse', note: 'Reçu en papier ; à numériser.' },
    },
    therese(-5),
  );
}
