import { paths } from '#/paths.ts';
import type { Domain } from '#/platform/domain.ts';
import { accountApi } from './account/account.api.ts';
import { accountRoutes } from './account/account.routes.tsx';
import { administrationApi } from './administration/administration.api.ts';
import { administrationRoutes } from './administration/administration.routes.tsx';
import { peopleCommands } from './command.jobs.ts';
import { entrance, entranceRoutes } from './entrance.routes.tsx';
import { firstAccountRoutes } from './first-account.routes.tsx';
import { forgetEnded, forgetEndedJob } from './forgetting.jobs.ts';
import { incidentApi } from './incidents/incident.api.ts';
import { incidentRoutes } from './incidents/incident.routes.tsx';
import * as incidentWords from './incidents/incident.words.ts';
import { sendInvitationJob } from './invitations/invitation.actions.ts';
import { invitationApi } from './invitations/invitation.api.ts';
import { sendInvitation } from './invitations/invitation.jobs.ts';
import { invitationRoutes } from './invitations/invitation.routes.tsx';
import { invitationsRoutes } from './invitations/invitations.routes.tsx';
import { sendEmailProof, sendPasswordLink, sendSignInLink } from './links/link.jobs.ts';
import { linkRoutes } from './links/link.routes.tsx';
import { linkJobs } from './links/link.ts';
import { meOperations } from './me.api.ts';
import { passkeyRoutes } from './passkeys/passkey.routes.tsx';
import { seedPeople } from './people.seed.ts';
import { erasePerson, personalDataOf } from './personal-data/personal-data.store.ts';
import { providerRoutes } from './providers/provider.routes.tsx';
import * as refusalWords from './refusal.words.ts';
import { signInRoutes } from './sign-in.routes.tsx';
import { tokenRoutes } from './tokens/token.routes.tsx';

export const peopleDomain: Domain = {
  name: 'people',
  routes: [
    ...entranceRoutes,
    ...signInRoutes,
    ...firstAccountRoutes,
    ...invitationRoutes,
    ...invitationsRoutes,
    ...linkRoutes,
    ...accountRoutes,
    ...tokenRoutes,
    ...passkeyRoutes,
    ...providerRoutes,
    ...administrationRoutes,
    ...incidentRoutes,
  ],
  api: [...meOperations, ...accountApi, ...invitationApi, ...administrationApi, ...incidentApi],
  refusals: [incidentWords, refusalWords],
  menu: [
    { label: { fr: 'Mon compte', en: 'My account' }, path: paths.account, order: 90, place: 'person' },
    {
      label: { fr: 'Administration', en: 'Administration' },
      path: paths.administration,
      order: 95,
      place: 'administration',
    },
  ],
  entrance,
  jobs: {
    [sendInvitationJob]: sendInvitation,
    [linkJobs.signIn]: sendSignInLink,
    [linkJobs.email]: sendEmailProof,
    [linkJobs.password]: sendPasswordLink,
    [forgetEndedJob]: forgetEnded,
  },
  schedule: { [forgetEndedJob]: '23 * * * *' },
  commands: peopleCommands,
  personalData: { exportOf: personalDataOf, erase: erasePerson },
  seed: seedPeople,
};
