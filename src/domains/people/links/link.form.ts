import { z } from 'zod';
import { emailField, passwordField, returnField } from '#/domains/people/account.form.ts';

export const linkForm = z.object({ email: emailField, retour: returnField });
export const newPasswordForm = z.object({ password: passwordField });
