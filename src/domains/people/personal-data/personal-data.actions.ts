import { type Refused, refuseWrongPassword } from '#/domains/people/account/account.actions.ts';
import { othersAdminister } from '#/domains/people/administration/administration.store.ts';
import { fieldError } from '#/domains/people/attempt.actions.ts';
import type { Account } from '#/domains/people/person.ts';
import { sessionCookie } from '#/domains/people/session.ts';
import type { Domain } from '#/platform/domain.ts';
import { logHappening } from '#/platform/happenings.ts';
import type { SignedInVisit } from '#/platform/visit.ts';

/** What one domain holds of somebody. */
export interface Held {
  domain: string;
  values: Record<string, unknown>;
  /** Where the person's own files stand in the archive, and the keys of their bytes. */
  files: { path: string; key: string }[];
}

/**
 * Everything every domain holds of the viewer. As the system: a person's own information is theirs even where
 * row-level security no longer shows it to them (a space they left).
 */
export async function gatherPersonalData(visit: SignedInVisit, domains: readonly Domain[]): Promise<Held[]> {
  return visit.services.database.asSystem(async (transaction) => {
    const gathered: Held[] = [];
    for (const { name, personalData } of domains) {
      if (personalData === 'holds none') continue;
      gathered.push({
        domain: name,
        values: await personalData.exportOf(transaction, visit.viewer.personId),
        files: (await personalData.filesOf?.(transaction, visit.viewer.personId)) ?? [],
      });
    }
    return gathered;
  });
}

/**
 * Erases the viewer's account everywhere, in one transaction: every domain, this one last, or none. Refused to
 * the last person who administers, whom others depend on.
 */
export async function eraseAccount(
  visit: SignedInVisit,
  account: Account,
  domains: readonly Domain[],
  typedPassword: string,
): Promise<{ kind: 'done' } | Refused> {
  const wrong = await refuseWrongPassword(visit, typedPassword);
  if (wrong) return wrong;
  const { personId } = account;
  if (account.isAdministrator && !(await othersAdminister(await visit.transaction(), personId))) {
    return { kind: 'refused', status: 422, errors: [fieldError('', 'lastAdministrator')] };
  }
  await visit.services.database.asSystem(async (transaction) => {
    for (const { personalData } of [...domains].reverse()) {
      if (personalData !== 'holds none') await personalData.erase(transaction, personId);
    }
    await logHappening(transaction, {
      personId,
      spaceId: null,
      kind: 'person.erased',
      subjectKind: 'person',
      subjectId: personId,
    });
  });
  visit.setCookie({ name: sessionCookie, value: '', maxAgeSeconds: 0 });
  return { kind: 'done' };
}
