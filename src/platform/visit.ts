import type { Clock } from './clock.ts';
import type { Database, Transaction } from './database.ts';
import type { Becoming } from './domain.ts';
import type { Files } from './files.ts';
import type { Form } from './form.ts';
import type { Log } from './log.ts';
import type { Mail } from './mail.ts';
import type { RateLimit, RateLimitOptions } from './rate-limits.ts';

export type Locale = 'fr' | 'en';

/** What a person may do in a space, from the least to the most. */
export const roles = ['guest', 'member', 'secretary', 'facilitator'] as const;
export type Role = (typeof roles)[number];

export interface Membership {
  spaceId: string;
  role: Role;
}

export interface Stranger {
  kind: 'stranger';
}

/** A signed-in person, with the spaces they belong to today. */
export interface Person {
  kind: 'person';
  personId: string;
  name: string;
  isAdministrator: boolean;
  memberships: readonly Membership[];
  /** The session the request came with, or null when it came with a personal token. */
  sessionId: string | null;
  /** What a personal token allows; null (everything) for a session. */
  scopes: readonly string[] | null;
}

export type Viewer = Stranger | Person;

/** What does not change from one visit to the next. */
export interface Services {
  database: Database;
  clock: Clock;
  log: Log;
  mail: Mail;
  files: Files;
  settings: VisibleSettings;
  /** A counter of attempts shared by every process: keys are hashed by the caller when they name a person. */
  rateLimit(options: RateLimitOptions): RateLimit;
}

/** The settings that domains may know. */
export interface VisibleSettings {
  publicUrl: string;
  timeZone: string;
  demonstration: boolean;
  instanceName: string;
  contact: string | null;
  sourceUrl: string | null;
  maximumUploadBytes: number;
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | null;
  mailEnabled: boolean;
}

/** One request: who asks, when, what, and the transaction in which it is answered. */
export interface Visit {
  viewer: Viewer;
  locale: Locale;
  /** Calendar day in the instance's time zone, `YYYY-MM-DD`. */
  today: string;
  now: Date;
  /** Named parts of the address (`/traces/:trace` gives `trace`). */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** Path and query as asked. */
  address: string;
  headers: Headers;
  method: string;
  /** Where the request comes from, for rate limits only; never stored, never logged. */
  remoteAddress: string;
  /** Whether it came through a proxy near by that the settings do not name. */
  unnamedProxy: boolean;
  reference: string;
  services: Services;
  /** The posted form, or the JSON body as a form when the caller sent JSON. */
  form(): Promise<Form>;
  /** The body as JSON (API). Throws `BadBody` when it is not. */
  json(): Promise<unknown>;
  /** The visit's one transaction, opened at the first call, committed when the outcome is a success. */
  transaction(): Promise<Transaction>;
  /** What a trace became in the domains after its own, in their reading order. */
  becomingOf(trace: VisitedTrace): Promise<Becoming[]>;
  /** Runs after the transaction is committed (never when it is rolled back). */
  afterCommit(task: () => Promise<void>): void;
  /** Sets a cookie on the answer, whatever the outcome. */
  setCookie(cookie: Cookie): void;
  cookie(name: string): string | undefined;
  /** Seconds before the same may be asked again: told with any answer that says too many (429). */
  wait(seconds: number): void;
}

/** What is known of a trace before asking what it became. */
export interface VisitedTrace {
  id: string;
  spaceId: string;
  /** Day of what happened, `YYYY-MM-DD`. */
  eventOn: string;
}

export interface Cookie {
  name: string;
  value: string;
  /** Seconds; 0 removes the cookie. */
  maxAgeSeconds: number;
  /** Readable by scripts only when true. */
  readable?: boolean;
  sameSite?: 'Lax' | 'Strict';
}

export interface SignedInVisit extends Visit {
  viewer: Person;
}

/** The viewer's role in a space, or null. */
export function roleIn(viewer: Viewer, spaceId: string): Role | null {
  if (viewer.kind === 'stranger') return null;
  return viewer.memberships.find((membership) => membership.spaceId === spaceId)?.role ?? null;
}

/** Whether the viewer holds at least this role in the space. */
export function holds(viewer: Viewer, spaceId: string, atLeast: Role): boolean {
  const role = roleIn(viewer, spaceId);
  return role !== null && roles.indexOf(role) >= roles.indexOf(atLeast);
}

/** The sentences of a reader's language. */
export function wordsFor<W>(locale: Locale, words: { fr: W; en: W }): W {
  return words[locale];
}
