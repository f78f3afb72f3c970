/** Addresses of the site itself, a part of `paths`: those that the code of the browser needs, and no more. */
export const sitePaths = {
  home: '/',
  health: '/sante',
  today: '/aujourdhui',
  language: '/langue',
  asset: (name: string) => `/statique/${name}`,
  serviceWorker: '/service-worker.js',
  manifest: '/manifeste.webmanifest',
  offline: '/hors-ligne',
  drafts: '/brouillons',
  icon: '/icone.svg',
  styleguide: '/guide-de-style',
  signIn: '/connexion',
} as const;

/** Cookie by which the site tells a page's script the key of the last form it received and kept. */
export const receivedCookie = 'toile_recu';
