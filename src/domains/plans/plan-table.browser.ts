/**
 * Cells copied from a spreadsheet and pasted in a box of a grid fill the boxes to its right and below. One cell
 * pasted alone goes the ordinary way; what stands past the edges of the grid is left out.
 */
document.addEventListener('paste', (event) => {
  const box = event.target;
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!(box instanceof HTMLInputElement) || !/[\t\n]/.test(text.trimEnd())) return;
  const grid = box.closest('[data-grid]');
  if (!grid) return;
  event.preventDefault();
  const [row, column] = [Number(box.dataset.row), Number(box.dataset.column)];
  for (const [down, line] of text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .entries()) {
    for (const [right, cell] of line.split('\t').entries()) {
      const target = grid.querySelector(`[data-row="${row + down}"][data-column="${column + right}"]`);
      if (!(target instanceof HTMLInputElement)) continue;
      target.value = cell.trim();
      target.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
});
