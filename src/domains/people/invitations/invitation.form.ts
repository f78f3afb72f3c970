import { z } from 'zod';
import { emailField } from '#/domains/people/account.form.ts';
import { roles } from '#/platform/visit.ts';
import { invitationDays } from './invitation.ts';

const days = z.enum(invitationDays.map(String) as [string, ...string[]], 'daysInvalid').default('30');

/** How an invitation may be typed, whatever it invites to: by message to one address, or a link to pass on. */
const invitationFields = {
  email: z
    .string()
    .trim()
    .optional()
    .transform((text) => (text === '' ? undefined : text))
    .pipe(emailField.optional()),
  days: days.transform(Number),
  several: z
    .string()
    .optional()
    .transform((text) => text === '1'),
};

export const instanceInvitationForm = z.object(invitationFields);
export const spaceInvitationForm = z.object({
  ...invitationFields,
  role: z.enum(roles, 'roleInvalid').default('member'),
});
