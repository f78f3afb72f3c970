import type { Role } from '#/platform/visit.ts';

/** An invitation, as those who may invite see it: never its link. */
export interface Invitation {
  id: string;
  role: Role | null;
  email: string | null;
  invitedBy: string;
  madeAt: Date;
  expiresAt: Date;
  /** Null: as many people as come before it ends. */
  usesAllowed: number | null;
  uses: number;
}

/** What the bearer of a link is told before accepting. */
export interface InvitationBehind {
  id: string;
  /** Null: an invitation to the instance, which gives an account and no space. */
  spaceId: string | null;
  spaceName: string | null;
  role: Role | null;
  email: string | null;
  /** The link left by mail: whoever holds it reads that address. */
  wasSent: boolean;
  inviterId: string;
  inviterName: string;
  /** Made by somebody of the demonstration: it opens no account and joins no real person to the story. */
  isOfTheStory: boolean;
  expiresAt: Date;
}

/** How long an invitation stays open, in days. */
export const invitationDays = [7, 30, 90] as const;
