import { viewerOfSession, viewerOfToken } from '#/domains/people/people.public.ts';
import type { Services, Viewer } from '#/platform/visit.ts';

export const sessionCookie = 'toile_session';

const stranger: Viewer = { kind: 'stranger' };

/** Who a request comes from: a personal token in its header, else a session cookie, else a stranger. */
export async function viewerOf(
  services: Services,
  headers: Headers,
  cookies: ReadonlyMap<string, string>,
): Promise<Viewer> {
  const bearer = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(headers.get('authorization') ?? '')?.[1];
  if (bearer) return (await viewerOfToken(services, bearer)) ?? stranger;
  const token = cookies.get(sessionCookie);
  if (!token) return stranger;
  return (await viewerOfSession(services, token)) ?? stranger;
}
