/**
 * Cuts a label into lines of about `width` letters, at spaces only: text in a drawing does not wrap by itself.
 * Non-breaking spaces hold. A word longer than the width keeps its own line.
 */
export function wrapLabel(label: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(/[ \n\t]+/).filter((part) => part !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length > 0 ? lines : [''];
}
