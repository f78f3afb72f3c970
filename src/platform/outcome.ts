import type { ComponentChildren } from 'preact';

/** What a route answers. The edge (`src/app/site.tsx`) turns it into a response. */
export type Outcome = Answer | Afterwards;

/** An answer that takes seconds and nothing of the database: made once the visit's transaction is committed. */
interface Afterwards {
  kind: 'afterwards';
  answer(): Promise<Answer>;
}

export type Answer =
  | { kind: 'page'; status: number; page: PageContent; headers?: Record<string, string> }
  | { kind: 'redirect'; to: string; notice?: string; headers?: Record<string, string> }
  | { kind: 'json'; status: number; body: unknown; headers?: Record<string, string>; notice?: string }
  | {
      kind: 'download';
      /** 200 unless it is some of the bytes (206), or none (416). */
      status?: 200 | 206 | 416;
      body: ReadableStream<Uint8Array> | Uint8Array;
      type: string;
      fileName: string;
      inline?: boolean;
      headers?: Record<string, string>;
    }
  | { kind: 'events'; stream: ReadableStream<Uint8Array> }
  | { kind: 'problem'; problem: Problem; headers?: Record<string, string> }
  | { kind: 'missing' }
  | { kind: 'forbidden' };

/** The part of a page that a domain writes; the shell adds the frame. */
export interface PageContent {
  /** Title of the document and, unless `heading` is false, its first heading. */
  title: string;
  body: ComponentChildren;
  /** Second column on wide screens: who, where, linked things. */
  aside?: ComponentChildren;
  /** Links from the root to this page, the page itself left out. */
  trail?: { label: string; href: string }[];
  /** Browser bundles this page wants, by name (`week-grid`). */
  scripts?: readonly string[];
  /** Browser bundle that the page's script starts beside the page when it needs it, by name. */
  worker?: string;
  /** False when the body brings its own `h1`. */
  heading?: boolean;
  /** Wider measure, for tables and grids. */
  wide?: boolean;
  /** Sentence for search engines and link previews. */
  description?: string;
  /** True when search engines must leave the page out although anyone may read it. */
  hidden?: boolean;
}

/** RFC 9457 problem: what happened, what was kept, what to do. */
export interface Problem {
  status: number;
  /** Stable short name; the edge makes the `type` address out of it. */
  code: string;
  title: string;
  detail?: string;
  errors?: { field: string; detail: string }[];
}

export function page(content: PageContent, status = 200): Answer {
  return { kind: 'page', status, page: content };
}

/** The same page again with what was typed and what must change (422): nothing is saved. */
export function refusedPage(content: PageContent): Outcome {
  return { kind: 'page', status: 422, page: content };
}

/** Done: see there (303). The notice is shown once, at the top of the next page. */
export function seeOther(to: string, notice?: string): Outcome {
  return notice === undefined ? { kind: 'redirect', to } : { kind: 'redirect', to, notice };
}

export function json(body: unknown, status = 200, headers?: Record<string, string>): Outcome {
  return headers ? { kind: 'json', status, body, headers } : { kind: 'json', status, body };
}

export function problem(value: Problem): Outcome {
  return { kind: 'problem', problem: value };
}

/** Not there, or not for this viewer: the two are never told apart. */
export const missing: Outcome = { kind: 'missing' };

/** Visible to the viewer, whose role does not allow this act. */
export const forbidden: Outcome = { kind: 'forbidden' };

/** Whether the visit's transaction may be committed. */
export function isSuccess(outcome: Outcome): boolean {
  switch (outcome.kind) {
    case 'page':
    case 'json':
      return outcome.status < 400;
    case 'redirect':
    case 'download':
    case 'events':
    case 'afterwards':
      return true;
    default:
      return false;
  }
}
