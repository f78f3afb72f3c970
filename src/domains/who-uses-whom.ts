/** Each domain and those it may use, in reading order: a domain only uses those above it. */
export const whoUsesWhom = {
  people: [],
  territories: [],
  organisations: ['territories'],
  spaces: ['people', 'territories', 'organisations'],
  dossiers: ['people', 'territories', 'organisations', 'spaces'],
  traces: ['people', 'territories', 'organisations', 'spaces', 'dossiers'],
  imports: ['people', 'organisations', 'spaces', 'dossiers', 'traces'],
  codebooks: ['spaces'],
  'codebook-files': ['spaces', 'imports', 'codebooks'],
  protection: ['people', 'spaces'],
  statements: ['people', 'territories', 'spaces', 'dossiers', 'traces', 'codebooks', 'protection'],
  'codebook-drafts': ['spaces', 'traces', 'codebooks', 'statements'],
  crosswalks: ['spaces', 'codebooks', 'statements'],
  plans: ['organisations', 'spaces', 'dossiers', 'traces', 'imports'],
  'space-codebooks': ['spaces', 'dossiers', 'codebooks', 'statements', 'plans'],
  search: ['organisations', 'spaces', 'dossiers', 'traces', 'plans'],
} as const satisfies Record<string, readonly string[]>;
