import { findOrCreateByName } from '#/domains/organisations/organisations.public.ts';
import { logHappening } from '#/platform/happenings.ts';
import type { SignedInVisit, Visit } from '#/platform/visit.ts';
import { mayChangeDossier, mayWidenDossier } from './dossier.access.ts';
import type { DossierChangeValues, NewDossierValues, PartnerValues, StateValues } from './dossier.form.ts';
import {
  type AxisSharesFault,
  axisSharesFault,
  isWidening,
  type MoveRefusal,
  moveRefusal,
} from './dossier.rules.ts';
import { dossierById, statesOf } from './dossier.store.ts';
import type {
  Dossier,
  DossierContent,
  DossierVisibility,
  Partner,
  SpaceVocabulary,
  StateChange,
} from './dossier.ts';
import {
  insertDossier,
  insertState,
  setDossierState,
  updateDossier,
  updateDossierVisibility,
} from './dossier-change.store.ts';
import { deletePartner, endPartner, insertPartner, partnersOf } from './partner.store.ts';
import { vocabularyOf } from './vocabulary.store.ts';

/** Everything a dossier's own page tells of it, its traces apart. */
export interface DossierStory {
  dossier: Dossier;
  states: StateChange[];
  partners: Partner[];
  vocabulary: SpaceVocabulary;
  mayChange: boolean;
  mayWiden: boolean;
}

/** A dossier with its story, or null when it is not there for this viewer. */
export async function readDossierStory(visit: Visit, id: string): Promise<DossierStory | null> {
  const transaction = await visit.transaction();
  const dossier = await dossierById(transaction, id);
  if (!dossier) return null;
  return {
    dossier,
    states: await statesOf(transaction, id),
    partners: await partnersOf(transaction, id),
    vocabulary: await vocabularyOf(transaction, dossier.spaceId),
    mayChange: mayChangeDossier(visit.viewer, dossier),
    mayWiden: mayWidenDossier(visit.viewer, dossier),
  };
}

export type Refused<Key extends string> = { kind: 'refused'; field: string; key: Key };
export type NotAllowed = { kind: 'missing' } | { kind: 'forbidden' };

/** Opens a dossier in a space where the viewer works. */
export async function openDossier(
  visit: SignedInVisit,
  values: NewDossierValues,
): Promise<{ kind: 'done'; id: string } | Refused<'spaceNotYours' | 'stateInFuture' | AxisSharesFault>> {
  if (!mayChangeDossier(visit.viewer, values)) return refused('spaceId', 'spaceNotYours');
  const fault = axisSharesFault(values);
  if (fault) return refused('serviceAxes', fault);
  const sinceOn = values.sinceOn ?? visit.today;
  if (sinceOn > visit.today) return refused('sinceOn', 'stateInFuture');
  const transaction = await visit.transaction();
  const { personId } = visit.viewer;
  const id = await insertDossier(transaction, {
    ...values,
    sinceOn,
    openedBy: personId,
    openedAt: visit.now,
  });
  await insertState(transaction, {
    dossierId: id,
    state: values.state,
    sinceOn,
    reason: '',
    notedBy: personId,
    notedAt: visit.now,
  });
  await log(visit, { id, spaceId: values.spaceId }, 'dossier.opened');
  return { kind: 'done', id };
}

export type ChangeOutcome =
  | { kind: 'done'; version: number }
  | { kind: 'conflict'; current: Dossier }
  | Refused<AxisSharesFault>
  | NotAllowed;

/** Writes what people say of a dossier; a change made from an older version keeps both. */
export async function changeDossier(
  visit: SignedInVisit,
  id: string,
  values: DossierChangeValues,
): Promise<ChangeOutcome> {
  const transaction = await visit.transaction();
  const dossier = await dossierById(transaction, id);
  if (!dossier) return { kind: 'missing' };
  if (!mayChangeDossier(visit.viewer, dossier)) return { kind: 'forbidden' };
  const { version, ...content } = values;
  const fault = axisSharesFault(content);
  if (fault) return refused('serviceAxes', fault);
  if (!(await updateDossier(transaction, id, version, content))) {
    return { kind: 'conflict', current: (await dossierById(transaction, id)) ?? dossier };
  }
  await log(visit, dossier, 'dossier.changed', whatMoved(dossier, content));
  return { kind: 'done', version: version + 1 };
}

/** For the history: what declarations read of a dossier, before and after, when any of it changed. */
function whatMoved(before: DossierContent, after: DossierContent): Record<string, unknown> | undefined {
  const read = ({ originKind, serviceAxes, axisShares }: DossierContent) => ({
    originKind,
    serviceAxes,
    axisShares,
  });
  const [from, to] = [read(before), read(after)];
  return JSON.stringify(from) === JSON.stringify(to) ? undefined : { from, to };
}

