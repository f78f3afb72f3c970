export { type Invited, invite, revokeInvitation } from './invitations/invitation.actions.ts';
export { invitationFields } from './invitations/invitation.form.ts';
export { openInvitations } from './invitations/invitation.store.ts';
export { type Invitation, invitationDays } from './invitations/invitation.ts';
export { viewerOfSession, viewerOfToken } from './session.store.ts';
export { sessionCookie } from './session.ts';
export { shownOnce } from './shown-once.actions.ts';
export { tokenScopes } from './tokens/token.ts';
