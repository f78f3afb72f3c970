import type { MergedPiece } from '#/platform/shared-texts/merge-texts.ts';

/** A place where two people wrote otherwise. */
export interface Disagreement {
  mine: string;
  theirs: string;
}

export function disagreements(pieces: readonly MergedPiece[]): Disagreement[] {
  return pieces.flatMap((piece) =>
    piece.kind === 'conflict' ? [{ mine: piece.mine.trim(), theirs: piece.theirs.trim() }] : [],
  );
}

/** One text that holds both: where they disagree, mine then theirs, for the person to choose. */
export function bothTexts(pieces: readonly MergedPiece[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'agreed') return piece.text;
      const [mine, theirs] = [piece.mine.trimEnd(), piece.theirs.trimEnd()];
      return `${[mine, theirs].filter((text) => text !== '').join('\n\n')}\n\n`;
    })
    .join('');
}
