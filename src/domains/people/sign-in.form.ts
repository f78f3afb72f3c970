import { z } from 'zod';
import { emailField, passwordField, returnField } from './account.form.ts';

export const signInForm = z.object({ email: emailField, password: passwordField, retour: returnField });
export type SignIn = z.output<typeof signInForm>;
