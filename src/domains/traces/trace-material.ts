import type { PlaceChoice } from '#/domains/territories/territories.public.ts';

/** A dossier one may choose. */
export interface DossierChoice {
  id: string;
  title: string;
  spaceId: string;
}

/** Everything the full form needs besides the trace itself. */
export interface FormMaterial {
  spaces: readonly { id: string; name: string }[];
  dossiers: readonly DossierChoice[];
  members: readonly { personId: string; name: string }[];
  /** Categories of people the space chose to count. */
  categories: readonly { id: string; label: string }[];
  /** Names of organisations offered while typing. */
  organisations: readonly string[];
  /** Places of the directory that exist on the day of the act, as they may be typed; the space's own first. */
  places: readonly PlaceChoice[];
}

/** What a quick entry keeps without asking. */
export interface Proposed {
  spaceId: string;
  dossierId: string | null;
  dossierTitle: string | null;
}
