import { sessionCookie, viewerOfSession, viewerOfToken } from '#/domains/people/people.public.ts';
import { paths } from '#/paths.ts';
import type { Services, Viewer } from '#/platform/visit.ts';

const stranger: Viewer = { kind: 'stranger' };

/**
 * Who a request comes from: a personal token in its header, else a session cookie, else a stranger. Tokens open
 * the API alone, whose operations ask for a scope; a page asks for none, so a token is nobody there.
 */
export async function viewerOf(
  services: Services,
  path: string,
  headers: Headers,
  cookies: ReadonlyMap<string, string>,
): Promise<Viewer> {
  const bearer = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(headers.get('authorization') ?? '')?.[1];
  if (bearer && !path.startsWith(`${paths.api}/`)) return stranger;
  if (bearer) return (await viewerOfToken(services, bearer)) ?? stranger;
  const token = cookies.get(sessionCookie);
  if (!token) return stranger;
  return (await viewerOfSession(services, token)) ?? stranger;
}
