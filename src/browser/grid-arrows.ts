const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Arrows go from box to box in any table marked `data-grid`, whose boxes (inputs, lists, buttons) carry `data-row` and
 * `data-column`; Ctrl+Home and Ctrl+End go to its corners. In a box with text, left and right leave it only from
 * the edge of what is typed, so that one can still correct a figure. Up and down stay those of a list of choices.
 * The Tab key keeps its own order; without script nothing is lost.
 */
export function moveByArrows(root: Document): void {
  root.addEventListener('keydown', (event) => {
    const box = event.target;
    if (!(box instanceof HTMLElement) || event.defaultPrevented || event.isComposing) return;
    const grid = box.closest('[data-grid]');
    if (!grid || box.dataset.row === undefined || event.altKey || event.metaKey || event.shiftKey) return;
    const next = event.ctrlKey ? corner(grid, event.key) : neighbour(grid, box, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
    if (next instanceof HTMLInputElement) next.select();
  });
}

function neighbour(grid: Element, box: HTMLElement, key: string): HTMLElement | undefined {
  const step = steps[key];
  if (!step || keepsKey(box, step[1])) return;
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

/** Whether the arrow is needed inside the box itself. */
function keepsKey(box: HTMLElement, right: number): boolean {
  if (box instanceof HTMLSelectElement) return right === 0;
  if (box instanceof HTMLTextAreaElement) return true;
  if (!(box instanceof HTMLInputElement) || right === 0 || box.selectionStart === null) return false;
  const isAllSelected = box.selectionStart === 0 && box.selectionEnd === box.value.length;
  if (isAllSelected) return false;
  return right < 0 ? box.selectionEnd !== 0 : box.selectionStart !== box.value.length;
}

function corner(grid: Element, key: string): HTMLElement | undefined {
  const boxes = [...grid.querySelectorAll<HTMLElement>('[data-row][data-column]')];
  if (key === 'Home') return boxes[0];
  if (key === 'End') return boxes.at(-1);
}
