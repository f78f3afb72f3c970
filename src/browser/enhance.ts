import { sitePaths } from '#/site-paths.ts';
import { ownerOf } from './drafts.ts';

/** Headers between this script and the edge of the site (`src/app/answer.tsx`). */
const asksWhere = 'toile-where';
const goesTo = 'toile-location';

/**
 * Posts forms marked `data-enhance="section"` by fetch and replaces that one section with the same section
 * of the answer when the form is refused, with the focus on what must be mended; goes where the site sends
 * it when the form is done. Same addresses, same pages as without script.
 */
export function enhanceForms(root: Document): void {
  root.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.dataset.enhance || event.defaultPrevented) return;
    const section = root.getElementById(form.dataset.enhance);
    if (!section) return;
    event.preventDefault();
    void send(root, form, section, (event as SubmitEvent).submitter);
  });
}

async function send(
  root: Document,
  form: HTMLFormElement,
  section: HTMLElement,
  submitter: HTMLElement | null,
): Promise<void> {
  form.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body: bodyOf(form, submitter),
      headers: { accept: 'text/html', [asksWhere]: '1' },
    });
    const to = answer.headers.get(goesTo);
    if (to !== null) return isSessionOver(root, to) ? sendPlainly(form, submitter) : go(to);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = page.getElementById(section.id);
    if (!next) return sendPlainly(form, submitter);
    section.replaceWith(root.importNode(next, true));
    focusFirst(root, next.id);
  } catch {
    // No network: the plain way says so, and the outbox has its turn.
    sendPlainly(form, submitter);
  } finally {
    form.removeAttribute('aria-busy');
  }
}

/** The browser follows the redirection itself: what the next page shows once must not be spent by a fetch. */
function go(to: string): void {
  const here = location.href.split('#')[0];
  location.assign(to);
  if (to.includes('#') && new URL(to, here).href.split('#')[0] === here) location.reload();
}

/** Sent to sign in from a page of somebody: the plain way gives back what was written. */
function isSessionOver(root: Document, to: string): boolean {
  return ownerOf(root) !== null && new URL(to, location.href).pathname === sitePaths.signIn;
}

/** As without script: a submission key keeps a form that was already received from being done twice. */
function sendPlainly(form: HTMLFormElement, submitter: HTMLElement | null): void {
  delete form.dataset.enhance;
  form.requestSubmit(submitter);
}

function bodyOf(form: HTMLFormElement, submitter: HTMLElement | null): FormData | URLSearchParams {
  const data = new FormData(form, submitter);
  if (form.enctype === 'multipart/form-data') return data;
  return new URLSearchParams([...data].map(([name, value]) => [name, String(value)]));
}

function focusFirst(root: Document, id: string): void {
  const section = root.getElementById(id);
  const target = section?.querySelector<HTMLElement>(
    '[aria-invalid="true"], [role="alert"], [tabindex="-1"]',
  );
  target?.focus();
}
