import type { Domain } from '#/platform/domain.ts';

export const peopleDomain: Domain = {
  name: 'people',
  routes: [],
  personalData: 'holds none',
};
