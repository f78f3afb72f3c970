import { paths } from '#/paths.ts';
import { FilesUnavailable } from '#/platform/files.ts';
import type { Answer } from '#/platform/outcome.ts';
import { type StopReason, WorkStopped } from '#/platform/threads.ts';
import type { Visit } from '#/platform/visit.ts';
import { en, fr } from './problems.words.ts';
import { BadBody } from './visits.ts';

type Simple =
  | 'signIn'
  | 'scope'
  | 'badBody'
  | 'badType'
  | 'crossSite'
  | 'alreadySent'
  | 'unavailable'
  | 'filesUnavailable'
  | 'diskFull'
  | 'workBusy'
  | 'workTooLong'
  | 'workStopped'
  | 'missing'
  | 'forbidden';

const codes: Record<Simple, string> = {
  signIn: 'sign-in-required',
  scope: 'scope-missing',
  badBody: 'unreadable-body',
  badType: 'unsupported-type',
  crossSite: 'cross-site',
  alreadySent: 'submission-key-reused',
  unavailable: 'database-unavailable',
  filesUnavailable: 'files-unavailable',
  diskFull: 'disk-full',
  workBusy: 'work-busy',
  workTooLong: 'work-too-long',
  workStopped: 'work-stopped',
  missing: 'not-found',
  forbidden: 'forbidden',
};

const stops: Record<StopReason, Simple> = {
  busy: 'workBusy',
  closing: 'workBusy',
  tooSlow: 'workTooLong',
  tooHeavy: 'workTooLong',
  broken: 'workStopped',
};

/** A problem in the reader's language: a page for people, RFC 9457 for programs. */
export function problemOutcome(visit: Visit, status: number, name: Simple): Answer {
  const words = (visit.locale === 'en' ? en : fr)[name];
  if (visit.address.startsWith(paths.api)) {
    return {
      kind: 'problem',
      problem: { status, code: codes[name], title: words.title, detail: words.text },
    };
  }
  return problemPage(visit, status, words.title, words.text);
}

/** What a person asked too often: nothing of it was done, and when to ask again. */
export function tooManyOutcome(
  visit: Visit,
  limited: 'api' | 'sending' | 'document',
  seconds: number,
): Answer {
  const { titles, texts, wait } = (visit.locale === 'en' ? en : fr).tooMany;
  const [title, text] = [titles[limited], texts[limited](wait(seconds))];
  if (!visit.address.startsWith(paths.api)) return problemPage(visit, 429, title, text);
  return { kind: 'problem', problem: { status: 429, code: 'too-many-requests', title, detail: text } };
}

/** What is larger than can be received here, and how much can. */
function tooLargeOutcome(visit: Visit, maximumBytes: number): Answer {
  const { title, text } = (visit.locale === 'en' ? en : fr).tooLarge;
  const said = text(Math.max(1, Math.floor(maximumBytes / (1024 * 1024))));
  if (!visit.address.startsWith(paths.api)) return problemPage(visit, 413, title, said);
  return { kind: 'problem', problem: { status: 413, code: 'body-too-large', title, detail: said } };
}

/** What a thrown error becomes: a sentence and a reference; the detail goes to the log. */
export function failureOutcome(visit: Visit, error: unknown): Answer {
  if (error instanceof BadBody) {
    if (error.status === 413) return tooLargeOutcome(visit, error.maximumBytes);
    return problemOutcome(visit, error.status, error.status === 415 ? 'badType' : 'badBody');
  }
  const foreseen = foreseenOutcome(visit, error);
  if (foreseen) return foreseen;
  const code = codeOf(error);
  visit.services.log.error(
    { reference: visit.reference, code, error: withoutValues(error) },
    'unexpected failure',
  );
  const words = (visit.locale === 'en' ? en : fr).failure;
  const text = words.text(visit.reference);
  if (visit.address.startsWith(paths.api)) {
    return { kind: 'problem', problem: { status: 500, code: 'failure', title: words.title, detail: text } };
  }
  return problemPage(visit, 500, words.title, text);
}

/** What befalls a machine, or the services that the site leans on: each has its own sentence. */
function foreseenOutcome(visit: Visit, error: unknown): Answer | null {
  const { reference, services } = visit;
  if (isDiskFull(error)) {
    services.log.error({ reference }, 'disk full');
    return problemOutcome(visit, 507, 'diskFull');
  }
  if (error instanceof FilesUnavailable) {
    services.log.warn({ reference, cause: causeOf(error) }, 'files unavailable');
    return problemOutcome(visit, 503, 'filesUnavailable');
  }
  if (error instanceof WorkStopped) {
    const { reason } = error;
    services.log.warn({ reference, reason, cause: causeOf(error) }, 'work stopped');
    return problemOutcome(visit, 503, stops[reason]);
  }
  const code = codeOf(error);
  if (
    /^(ECONN|57P|08|ENOENT|EPIPE)/.test(code) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(String(error))
  ) {
    services.log.warn({ reference, code }, 'database unavailable');
    return problemOutcome(visit, 503, 'unavailable');
  }
  return null;
}

const codeOf = (error: unknown) => (error as { code?: string }).code ?? '';

/** PostgreSQL's disk (53100), or that of files. */
function isDiskFull(error: unknown): boolean {
  const { cause } = error as { cause?: unknown };
  return [error, cause ?? {}].some((one) => /^(ENOSPC|EDQUOT|53100)$/.test(codeOf(one)));
}

function problemPage(visit: Visit, status: number, title: string, text: string) {
  const back = (visit.locale === 'en' ? en : fr).back;
  return {
    kind: 'page' as const,
    status,
    page: {
      title,
      body: (
        <div data-problem="">
          <p class="lead">{text}</p>
          <p>
            <a href={paths.home}>{back}</a>
          </p>
        </div>
      ),
    },
  };
}

/** Why the place of files or a thread failed, without names of files. */
function causeOf({ cause }: Error): string {
  const { code, message = '' } = (cause ?? {}) as { code?: string; message?: string };
  return code ?? message.slice(0, 200);
}

/** The stack without what a database error quotes of the data. */
function withoutValues(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error';
  return String(error.stack ?? error.message)
    .replaceAll(/(Failing row contains|Key) \(.*\)/g, '$1 (…)')
    .slice(0, 3000);
}
