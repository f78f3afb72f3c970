import { z } from 'zod';
import { type NatureId, natureIds } from '#/domains/traces/traces.public.ts';
import type { FieldError, Form } from '#/platform/form.ts';
import { isId } from '#/platform/ids.ts';
import { maximumWindowDays } from './agenda.ts';

const day = z.string('dayMissing').refine(isDay, 'dayMissing');

/** What says which days of an agenda are wanted, and where its traces would go. */
export const agendaFields = z.object({
  spaceId: z.string('spaceMissing').refine(isId, 'spaceMissing'),
  from: day,
  to: day,
  withNames: z.literal('1').optional(),
});

/** The faults of a window of days that are each well written. */
export function windowFaults({ from, to }: { from: string; to: string }): FieldError[] {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return days > maximumWindowDays ? [{ field: 'to', key: 'windowTooLong', values: {} }] : [];
}

function isDay(text: string): boolean {
  if (!/^(?:19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export interface ChosenProposal {
  proposalId: string;
  dossierId: string | null;
  nature: NatureId | null;
  /** The place of the directory that was proposed, and wanted. */
  placeId: string | null;
}

/** Most proposals decided at once: a page of them, or as many as one call to the API gives. */
export const mostDecided = 500;

/** The ticked lines of a review, each with its choices, or with those made for all. */
export function chosenIn(form: Form): ChosenProposal[] {
  const forAll = { dossier: form.text('allDossier'), nature: form.text('allNature') };
  return form
    .all('keep')
    .filter(isId)
    .slice(0, mostDecided)
    .map((proposalId) => {
      const dossier = forAll.dossier || form.text(`dossier-${proposalId}`);
      const nature = forAll.nature || form.text(`nature-${proposalId}`);
      const place = form.text(`place-${proposalId}`);
      return {
        proposalId,
        placeId: isId(place) ? place : null,
        dossierId: isId(dossier) ? dossier : null,
        nature: natureIds.find((id) => id === nature) ?? null,
      };
    });
}
