/**
 * Posts forms marked `data-enhance="section"` by fetch and replaces that one section with the same section
 * of the answer: same address, same page as without script. The first field to mend gets the focus.
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
      headers: { accept: 'text/html' },
    });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = page.getElementById(section.id);
    // Elsewhere, or nothing to replace: go there as the browser would have.
    if (!next || (answer.redirected && new URL(answer.url).pathname !== location.pathname)) {
      location.assign(answer.url);
      return;
    }
    section.replaceWith(root.importNode(next, true));
    focusFirst(root, next.id);
  } catch {
    // No network: the plain way says so, and the outbox has its turn.
    form.submit();
  } finally {
    form.removeAttribute('aria-busy');
  }
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
