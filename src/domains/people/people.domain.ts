import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { accountRoutes } from './account/account.routes.tsx';
import { entrance, entranceRoutes } from './entrance.routes.tsx';
import { firstAccountRoutes } from './first-account.routes.tsx';
import { sendInvitationJob } from './invitations/invitation.actions.ts';
import { sendInvitation } from './invitations/invitation.jobs.ts';
import { invitationRoutes } from './invitations/invitation.routes.tsx';
import { sendEmailProof, sendPasswordLink, sendSignInLink } from './links/link.jobs.ts';
import { linkRoutes } from './links/link.routes.tsx';
import { linkJobs } from './links/link.ts';
import { meOperations } from './me.api.ts';
import { passkeyRoutes } from './passkeys/passkey.routes.tsx';
import { seedPeople } from './people.seed.ts';
import { providerRoutes } from './providers/provider.routes.tsx';
import { signInRoutes } from './sign-in.routes.tsx';
import { tokenRoutes } from './tokens/token.routes.tsx';

export const peopleDomain: Domain = {
  name: 'people',
  routes: [
    ...entranceRoutes,
    ...signInRoutes,
    ...firstAccountRoutes,
    ...invitationRoutes,
    ...linkRoutes,
    ...accountRoutes,
    ...tokenRoutes,
    ...passkeyRoutes,
    ...providerRoutes,
  ],
  api: meOperations,
  menu: [{ label: { fr: 'Mon compte', en: 'My account' }, path: paths.account, order: 90, place: 'person' }],
  entrance,
  jobs: {
    [sendInvitationJob]: sendInvitation,
    [linkJobs.signIn]: sendSignInLink,
    [linkJobs.email]: sendEmailProof,
    [linkJobs.password]: sendPasswordLink,
  },
  personalData: 'holds none',
  seed: seedPeople,
};
