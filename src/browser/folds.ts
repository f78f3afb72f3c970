import { allFolds, foldsInAddress } from '#/domains/reports/fold.rules.ts';

/**
 * Keeps in the address which folds of the page are open, so that it comes back as it was left; opens and closes them all
 * without asking for the page again.
 */
export function rememberFolds(root: Document): void {
  const folds = [...root.querySelectorAll<HTMLDetailsElement>('details[data-fold]')];
  if (folds.length === 0) return;
  openAround(root, folds);
  const note = () => {
    const open = folds.filter((fold) => fold.open).map(({ dataset }) => dataset.fold ?? '');
    const address = new URL(location.href);
    address.searchParams.delete(foldsInAddress);
    if (open.length > 0) {
      address.searchParams.set(foldsInAddress, open.length === folds.length ? allFolds : open.join('.'));
    }
    history.replaceState(history.state, '', address);
  };
  for (const fold of folds) fold.addEventListener('toggle', note);
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[data-folds]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      for (const fold of folds) fold.open = link.dataset.folds === 'open';
    });
  }
  for (const link of root.querySelectorAll<HTMLAnchorElement>('nav details a[href^="#"]')) {
    link.addEventListener('click', () => {
      link.closest('details')?.removeAttribute('open');
    });
  }
  globalThis.addEventListener('hashchange', () => openAround(root, folds));
}

/** Browsers open what an address leads into; those that do not yet are helped. */
function openAround(root: Document, folds: readonly HTMLDetailsElement[]): void {
  const target = root.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = target && folds.find((one) => one.contains(target) && !one.open);
  if (!fold) return;
  fold.open = true;
  target.scrollIntoView();
}
