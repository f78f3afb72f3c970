import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import { tokenHash } from '#/platform/secrets.ts';
import type { Role } from '#/platform/visit.ts';
import type { Invitation, InvitationBehind } from './invitation.ts';

export interface NewInvitation {
  token: string | null;
  spaceId: string | null;
  role: Role | null;
  email: string | null;
  invitedBy: string;
  madeAt: Date;
  expiresAt: Date;
  usesAllowed: number | null;
}

/** Keeps an invitation and returns its id. Row-level security asks whether the viewer may invite there. */
export async function insertInvitation(transaction: Transaction, invitation: NewInvitation): Promise<string> {
  const id = newId();
  await transaction.query({
    text: `INSERT INTO invitations (id, token_hash, space_id, role, email, invited_by, made_at, expires_at, uses_allowed)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      id,
      invitation.token === null ? null : tokenHash(invitation.token),
      invitation.spaceId,
      invitation.role,
      invitation.email,
      invitation.invitedBy,
      invitation.madeAt,
      invitation.expiresAt,
      invitation.usesAllowed,
    ],
  });
  return id;
}

/** Invitations still open to a space, or to the instance (null), the newest first. */
export async function openInvitations(
  transaction: Transaction,
  spaceId: string | null,
  now: Date,
): Promise<Invitation[]> {
  const rows = await transaction.query<{
    id: string;
    role: Role | null;
    email: string | null;
    invited_by: string;
    made_at: Date;
    expires_at: Date;
    uses_allowed: number | null;
    uses: number;
  }>({
    text: `SELECT id, role, email, invited_by, made_at, expires_at, uses_allowed, uses FROM invitations
           WHERE space_id IS NOT DISTINCT FROM $1::uuid AND revoked_at IS NULL AND expires_at > $2
             AND (uses_allowed IS NULL OR uses < uses_allowed)
           ORDER BY made_at DESC, id DESC LIMIT 200`,
    values: [spaceId, now],
  });
  return rows.map((row) => ({
    id: row.id,
    role: row.role,
    email: row.email,
    invitedBy: row.invited_by,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    usesAllowed: row.uses_allowed,
    uses: row.uses,
  }));
}

/** Closes an invitation to that space, or to the instance (null); false when it is not there or closed already. */
export async function closeInvitation(
  transaction: Transaction,
  invitationId: string,
  spaceId: string | null,
  now: Date,
): Promise<boolean> {
  const rows = await transaction.query({
    text: `UPDATE invitations SET revoked_at = $3
           WHERE id = $1 AND space_id IS NOT DISTINCT FROM $2::uuid AND revoked_at IS NULL RETURNING id`,
    values: [invitationId, spaceId, now],
  });
  return rows.length > 0;
}

/** What stands behind a link's token, or null when it is unknown, over, used or revoked. */
export async function invitationOf(
  transaction: Transaction,
  token: string,
  now: Date,
): Promise<InvitationBehind | null> {
  const [row] = await transaction.query<{
    id: string;
    space_id: string | null;
    space_name: string | null;
    role: Role | null;
    email: string | null;
    sent_by_mail: boolean;
    inviter_id: string;
    inviter_name: string;
    of_the_story: boolean;
    expires_at: Date;
  }>({ text: 'SELECT * FROM invitation_behind($1, $2)', values: [tokenHash(token), now] });
  if (!row) return null;
  return {
    id: row.id,
    spaceId: row.space_id,
    spaceName: row.space_name,
    role: row.role,
    email: row.email,
    wasSent: row.sent_by_mail,
    inviterId: row.inviter_id,
    inviterName: row.inviter_name,
    isOfTheStory: row.of_the_story,
    expiresAt: row.expires_at,
  };
}

/** Uses an invitation for a person: false when it is no longer good. */
export async function useInvitation(
  transaction: Transaction,
  use: { token: string; personId: string; now: Date; today: string },
): Promise<boolean> {
  const [row] = await transaction.query<{ id: string | null }>({
    text: 'SELECT accept_invitation($1, $2, $3, $4) AS id',
    values: [tokenHash(use.token), use.personId, use.now, use.today],
  });
  return typeof row?.id === 'string';
}

export interface InvitationToSend {
  email: string;
  inviterName: string;
  spaceName: string | null;
  expiresAt: Date;
}

/** The invitation that a message must carry, given its new token; null when it must no longer leave. As the system. */
export async function prepareToSend(
  transaction: Transaction,
  invitationId: string,
  token: string,
  now: Date,
): Promise<InvitationToSend | null> {
  const rows = await transaction.query({
    text: `UPDATE invitations SET token_hash = $2, sent_at = $3
           WHERE id = $1 AND email IS NOT NULL AND revoked_at IS NULL AND expires_at > $3 AND uses = 0
           RETURNING id`,
    values: [invitationId, tokenHash(token), now],
  });
  if (rows.length === 0) return null;
  const behind = await invitationOf(transaction, token, now);
  if (!behind?.email) return null;
  return {
    email: behind.email,
    inviterName: behind.inviterName,
    spaceName: behind.spaceName,
    expiresAt: behind.expiresAt,
  };
}
