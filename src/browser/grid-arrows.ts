const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Arrows go from box to box in any table marked `data-grid`, whose boxes (inputs, lists, buttons) carry `data-row` and
 * `data-column`; Ctrl+Home and Ctrl+End go to its corners. In a box with text, left and right leave it only from
 * the edge of what is typed, so that one can still correct a figure; up and down leave a text of several lines from its
 * first and its last. Up and down stay those of a list of choices. The Tab key keeps its own order; without script
 * nothing is lost.
 */
export function moveByArrows(root: Document): void {
  root.addEventListener('keydown', (event) => {
    const box = event.target;
    if (!(box instanceof HTMLElement) || event.defaultPrevented || event.isComposing) return;
    const grid = box.closest('[data-grid]');
    if (!grid || box.dataset.row === undefined || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Enter' && opens(box)) return event.preventDefault();
    const next = event.ctrlKey ? corner(grid, event.key) : neighbour(grid, box, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
    if (isTextBox(next)) next.select();
  });
}

function neighbour(grid: Element, box: HTMLElement, key: string): HTMLElement | undefined {
  const step = steps[key];
  if (!step || keepsKey(box, step)) return;
  const [down, right] = step;
  let row = Number(box.dataset.row) + down;
  let column = Number(box.dataset.column) + right;
  // A line may have holes: go on to the next box in the same direction.
  for (let tries = 0; tries < 60; tries += 1) {
    const next = grid.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
    if (next) return next;
    row += down;
    column += right;
  }
}

const isTextBox = (box: HTMLElement): box is HTMLInputElement | HTMLTextAreaElement =>
  box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement;

const isAllSelected = (box: HTMLInputElement | HTMLTextAreaElement) =>
  box.selectionStart === 0 && box.selectionEnd === box.value.length;

/** Enter in a text of several lines one has just come to, all selected, goes to its end instead of replacing it. */
function opens(box: HTMLElement): boolean {
  if (!(box instanceof HTMLTextAreaElement) || box.value === '' || !isAllSelected(box)) return false;
  box.setSelectionRange(box.value.length, box.value.length);
  return true;
}

/** Whether the arrow is needed inside the box itself. */
function keepsKey(box: HTMLElement, [down, right]: readonly [number, number]): boolean {
  if (box instanceof HTMLSelectElement) return right === 0;
  if (!isTextBox(box) || box.selectionStart === null || isAllSelected(box)) return false;
  const end = box.selectionEnd ?? box.selectionStart;
  if (right !== 0) return right < 0 ? end !== 0 : box.selectionStart !== box.value.length;
  if (box instanceof HTMLInputElement) return false;
  const beyond = down < 0 ? box.value.slice(0, box.selectionStart) : box.value.slice(end);
  return beyond.includes('\n') || (beyond !== '' && isFolded(box));
}

/** Whether a line too long for its box goes on under itself: only its edges are then sure to be where one leaves. */
function isFolded(box: HTMLTextAreaElement): boolean {
  const { paddingTop, paddingBottom, lineHeight } = getComputedStyle(box);
  const height = box.scrollHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
  return Math.round(height / Number.parseFloat(lineHeight)) > box.value.split('\n').length;
}

function corner(grid: Element, key: string): HTMLElement | undefined {
  const boxes = [...grid.querySelectorAll<HTMLElement>('[data-row][data-column]')];
  if (key === 'Home') return boxes[0];
  if (key === 'End') return boxes.at(-1);
}
