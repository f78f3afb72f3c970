/** What a personal token may be allowed; every token may also say whose it is (`me:read`). */
export const tokenScopes = [
  'traces:read',
  'traces:write',
  'dossiers:read',
  'dossiers:write',
  'organisations:read',
  'organisations:write',
  'spaces:read',
  'spaces:write',
  'imports:read',
  'imports:write',
  'codebooks:read',
  'codebooks:write',
  'crosswalks:read',
  'crosswalks:write',
  'statements:read',
  'statements:write',
  'plans:read',
  'plans:write',
  'reports:read',
  'reports:write',
  'filings:read',
  'filings:write',
  'search:read',
  'protection:read',
  'protection:write',
  'account:read',
  'account:write',
  'administration:read',
  'administration:write',
] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** Given with every token. */
export const ownScope = 'me:read';

/** How long a token works, in days. */
export const tokenDays = [30, 90, 365] as const;

/** A person keeps at most this many tokens. */
export const tokenMaximum = 50;

export interface PersonalToken {
  id: string;
  name: string;
  scopes: readonly string[];
  madeAt: Date;
  usedAt: Date | null;
  expiresAt: Date | null;
}
