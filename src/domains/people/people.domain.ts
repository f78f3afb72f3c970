import type { Domain } from '#/platform/domain.ts';
import { entrance, entranceRoutes } from './entrance.routes.tsx';
import { firstAccountRoutes } from './first-account.routes.tsx';
import { sendInvitationJob } from './invitations/invitation.actions.ts';
import { sendInvitation } from './invitations/invitation.jobs.ts';
import { invitationRoutes } from './invitations/invitation.routes.tsx';
import { seedPeople } from './people.seed.ts';
import { signInRoutes } from './sign-in.routes.tsx';

export const peopleDomain: Domain = {
  name: 'people',
  routes: [...entranceRoutes, ...signInRoutes, ...firstAccountRoutes, ...invitationRoutes],
  entrance,
  jobs: { [sendInvitationJob]: sendInvitation },
  personalData: 'holds none',
  seed: seedPeople,
};
