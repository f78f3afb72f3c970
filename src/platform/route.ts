import type { z } from 'zod';
import type { Outcome } from './outcome.ts';
import type { Submission } from './submissions.ts';
import { holds, type Role, roleIn, type SignedInVisit, type Viewer, type Visit } from './visit.ts';

/**
 * Who may reach an address. A route without one does not compile. What a person may see *behind* the
 * address is asked again by the action, and a third time by row-level security.
 */
export type Access =
  | { kind: 'anyone' }
  | { kind: 'signed-in' }
  | { kind: 'administrator' }
  /** A member of the space named by the address part `espace`, with at least this role. */
  | { kind: 'member'; atLeast: Role };

export const anyone = { kind: 'anyone' } as const satisfies Access;
export const signedIn = { kind: 'signed-in' } as const satisfies Access;
export const administrator = { kind: 'administrator' } as const satisfies Access;
export const member = (atLeast: Role) => ({ kind: 'member', atLeast }) as const satisfies Access;

export type Entry = 'allowed' | 'sign-in' | 'forbidden' | 'missing';

/** Whether a viewer may enter an address: not visible gives `missing`, too low a role `forbidden`. */
export function enter(access: Access, viewer: Viewer, params: Readonly<Record<string, string>>): Entry {
  if (access.kind === 'anyone') return 'allowed';
  if (viewer.kind === 'stranger') return 'sign-in';
  if (access.kind === 'signed-in') return 'allowed';
  if (access.kind === 'administrator') return viewer.isAdministrator ? 'allowed' : 'forbidden';
  const spaceId = params.espace ?? '';
  if (roleIn(viewer, spaceId) === null) return 'missing';
  return holds(viewer, spaceId, access.atLeast) ? 'allowed' : 'forbidden';
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** An address of the site that answers with a page, a redirection or a file. */
export interface PageRoute {
  method: 'GET' | 'POST';
  path: string;
  access: Access;
  /** Largest body in bytes; the default is 1 MiB, uploads say more. */
  maximumBodyBytes?: number;
  /** It answers with a file made of what is kept: as many as anybody at work takes, and no more. */
  isFile?: true;
  handle(visit: Visit): Promise<Outcome>;
  /**
   * The same act when a key came with it and the act itself keeps the key and its answer, in the statement that
   * saves. Null when the key was sent before: the edge then gives the first answer again, or refuses.
   */
  handleOnce?(visit: Visit, submission: Submission): Promise<Outcome | null>;
}

type VisitFor<A extends Access> = A extends { kind: 'anyone' } ? Visit : SignedInVisit;

interface RouteOptions<A extends Access> {
  access: A;
  maximumBodyBytes?: number;
  handle(visit: VisitFor<A>): Promise<Outcome> | Outcome;
  handleOnce?(visit: VisitFor<A>, submission: Submission): Promise<Outcome | null>;
}

/** A page: `get(paths.traces, { access: signedIn, handle: (visit) => … })`. */
export function get<A extends Access>(path: string, options: RouteOptions<A>): PageRoute {
  return { method: 'GET', path, ...(options as Omit<PageRoute, 'method' | 'path'>) };
}

/** A table or a file to take away; those that people gave are served as they are, by `get`. */
export function download<A extends Access>(path: string, options: RouteOptions<A>): PageRoute {
  return { ...get(path, options), isFile: true };
}

/** A form's target. It must answer with a redirection, or the same page with its refusal (422). */
export function post<A extends Access>(path: string, options: RouteOptions<A>): PageRoute {
  return { method: 'POST', path, ...(options as Omit<PageRoute, 'method' | 'path'>) };
}

/**
 * An operation of the JSON API. The same schema validates, answers and documents it
 * (`/api/v1/openapi.json` is made from these).
 */
export interface ApiOperation {
  method: Method;
  /** Under `/api/v1`, with `:name` parts. */
  path: string;
  access: Access;
  /** What a personal token must allow, for instance `traces:read`. */
  scope: string;
  /** Unique name, `listTraces`. */
  operationId: string;
  summary: string;
  tag: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Success answer; the status is 200 unless `successStatus` says otherwise. */
  response?: z.ZodType;
  successStatus?: number;
  /** Media type of the success answer when it is not JSON. */
  responseType?: string;
  maximumBodyBytes?: number;
  /** Its answer is a file made of what is kept. */
  isFile?: true;
  /** It says by `If-Match` what was read: 428 without, 412 when something else stands. */
  precondition?: true;
  handle(visit: SignedInVisit, input: { query: never; body: never }): Promise<Outcome>;
}

interface OperationOptions<Q extends z.ZodObject | undefined, B extends z.ZodType | undefined>
  extends Omit<ApiOperation, 'query' | 'body' | 'handle'> {
  query?: Q;
  body?: B;
  handle(
    visit: SignedInVisit,
    input: {
      query: Q extends z.ZodObject ? z.output<Q> : undefined;
      body: B extends z.ZodType ? z.output<B> : undefined;
    },
  ): Promise<Outcome>;
}

export function operation<
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(options: OperationOptions<Q, B>): ApiOperation {
  return options as unknown as ApiOperation;
}
