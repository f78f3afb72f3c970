export { removedPersonName } from './person.ts';
export { remoteNetwork } from './remote-network.rules.ts';
export { viewerByEmail, viewerOfSession, viewerOfToken } from './session.store.ts';
export { sessionCookie } from './session.ts';
export { tokenScopes } from './tokens/token.ts';
