import type { Domain } from '#/platform/domain.ts';

export const protectionDomain: Domain = {
  name: 'protection',
  routes: [],
  personalData: 'holds none',
};
