import { paths } from '#/paths.ts';
import { type Command, type CommandContext, CommandRefusal } from '#/platform/command.ts';
import type { Transaction } from '#/platform/database.ts';
import { logHappening } from '#/platform/happenings.ts';
import { wordsFor } from '#/platform/visit.ts';
import { emailField, nameField } from './account.form.ts';
import * as commandWords from './command.words.ts';
import { insertLink } from './links/link.store.ts';
import { isEmailTaken } from './new-account.actions.ts';
import { candidateByEmail, insertPerson, makeAdministrator } from './person.store.ts';
import { insertToken } from './tokens/token.store.ts';
import { ownScope, tokenScopes } from './tokens/token.ts';

const summary = (name: 'createAdmin' | 'token' | 'name' | 'email' | 'tokenName' | 'scopes' | 'days') => ({
  fr: commandWords.fr[name],
  en: commandWords.en[name],
});

/** What whoever hosts the instance does from its machine, where nobody has to sign in. */
export const peopleCommands: readonly Command[] = [
  {
    name: 'create-admin',
    usage: '',
    summary: summary('createAdmin'),
    options: [
      { flags: '--nom <nom>', summary: summary('name'), required: true },
      { flags: '--courriel <adresse>', summary: summary('email'), required: true },
    ],
    run: createAdministrator,
  },
  {
    name: 'token',
    usage: '',
    summary: summary('token'),
    options: [
      { flags: '--courriel <adresse>', summary: summary('email'), required: true },
      { flags: '--nom <nom>', summary: summary('tokenName'), required: true },
      { flags: '--portees <liste>', summary: summary('scopes'), required: true },
      { flags: '--jours <nombre>', summary: summary('days') },
    ],
    run: makeTokenFor,
  },
];

const wordsOf = (context: CommandContext) => wordsFor(context.locale, commandWords);

async function createAdministrator(context: CommandContext): Promise<void> {
  const { services, say } = context;
  const words = wordsOf(context);
  const email = emailOf(context);
  const name = nameField.safeParse(context.options.nom).data;
  if (name === undefined) throw new CommandRefusal(words.nameInvalid);
  const made = await services.database
    .asSystem((transaction) => administratorWith(transaction, email, name, context))
    .catch((error: unknown) => {
      if (isEmailTaken(error)) throw new CommandRefusal(words.closed(email));
      throw error;
    });
  say(made.isNew ? words.opened(made.name) : words.promoted(made.name));
  say(words.link(services.settings.publicUrl + paths.newPassword(made.token)));
}

async function administratorWith(
  transaction: Transaction,
  email: string,
  name: string,
  { services, locale }: CommandContext,
): Promise<{ name: string; isNew: boolean; token: string }> {
  const now = services.clock.now();
  const existing = await candidateByEmail(transaction, email);
  const personId = existing
    ? existing.personId
    : await insertPerson(transaction, {
        name,
        email,
        emailVerifiedAt: null,
        locale,
        administratorSince: now,
        joinedAt: now,
      });
  if (existing) await makeAdministrator(transaction, personId, now);
  await logHappening(transaction, {
    personId: null,
    spaceId: null,
    kind: existing ? 'person.made-administrator' : 'person.joined',
    subjectKind: 'person',
    subjectId: personId,
    details: { from: 'command-line' },
  });
  const token = await insertLink(transaction, {
    purpose: 'password',
    personId,
    email: null,
    returnTo: '',
    now,
  });
  return { name: existing?.name ?? name, isNew: !existing, token };
}

async function makeTokenFor(context: CommandContext): Promise<void> {
  const { services, say } = context;
  const words = wordsOf(context);
  const email = emailOf(context);
  const name = nameField.safeParse(context.options.nom).data?.slice(0, 100);
  if (name === undefined) throw new CommandRefusal(words.nameInvalid);
  const scopes = scopesOf(context);
  const days = Number(context.options.jours ?? 90);
  if (!Number.isInteger(days) || days < 1 || days > 365) throw new CommandRefusal(words.daysInvalid);
  const madeAt = services.clock.now();
  const expiresAt = new Date(madeAt.getTime() + days * 86_400_000);
  const made = await services.database.asSystem(async (transaction) => {
    const person = await candidateByEmail(transaction, email);
    if (!person) throw new CommandRefusal(words.unknown(email));
    return insertToken(transaction, { personId: person.personId, name, scopes, madeAt, expiresAt });
  });
  say(made.token);
}

function emailOf(context: CommandContext): string {
  const typed = String(context.options.courriel ?? '');
  const email = emailField.safeParse(typed).data;
  if (email === undefined) throw new CommandRefusal(wordsOf(context).emailInvalid(typed));
  return email;
}

function scopesOf(context: CommandContext): string[] {
  const typed = String(context.options.portees ?? '').split(',');
  const asked = typed.map((scope) => scope.trim()).filter((scope) => scope !== '');
  const known: readonly string[] = tokenScopes;
  const unknown = asked.find((scope) => !known.includes(scope)) ?? (asked.length === 0 ? '' : null);
  if (unknown !== null) throw new CommandRefusal(wordsOf(context).scopeUnknown(unknown, known.join(', ')));
  return [ownScope, ...new Set(asked)];
}
