import { z } from 'zod';
import * as mailWords from '#/domains/people/mail.words.ts';
import { candidateByEmail, candidateById } from '#/domains/people/person.store.ts';
import { paths } from '#/paths.ts';
import type { JobContext } from '#/platform/domain.ts';
import { wordsFor } from '#/platform/visit.ts';
import { insertLink } from './link.store.ts';

const signInShape = z.object({ email: z.string().max(320), returnTo: z.string().max(2000) });

/** Sends the link of whoever has this address, and nothing to anybody else. */
export async function sendSignInLink({ services, payload }: JobContext): Promise<void> {
  const { email, returnTo } = signInShape.parse(payload);
  const now = services.clock.now();
  const made = await services.database.asSystem(async (transaction) => {
    const person = await candidateByEmail(transaction, email);
    if (!person) return null;
    const { personId, locale } = person;
    return {
      locale,
      token: await insertLink(transaction, { purpose: 'sign-in', personId, email, returnTo, now }),
    };
  });
  if (!made) return;
  const { publicUrl, instanceName } = services.settings;
  const link = publicUrl + paths.signInLink(made.token);
  await services.mail.send({
    to: email,
    ...wordsFor(made.locale, mailWords).signIn({ instance: instanceName, link }),
  });
}

const personShape = z.object({ personId: z.uuid(), email: z.string().max(320) });

/** Sends what proves that an address is its person's. */
export async function sendEmailProof({ services, payload }: JobContext): Promise<void> {
  await sendToPerson('email', { services, payload });
}

/** Sends what lets somebody choose another password. */
export async function sendPasswordLink({ services, payload }: JobContext): Promise<void> {
  await sendToPerson('password', { services, payload });
}

async function sendToPerson(purpose: 'email' | 'password', { services, payload }: JobContext): Promise<void> {
  const { personId, email } = personShape.parse(payload);
  const now = services.clock.now();
  const made = await services.database.asSystem(async (transaction) => {
    const person = await candidateById(transaction, personId);
    if (!person) return null;
    const token = await insertLink(transaction, { purpose, personId, email, returnTo: '', now });
    return { locale: person.locale, token };
  });
  if (!made) return;
  const { publicUrl, instanceName } = services.settings;
  const path = purpose === 'email' ? paths.emailProof(made.token) : paths.newPassword(made.token);
  await services.mail.send({
    to: email,
    ...wordsFor(made.locale, mailWords)[purpose]({ instance: instanceName, link: publicUrl + path }),
  });
}
