export { viewerOfSession, viewerOfToken } from './session.store.ts';
