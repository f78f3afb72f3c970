import { z } from 'zod';
import * as mailWords from '#/domains/people/mail.words.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import type { JobContext } from '#/platform/domain.ts';
import { newToken } from '#/platform/secrets.ts';
import { wordsFor } from '#/platform/visit.ts';
import { prepareToSend } from './invitation.store.ts';

const payloadShape = z.object({ invitationId: z.uuid(), locale: z.enum(['fr', 'en']) });

/**
 * Sends an invitation's link. The link is made here, so that it never waits in the queue; sent again after a
 * failure, the earlier link no longer opens anything.
 */
export async function sendInvitation({ services, payload }: JobContext): Promise<void> {
  const { invitationId, locale } = payloadShape.parse(payload);
  const token = newToken();
  const now = services.clock.now();
  const toSend = await services.database.asSystem((transaction) =>
    prepareToSend(transaction, invitationId, token, now),
  );
  if (!toSend) return;
  const { publicUrl, instanceName, timeZone } = services.settings;
  await services.mail.send({
    to: toSend.email,
    ...wordsFor(locale, mailWords).invitation({
      instance: instanceName,
      inviter: toSend.inviterName,
      space: toSend.spaceName,
      link: publicUrl + paths.invitation(token),
      until: dayIn(timeZone, toSend.expiresAt),
    }),
  });
}
