import type { Domain } from '#/platform/domain.ts';
import { entrance, entranceRoutes } from './entrance.routes.tsx';
import { firstAccountRoutes } from './first-account.routes.tsx';
import { seedPeople } from './people.seed.ts';
import { signInRoutes } from './sign-in.routes.tsx';

export const peopleDomain: Domain = {
  name: 'people',
  routes: [...entranceRoutes, ...signInRoutes, ...firstAccountRoutes],
  entrance,
  personalData: 'holds none',
  seed: seedPeople,
};
