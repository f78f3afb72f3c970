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
  search: '/recherche',
  /** The search of what the device holds; the one that answers when there is no network. */
  deviceSearch: '/recherche/hors-ligne',
  /** Where the device takes the copy that it searches. */
  deviceCopy: '/api/v1/search/recent',
  icon: '/icone.svg',
  styleguide: '/guide-de-style',
  signIn: '/connexion',
} as const;

/** Header by which an answer that a device keeps says for whom it is, by the print that pages bear. */
export const ownerHeader = 'toile-owner';

/** Cookie by which the site tells a page's script the key of the last form it received and kept. */
export const receivedCookie = 'toile_recu';

/** Field of a form that leaves once the device keeps what it says: should the site not take it, it is not lost. */
export const keptField = '_kept';
