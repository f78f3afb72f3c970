import { z } from 'zod';
import { normalEmail } from './person.ts';

/** An address as mail carries it: one, without a display name, a list or a break of line. */
const emailPattern = /^[^\s@,;:<>()[\]\\"]+@[^\s@,;:<>()[\]\\"]+\.[^\s@,;:<>()[\]\\"]+$/;

export const emailField = z
  .string('emailMissing')
  .trim()
  .min(1, 'emailMissing')
  .max(320, 'emailInvalid')
  .regex(emailPattern, 'emailInvalid')
  .transform(normalEmail);

export const nameField = z
  .string('nameMissing')
  .trim()
  .min(1, 'nameMissing')
  .max(200, 'nameTooLong')
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'nameInvalid');

/** A password to be compared; what is a good one is decided by `passwordFault`. */
export const passwordField = z.string('passwordMissing').min(1, 'passwordMissing').max(4000, 'passwordLong');

/** Where to go afterwards; made local by `localReturn`. */
export const returnField = z.string().optional();

/** Everything a new account asks for. */
export const newAccountForm = z.object({
  name: nameField,
  email: emailField,
  password: passwordField,
});
export type NewAccount = z.output<typeof newAccountForm>;
