import type { ComponentChildren } from 'preact';
import type { Command } from './command.ts';
import type { Transaction } from './database.ts';
import type { ErrorWords } from './form.ts';
import type { ApiOperation, PageRoute } from './route.ts';
import type { SharedTextKinds } from './shared-texts/shared-text.ts';
import type { Locale, Person, Services, SignedInVisit, Viewer, Visit, VisitedTrace } from './visit.ts';

export interface MenuEntry {
  label: Record<Locale, string>;
  path: string;
  /** Where else one is in what this entry opens: addresses of another domain, shown as its tabs. */
  alsoWithin?: readonly string[];
  /** Place in the menu, from the left. */
  order: number;
  /**
   * `main` shows in the bar, `reference` folded at its end (what the work refers to), `person` in the person's own
   * menu, `administration` for administrators.
   */
  place: 'main' | 'reference' | 'person' | 'administration';
}

/** What a person sees on « Aujourd’hui » from a domain: what moved, what awaits them. */
export interface TodayEntry {
  at: Date | null;
  label: string;
  href: string;
  kind: 'awaits' | 'moved';
}

/** What a trace became in a domain: a link to the real thing, and what the trace does there. */
export interface Becoming {
  label: string;
  href: string;
  note: string;
  /** What a framework makes of it: where the lines are folded, how many are there is said. */
  byFramework?: boolean;
}

export interface JobContext {
  services: Services;
  payload: unknown;
}

/** How a domain gives back and forgets what it holds of a person (or says it holds nothing). */
export interface PersonalData {
  /** Everything held of the person, as plain values for JSON and CSV. */
  exportOf(transaction: Transaction, personId: string): Promise<Record<string, unknown>>;
  /** Files that the person gave: a path in the archive, unique in the domain, and the key of their bytes. */
  filesOf?(transaction: Transaction, personId: string): Promise<{ path: string; key: string }[]>;
  /** Removes or depersonalises it; returns what was kept and why, in no person's name. */
  erase(transaction: Transaction, personId: string): Promise<void>;
}

export interface SeedContext {
  transaction: Transaction;
  services: Services;
  /** The day the story is told, `YYYY-MM-DD`; dates of the story are counted back from it. */
  today: string;
}

/** Which files a domain still needs: the others of these folders are removed some days after (`orphan-files.ts`). */
export interface NeededFiles {
  /** Folder of the keys (`attachments`); several domains may share one. */
  folder: string;
  /** Those of these keys that something of the domain leads to. */
  among(transaction: Transaction, keys: readonly string[]): Promise<readonly string[]>;
}

/** One domain, as the site knows it. */
export interface Domain {
  name: string;
  routes: readonly PageRoute[];
  /** Sheets of style that its pages alone use (`plans`), see `src/ui/styles/stylesheet.ts`. */
  sheets?: readonly string[];
  api?: readonly ApiOperation[];
  /** Sentences for what the schemas of its API refuse, the first that has one. */
  refusals?: readonly Record<Locale, { errors: ErrorWords }>[];
  menu?: readonly MenuEntry[];
  /** Jobs by name (`imports.run`), run after commit by a worker. */
  jobs?: Readonly<Record<string, (context: JobContext) => Promise<void>>>;
  /** Jobs to be queued by the clock: cron pattern by job name. */
  schedule?: Readonly<Record<string, string>>;
  /** Commands of `npm run toile -- …`. */
  commands?: readonly Command[];
  /** Texts that several people write at once, by kind (`report`). */
  sharedTexts?: SharedTextKinds;
  personalData: PersonalData | 'holds none';
  /** For the domain that keeps files. */
  neededFiles?: NeededFiles;
  /** Writes the domain's part of the demonstration story; must be safe to run on an empty database only. */
  seed?(context: SeedContext): Promise<void>;
  today?(transaction: Transaction, viewer: Person, locale: Locale, today: string): Promise<TodayEntry[]>;
  /** What a trace became here, within the viewer's rights; nothing when nothing. At most one query. */
  becomingOf?(visit: Visit, trace: VisitedTrace): Promise<Becoming[]>;
  /** What the domain offers a stranger on the first page. */
  entrance?(visit: Visit): Promise<ComponentChildren>;
  /** The one-line box on « Aujourd’hui », for the domain that has one. */
  quickEntry?(visit: SignedInVisit): Promise<ComponentChildren>;
  /** Extra links in the head or the menu that depend on the viewer. */
  menuFor?(viewer: Viewer): readonly MenuEntry[];
}
