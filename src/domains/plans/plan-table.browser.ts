import { pastedCells, pastedExtent } from './pasted-cells.rules.ts';

type Box = HTMLInputElement | HTMLTextAreaElement;
const isBox = (target: unknown): target is Box =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/**
 * Cells copied from a spreadsheet and pasted in a box of a grid fill the boxes to its right and below, all of them or none:
 * what does not fit is said, with where to paste it. One cell pasted alone goes the ordinary way, and so do lines of
 * words in a text of several lines.
 */
document.addEventListener('paste', (event) => {
  const box = event.target;
  const grid = isBox(box) ? box.closest('[data-grid]') : null;
  if (!isBox(box) || !grid || !event.clipboardData || !areCells(event.clipboardData, box)) return;
  event.preventDefault();
  const cells = pastedCells(event.clipboardData.getData('text/plain'));
  const { lines, columns } = pastedExtent(cells);
  const [row, column] = [Number(box.dataset.row), Number(box.dataset.column)];
  const boxAt = (down: number, right: number) =>
    grid.querySelector<Box>(`[data-row="${row + down}"][data-column="${column + right}"]`);
  const fits = lines === 0 || (boxAt(lines - 1, 0) && boxAt(0, columns - 1));
  for (const refusal of document.querySelectorAll<HTMLElement>('[data-grid-refusal]'))
    refusal.hidden = !!fits;
  // What is said must not hide the box one stands in.
  if (!fits) return box.scrollIntoView({ block: 'center', inline: 'nearest' });
  for (const [down, line] of cells.entries()) {
    for (const [right, cell] of line.entries()) {
      const target = boxAt(down, right);
      if (target) fill(target, cell);
    }
  }
});

/** A spreadsheet copies a table beside its words: without it, lines pasted in a text of several lines are its own. */
function areCells(copied: DataTransfer, box: Box): boolean {
  const text = copied.getData('text/plain').trimEnd();
  if (text.includes('\t')) return true;
  if (!/[\r\n]/.test(text)) return false;
  return box instanceof HTMLInputElement || /<table\b/i.test(copied.getData('text/html'));
}

function fill(box: Box, cell: string): void {
  box.value = box instanceof HTMLInputElement ? cell.replaceAll(/\s*\n\s*/g, '; ') : cell;
  box.dispatchEvent(new Event('input', { bubbles: true }));
}
