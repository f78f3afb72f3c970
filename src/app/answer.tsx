import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import type { Answer } from '#/platform/outcome.ts';
import type { Cookie, Services } from '#/platform/visit.ts';
import type { Assets } from './assets.ts';
import type { PageText } from './packing.ts';
import { problemOutcome } from './problems.tsx';
import { en, fr } from './problems.words.ts';
import { renderPage } from './shell.tsx';
import type { RunningVisit } from './visits.ts';

export interface Answering {
  domains: readonly Domain[];
  assets: Assets;
  services: Services;
  /** Sheets of style of the part of the site that answers, by name. */
  sheets?: readonly string[];
  pages: PageText;
}

const noticeCookie = 'toile_avis';

/** Turns an outcome into a response. */
export function answerOf(answering: Answering, visit: RunningVisit, outcome: Answer): Response {
  const cookies: Cookie[] = [...visit.cookiesToSet];
  const response = bare(answering, visit, outcome, cookies);
  const secure = visit.services.settings.publicUrl.startsWith('https://');
  for (const cookie of cookies) response.headers.append('set-cookie', cookieText(cookie, secure));
  if (response.status === 429) response.headers.set('retry-after', String(visit.secondsToWait ?? 60));
  return response;
}

function bare(answering: Answering, visit: RunningVisit, outcome: Answer, cookies: Cookie[]): Response {
  switch (outcome.kind) {
    case 'page': {
      const notice = visit.cookie(noticeCookie);
      if (notice) cookies.push({ name: noticeCookie, value: '', maxAgeSeconds: 0 });
      const html = renderPage(answering, visit, outcome.page, notice ? decodeNotice(notice) : null);
      const packed = pack(answering.pages, html, visit.headers.get('accept-encoding') ?? '');
      return new Response(packed.body, {
        status: outcome.status,
        headers: {
          ...packed.headers,
          'content-type': 'text/html; charset=utf-8',
          'cache-control':
            visit.viewer.kind === 'person' ? 'private, no-cache, no-store' : 'private, no-cache',
          vary: 'cookie, accept-language, accept-encoding',
          ...outcome.headers,
        },
      });
    }
    case 'redirect':
      if (outcome.notice) cookies.push(noticeOf(outcome.notice));
      return redirection(visit, outcome.to, outcome.headers);
    case 'json':
      if (outcome.notice) cookies.push(noticeOf(outcome.notice));
      return jsonResponse(outcome.body, outcome.status, outcome.headers);
    case 'download':
      return downloadResponse(outcome);
    case 'events':
      return new Response(outcome.stream, {
        headers: {
          'content-type': 'text/event-stream',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        },
      });
    case 'problem':
      return problemResponse(visit, outcome.problem, outcome.headers);
    case 'missing':
      return bare(answering, visit, problemOutcome(visit, 404, 'missing'), cookies);
    case 'forbidden':
      return bare(answering, visit, problemOutcome(visit, 403, 'forbidden'), cookies);
  }
}

const noticeOf = (notice: string): Cookie => ({
  name: noticeCookie,
  value: encodeURIComponent(notice),
  maxAgeSeconds: 60,
});

/** To a script that asks where to go, the address alone: followed by the script, the next page would be spent twice. */
function redirection(visit: RunningVisit, to: string, more: Record<string, string> = {}): Response {
  const headers = { 'cache-control': 'no-store', vary: 'toile-where', ...more };
  return visit.headers.has('toile-where')
    ? new Response(null, { status: 204, headers: { ...headers, 'toile-location': to } })
    : new Response(null, { status: 303, headers: { ...headers, location: to } });
}

/** Compressed for whoever can read it: a page is mostly words, and many phones pay by the byte. */
function pack(
  pages: PageText,
  html: string,
  acceptEncoding: string,
): { body: BodyInit; headers: Record<string, string> } {
  if (!/\bgzip\b/.test(acceptEncoding)) return { body: pages.plain(html), headers: {} };
  return { body: pages.packed(html) as BodyInit, headers: { 'content-encoding': 'gzip' } };
}

function jsonResponse(body: unknown, status: number, headers: Record<string, string> = {}): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      'cache-control': 'private, no-cache',
      ...headers,
    },
  });
}

function problemResponse(
  visit: RunningVisit,
  problem: Extract<Answer, { kind: 'problem' }>['problem'],
  more: Record<string, string> = {},
): Response {
  const { status, code, ...rest } = problem;
  const body = {
    type: `${visit.services.settings.publicUrl}${paths.apiDescription}#problem-${code}`,
    status,
    ...rest,
    instance: visit.address.split('?')[0],
  };
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...more,
  };
  if (status === 401) headers['www-authenticate'] = 'Bearer';
  return new Response(JSON.stringify(body), { status, headers });
}

function downloadResponse(outcome: Extract<Answer, { kind: 'download' }>): Response {
  const plain = outcome.fileName
    .normalize('NFD')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .replaceAll(/["\\/]/g, '_');
  return new Response(outcome.body as BodyInit, {
    status: outcome.status ?? 200,
    headers: {
      'content-type': outcome.type,
      'content-disposition': `${outcome.inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(outcome.fileName)}`,
      'cache-control': 'private, no-store',
      ...outcome.headers,
    },
  });
}

/** An answer for when no visit could even be started. */
export function plainAnswer(request: Request, status: number, name: 'crossSite' | 'failure'): Response {
  const words = (request.headers.get('accept-language') ?? '').startsWith('en') ? en : fr;
  const text = name === 'failure' ? words.failure.text('—') : words.crossSite.text;
  return new Response(`${words[name].title}\n\n${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}

function decodeNotice(text: string): string | null {
  try {
    return decodeURIComponent(text).slice(0, 500);
  } catch {
    return null;
  }
}

function cookieText(cookie: Cookie, secure: boolean): string {
  const parts = [
    `${cookie.name}=${cookie.value}`,
    'Path=/',
    `Max-Age=${cookie.maxAgeSeconds}`,
    `SameSite=${cookie.sameSite ?? 'Lax'}`,
  ];
  if (!cookie.readable) parts.push('HttpOnly');
  if (secure) parts.push('Secure');
  return parts.join('; ');
}
