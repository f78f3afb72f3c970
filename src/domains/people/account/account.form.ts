import { z } from 'zod';
import { emailField, nameField, passwordField } from '#/domains/people/account.form.ts';

export const identityForm = z.object({ name: nameField, locale: z.enum(['fr', 'en'], 'localeInvalid') });
export type Identity = z.output<typeof identityForm>;

/** The password is asked only of those who have one. */
export const emailForm = z.object({ email: emailField, currentPassword: z.string().max(4000).default('') });
export type EmailChange = z.output<typeof emailForm>;

export const passwordForm = z.object({
  currentPassword: z.string().max(4000).default(''),
  password: passwordField,
});
export type PasswordChange = z.output<typeof passwordForm>;
