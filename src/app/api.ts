import { type Context, Hono } from 'hono';
import type { z } from 'zod';
import type { Domain } from '#/platform/domain.ts';
import { type FieldError, type Parsed, parseValues, sentenceOf } from '#/platform/form.ts';
import * as formWords from '#/platform/form.words.ts';
import { printOf } from '#/platform/if-match.ts';
import type { Outcome } from '#/platform/outcome.ts';
import type { ApiOperation, PageRoute } from '#/platform/route.ts';
import { strayNames } from '#/platform/stray-names.ts';
import type { SignedInVisit, Visit } from '#/platform/visit.ts';
import { describeApi } from './api-description.ts';
import { problemOutcome } from './problems.tsx';
import { en, fr } from './problems.words.ts';
import type { SiteOptions } from './site.tsx';

type Respond = (c: Context, route: PageRoute) => Promise<Response>;

/** The JSON API under `/api/v1`: the same access, actions and schemas as the pages. */
export function apiRoutes(options: SiteOptions, respond: Respond): Hono {
  const api = new Hono();
  const operations = options.domains.flatMap((domain) => domain.api ?? []);
  const description = JSON.stringify(describeApi(operations, options.services.settings));
  api.get('/openapi.json', (c) =>
    c.body(description, 200, { 'content-type': 'application/json; charset=utf-8' }),
  );
  for (const { api: own = [], refusals = [] } of options.domains) {
    for (const operation of own) {
      api.on(operation.method, operation.path, async (c) => {
        const response = await respond(c, asRoute(operation, refusals));
        return withEntityTag(c, response);
      });
    }
  }
  api.all('*', (c) =>
    respond(c, {
      method: 'GET',
      path: '*',
      access: { kind: 'anyone' },
      handle: async (visit) => problemOutcome(visit, 404, 'missing'),
    }),
  );
  return api;
}

type Refusals = NonNullable<Domain['refusals']>;

function asRoute(operation: ApiOperation, refusals: Refusals): PageRoute {
  return {
    method: operation.method === 'GET' ? 'GET' : 'POST',
    path: operation.path,
    access: operation.access,
    ...(operation.maximumBodyBytes ? { maximumBodyBytes: operation.maximumBodyBytes } : {}),
    ...(operation.isFile ? { isFile: true } : {}),
    handle: (visit) => perform(operation, refusals, visit),
  };
}

async function perform(operation: ApiOperation, refusals: Refusals, visit: Visit): Promise<Outcome> {
  const refuse = (errors: readonly FieldError[]) => invalid(visit, errors, refusals, operation.operationId);
  if (
    visit.viewer.kind === 'person' &&
    visit.viewer.scopes &&
    !visit.viewer.scopes.includes(operation.scope)
  ) {
    return problemOutcome(visit, 403, 'scope');
  }
  const input: { query: unknown; body: unknown } = { query: undefined, body: undefined };
  if (operation.query) {
    const parsed = readWhole(operation.query, Object.fromEntries(visit.query));
    if (!parsed.ok) return refuse(parsed.errors);
    input.query = parsed.values;
  }
  if (operation.body) {
    // What was read may be sent back changed, with what only the site says of it.
    const read = operation.method === 'PUT' ? parseValues : readWhole;
    const parsed = read(operation.body, await visit.json());
    if (!parsed.ok) return refuse(parsed.errors);
    input.body = parsed.values;
  }
  return operation.handle(visit as SignedInVisit, input as { query: never; body: never });
}

/** Nothing that a program says is left out without a word: a misspelt name is refused, not dropped. */
function readWhole<S extends z.ZodType>(schema: S, said: unknown): Parsed<z.output<S>> {
  const parsed = parseValues(schema, said);
  const strays = parsed.ok ? strayNames(schema, said) : [];
  if (strays.length === 0) return parsed;
  return { ok: false, errors: strays.map((field) => ({ field, key: 'unknownName', values: {} })) };
}

/** Each field in the words of the domain, then in the general ones. */
function invalid(
  visit: Visit,
  errors: readonly FieldError[],
  refusals: Refusals,
  operationId: string,
): Outcome {
  const { locale } = visit;
  const { title, text: detail } = (locale === 'en' ? en : fr).invalid;
  const general = locale === 'en' ? formWords.en : formWords.fr;
  const catalogues = [...refusals.map((words) => words[locale].errors), general];
  const said = errors.map((error) => {
    const isSaid = catalogues.some((words) => error.key in words);
    if (!isSaid) visit.services.log.error({ key: error.key, operationId }, 'a refusal without a sentence');
    return {
      field: error.field,
      detail: sentenceOf(isSaid ? error : { ...error, key: 'invalid' }, ...catalogues),
    };
  });
  return { kind: 'problem', problem: { status: 422, code: 'invalid', title, detail, errors: said } };
}

/** A print of the answer lets a client ask again for nothing (304). */
async function withEntityTag(c: Context, response: Response): Promise<Response> {
  if (c.req.method !== 'GET' || response.status !== 200 || response.headers.has('etag')) return response;
  // A file is read while it is written: it is never held whole for its print.
  if (response.headers.has('content-disposition')) return response;
  if (!response.headers.get('content-type')?.startsWith('application/json')) return response;
  const text = await response.text();
  const tag = `"${printOf(text)}"`;
  const headers = new Headers(response.headers);
  headers.set('etag', tag);
  if (
    c.req
      .header('if-none-match')
      ?.split(/\s*,\s*/)
      .includes(tag)
  )
    return new Response(null, { status: 304, headers });
  return new Response(text, { status: 200, headers });
}
