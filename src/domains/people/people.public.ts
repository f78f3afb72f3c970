export { sessionCookie } from './session.ts';
export { viewerOfSession, viewerOfToken } from './session.store.ts';
export { tokenScopes } from './tokens/token.ts';
