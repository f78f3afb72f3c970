import { type Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { type Answer, isSuccess, type Outcome } from '#/platform/outcome.ts';
import { enter, type PageRoute } from '#/platform/route.ts';
import { isGiven } from '#/platform/sealed-file.ts';
import { claimOf, claimSql, isSubmissionKey, keepingSql, submissionPrint } from '#/platform/submissions.ts';
import type { Services } from '#/platform/visit.ts';
import { receivedCookie } from '#/site-paths.ts';
import { type Answering, answerOf, plainAnswer } from './answer.tsx';
import { apiRoutes } from './api.ts';
import type { Assets } from './assets.ts';
import { draftRoutes } from './drafts.routes.tsx';
import { homeRoutes } from './home.routes.tsx';
import { countMade, mustWait, overLimit } from './limits.ts';
import { pageText } from './packing.ts';
import { personalDataRoutes } from './personal-data.routes.tsx';
import { failureOutcome, problemOutcome } from './problems.tsx';
import { type Remote, remoteReader } from './remote.ts';
import { securityHeaders } from './security-headers.ts';
import { viewerOf } from './session.ts';
import { typedAfterSession } from './session-ended.tsx';
import { formPrint, type RunningVisit, readCookies, startVisit } from './visits.ts';

const defaultBodyBytes = 1024 * 1024;

export interface SiteOptions {
  services: Services;
  domains: readonly Domain[];
  assets: Assets;
  trustProxy: boolean;
}

interface Edge extends SiteOptions {
  remoteOf(c: Context): Remote;
}

/** The whole site as one `Request → Response` function: the only place that knows the web framework. */
export function createSite(options: SiteOptions): Hono {
  const { services, domains, assets } = options;
  const site = new Hono({ strict: false });
  const answering: Answering = { domains, assets, services, pages: pageText(assets.css) };
  const edge: Edge = { ...options, remoteOf: remoteReader(options.trustProxy, services.log) };

  site.get(paths.health, async (c) =>
    (await services.database.isAlive()) ? c.json({ status: 'ok' }) : c.json({ status: 'unavailable' }, 503),
  );
  site.use(requestLog(services));
  site.use(securityHeaders(services.settings.publicUrl, assets));
  site.get(paths.asset(':name'), (c) =>
    assets.serve(c.req.param('name') ?? '', c.req.header('accept-encoding') ?? ''),
  );
  site.get(paths.serviceWorker, () => assets.serveWorker());
  site.get(paths.icon, () => assets.serveIcon());
  const publicOrigin = new URL(services.settings.publicUrl).origin;
  site.use(csrf({ origin: (origin, c) => isOwnOrigin(origin, c, publicOrigin) }));

  for (const { routes, sheets } of [
    { routes: homeRoutes(domains, assets.icons), sheets: ['welcome'] },
    { routes: [...draftRoutes(domains), ...personalDataRoutes(domains)], sheets: [] },
    ...domains,
  ]) {
    const dressed = { ...answering, sheets };
    for (const route of routes) {
      site.on(route.method, route.path, (c) => respond(c, route, edge, dressed));
    }
  }
  site.route(
    paths.api,
    apiRoutes(options, (c, route) => respond(c, route, edge, answering)),
  );
  site.notFound((c) => respond(c, missingRoute, edge, answering));
  site.onError((error, c) => {
    if ('getResponse' in error && (error as { status?: number }).status === 403) {
      return plainAnswer(c.req.raw, 403, 'crossSite');
    }
    services.log.error(
      { error: String(error.stack ?? error).slice(0, 2000) },
      'unexpected failure at the edge',
    );
    return plainAnswer(c.req.raw, 500, 'failure');
  });
  return site;
}

const missingRoute: PageRoute = {
  method: 'GET',
  path: '*',
  access: { kind: 'anyone' },
  handle: async () => ({ kind: 'missing' }),
};

function isOwnOrigin(origin: string, c: Context, publicOrigin: string): boolean {
  return origin === publicOrigin || origin === new URL(c.req.url).origin;
}

async function respond(c: Context, route: PageRoute, edge: Edge, answering: Answering): Promise<Response> {
  const { services } = edge;
  const cookies = readCookies(c.req.header('cookie') ?? null);
  const found = await viewerOf(services, c.req.path, c.req.raw.headers, cookies).catch((error) => ({
    error,
  }));
  const visit = startVisit({
    request: c.req.raw,
    viewer: 'error' in found ? { kind: 'stranger' } : found,
    params: c.req.param() as Record<string, string>,
    remote: edge.remoteOf(c),
    maximumBodyBytes: route.maximumBodyBytes ?? defaultBodyBytes,
    services,
    domains: edge.domains,
    cookies,
  });
  let answer: Answer;
  try {
    if ('error' in found) throw found.error;
    answer = await answerTo(visit, route);
  } catch (error) {
    await visit.end(false).catch(() => {});
    answer = failureOutcome(visit, error);
  }
  return answerOf(answering, visit, answer);
}

async function answerTo(visit: RunningVisit, route: PageRoute): Promise<Answer> {
  const outcome = await outcomeOf(visit, route);
  if (outcome.kind === 'download' && !route.isFile && !isGiven(outcome))
    visit.services.log.error({ route: route.path }, 'a file without a limit');
  await visit.end(isSuccess(outcome));
  if (outcome.kind === 'download' && route.isFile) await countMade(visit, 'document');
  if (outcome.kind !== 'afterwards') return acknowledged(visit, outcome);
  const answer = (await overLimit(visit, 'document')) ?? (await outcome.answer());
  await visit.end(isSuccess(answer));
  return acknowledged(visit, answer);
}

/** Tells the page's script, once the act is kept, the key it was sent under: its draft can then be forgotten. */
async function acknowledged(visit: RunningVisit, answer: Answer): Promise<Answer> {
  if (visit.method !== 'POST' || visit.viewer.kind === 'stranger' || answer.kind !== 'redirect')
    return answer;
  const key = visit.address.startsWith(paths.api) ? '' : (await visit.form()).text('_key');
  if (isSubmissionKey(key)) visit.setCookie({ ...receipt, value: key });
  return answer;
}

const receipt = { name: receivedCookie, maxAgeSeconds: 30 * 86_400, readable: true };

async function outcomeOf(visit: RunningVisit, route: PageRoute): Promise<Outcome> {
  const { viewer } = visit;
  // PostgreSQL texts cannot hold U+0000: nothing is at such an address.
  if (Object.values(visit.params).some((part) => part.includes('\u0000'))) return { kind: 'missing' };
  if (viewer.kind === 'person' && viewer.scopes) {
    const over = await overLimit(visit, 'api');
    if (over) return over;
  }
  const entry = enter(route.access, viewer, visit.params);
  if (entry === 'sign-in') return signInOutcome(visit);
  if (entry === 'missing') return { kind: 'missing' };
  if (entry === 'forbidden') return { kind: 'forbidden' };
  const many = route.isFile ? await mustWait(visit, 'document') : null;
  if (many) return many;
  if (route.method === 'GET' || viewer.kind === 'stranger') return route.handle(visit);
  const over = route.maximumBodyBytes ? await overLimit(visit, 'sending') : null;
  if (over) return over;
  return onceOnly(visit, route);
}

async function signInOutcome(visit: RunningVisit): Promise<Answer> {
  if (visit.address.startsWith(paths.api)) return problemOutcome(visit, 401, 'signIn');
  const typed = visit.method === 'POST' ? await typedAfterSession(visit) : null;
  if (typed) return typed;
  const back = visit.method === 'GET' ? `?${new URLSearchParams({ retour: visit.address })}` : '';
  return { kind: 'redirect', to: paths.signIn + back };
}

/** A write with a submission key is done once: sent again, it gets the first answer again. */
async function onceOnly(visit: RunningVisit, route: PageRoute): Promise<Outcome> {
  const viewer = visit.viewer;
  const isApi = visit.address.startsWith(paths.api);
  const key = isApi ? (visit.headers.get('idempotency-key') ?? '') : (await visit.form()).text('_key');
  if (key === '' || viewer.kind === 'stranger') return route.handle(visit);
  if (!isSubmissionKey(key)) return problemOutcome(visit, 400, 'badBody');
  const body = isApi ? JSON.stringify(await visit.json().catch(() => '')) : formPrint(await visit.form());
  const print = submissionPrint(visit.method, visit.address, body);
  const alone = await route.handleOnce?.(visit, { key, print });
  if (alone) return alone;
  const claimed = route.handleOnce ? [] : await visit.openWith(claimSql(viewer.personId, key, print));
  const claim = await claimOf(await visit.transaction(), claimed, viewer.personId, key, print);
  if (claim.kind === 'done') return claim.outcome;
  if (claim.kind === 'different') return problemOutcome(visit, 409, 'alreadySent');
  const outcome = await route.handle(visit);
  const keeping = keepingSql(viewer.personId, key, outcome);
  if (keeping) visit.closeWith(keeping);
  return outcome;
}

/** One line a request: no address of a person, no query, no identifier of a thing. */
function requestLog(services: Services) {
  return async (c: Context, next: () => Promise<void>) => {
    const start = performance.now();
    await next();
    services.log.info(
      {
        method: c.req.method,
        route: c.req.routePath,
        status: c.res.status,
        milliseconds: Math.round(performance.now() - start),
      },
      'request',
    );
  };
}
