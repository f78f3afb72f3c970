import {
  type Dossier,
  dossierById,
  logDossier,
  type NotAllowed,
  type Refused,
} from '#/domains/dossiers/dossiers.public.ts';
import { isId } from '#/platform/ids.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { mayWriteChronicle } from './chronicle.access.ts';
import { keepVersion, type Versioned } from './written-version.store.ts';

export type { NotAllowed, Refused };

/** The dossier, when the viewer may write in its chronicle. */
export async function dossierToWrite(
  visit: SignedInVisit,
  id: string | undefined,
): Promise<{ kind: 'dossier'; dossier: Dossier } | NotAllowed> {
  const dossier = isId(id) ? await dossierById(await visit.transaction(), id) : null;
  if (!dossier) return { kind: 'missing' };
  return mayWriteChronicle(visit.viewer, dossier) ? { kind: 'dossier', dossier } : { kind: 'forbidden' };
}

/** Keeps what was just written with its author, and a line of the log. */
export async function keepWritten(
  visit: SignedInVisit,
  dossier: Dossier,
  of: Versioned,
  written: { id: string; version: number; content: object },
  kind: string,
): Promise<void> {
  await keepVersion(await visit.transaction(), of, written.id, {
    version: written.version,
    content: written.content,
    by: visit.viewer.personId,
    at: visit.now,
  });
  await logDossier(visit, dossier, kind, { [`${of}Id`]: written.id });
}
