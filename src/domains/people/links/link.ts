/** What a link that works once is for. */
export type LinkPurpose = 'sign-in' | 'email' | 'password';

/** How long each kind of link works, in minutes. */
export const linkMinutes: Record<LinkPurpose, number> = { 'sign-in': 15, email: 24 * 60, password: 24 * 60 };

/** Jobs that send them. */
export const linkJobs = {
  signIn: 'people.send-sign-in-link',
  email: 'people.send-email-proof',
  password: 'people.send-password-link',
} as const;
