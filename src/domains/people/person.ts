import type { Locale } from '#/platform/visit.ts';

/** What a person reads of their own account. */
export interface Account {
  personId: string;
  name: string;
  email: string | null;
  emailIsVerified: boolean;
  locale: Locale;
  isAdministrator: boolean;
  joinedAt: Date;
  /** A person of the demonstration: their account cannot be changed, since anybody may enter as them. */
  isOfTheStory: boolean;
}

/** The name that stays beside collective traces when an account is erased. */
export const removedPersonName = 'Personne retirée';

/** Two spellings of one address are one address. */
export function normalEmail(typed: string): string {
  return typed.trim().normalize('NFC').toLowerCase();
}