/** Moves a dossier to another state, with its day and its reason. */
export async function moveDossier(
  visit: SignedInVisit,
  id: string,
  values: StateValues,
): Promise<{ kind: 'done' } | Refused<MoveRefusal> | NotAllowed> {
  const transaction = await visit.transaction();
  const dossier = await dossierById(transaction, id);
  if (!dossier) return { kind: 'missing' };
  if (!mayChangeDossier(visit.viewer, dossier)) return { kind: 'forbidden' };
  const sinceOn = (await statesOf(transaction, id)).at(-1)?.sinceOn ?? '0000-01-01';
  const move = { state: values.state, onDay: values.onDay ?? visit.today, reason: values.reason };
  const refusal = moveRefusal({ state: dossier.state, sinceOn }, move, visit.today);
  if (refusal) return refused(fieldOf(refusal), refusal);
  if (!(await setDossierState(transaction, id, dossier.state, move.state, move.onDay))) {
    return refused('state', 'stateUnreachable');
  }
  await insertState(transaction, {
    dossierId: id,
    state: move.state,
    sinceOn: move.onDay,
    reason: move.reason,
    notedBy: visit.viewer.personId,
    notedAt: visit.now,
  });
  await log(visit, dossier, 'dossier.moved', { from: dossier.state, to: move.state });
  return { kind: 'done' };
}

function fieldOf(refusal: MoveRefusal): string {
  if (refusal === 'stateUnreachable') return 'state';
  return refusal === 'reasonMissing' ? 'reason' : 'onDay';
}

/** Says who sees a dossier. More people see it only when that was asked in so many words. */
export async function showDossierTo(
  visit: SignedInVisit,
  id: string,
  visibility: DossierVisibility,
  confirmed: boolean,
): Promise<{ kind: 'done' } | Refused<'widenUnconfirmed'> | NotAllowed> {
  const transaction = await visit.transaction();
  const dossier = await dossierById(transaction, id);
  if (!dossier) return { kind: 'missing' };
  if (!mayWidenDossier(visit.viewer, dossier)) return { kind: 'forbidden' };
  const widening = isWidening(dossier.visibility, visibility);
  if (widening && !confirmed) return refused('widen', 'widenUnconfirmed');
  if (visibility === dossier.visibility) return { kind: 'done' };
  await updateDossierVisibility(transaction, id, visibility);
  await log(visit, dossier, widening ? 'dossier.widened' : 'dossier.narrowed', {
    from: dossier.visibility,
    to: visibility,
  });
  return { kind: 'done' };
}

/** Ties an organisation to a dossier: the one of the directory that goes by this name, or a new one. */
export async function addPartner(
  visit: SignedInVisit,
  id: string,
  values: PartnerValues,
): Promise<{ kind: 'done'; partnerId: string } | Refused<'untilBeforeSince' | 'partnerThere'> | NotAllowed> {
  const transaction = await visit.transaction();
  const dossier = await dossierById(transaction, id);
  if (!dossier) return { kind: 'missing' };
  if (!mayChangeDossier(visit.viewer, dossier)) return { kind: 'forbidden' };
  if (values.sinceOn && values.untilOn && values.untilOn < values.sinceOn) {
    return refused('untilOn', 'untilBeforeSince');
  }
  const organisationId = values.organisationId ?? (await findOrCreateByName(visit, values.name));
  const there = (await partnersOf(transaction, id)).some(
    (partner) =>
      partner.untilOn === null &&
      partner.role === values.role &&
      (organisationId ? partner.organisationId === organisationId : partner.name === values.name),
  );
  if (there && values.untilOn === null) return refused('name', 'partnerThere');
  const partnerId = await insertPartner(transaction, id, { ...values, organisationId });
  await log(visit, dossier, 'dossier.partner-added', { partnerId });
  return { kind: 'done', partnerId };
}

/** Ends a partnership on a day, or takes it off when it was noted by mistake. */
export async function endPartnership(
  visit: SignedInVisit,
  id: string,
  partnerId: string,
  end: { act: 'end' | 'remove'; untilOn: string | null },
): Promise<{ kind: 'done' } | NotAllowed> {
  const transaction = await visit.transaction();
  const dossier = await dossierById(transaction, id);
  if (!dossier) return { kind: 'missing' };
  if (!mayChangeDossier(visit.viewer, dossier)) return { kind: 'forbidden' };
  const found =
    end.act === 'end'
      ? await endPartner(transaction, id, partnerId, end.untilOn ?? visit.today)
      : await deletePartner(transaction, id, partnerId);
  if (!found) return { kind: 'missing' };
  await log(visit, dossier, end.act === 'end' ? 'dossier.partner-ended' : 'dossier.partner-removed', {
    partnerId,
  });
  return { kind: 'done' };
}

export function refused<Key extends string>(field: string, key: Key): Refused<Key> {
  return { kind: 'refused', field, key };
}

export async function log(
  visit: SignedInVisit,
  dossier: { id: string; spaceId: string },
  kind: string,
  details?: Record<string, unknown>,
): Promise<void> {
  await logHappening(await visit.transaction(), {
    personId: visit.viewer.personId,
    spaceId: dossier.spaceId,
    kind,
    subjectKind: 'dossier',
    subjectId: dossier.id,
    details,
  });
}
