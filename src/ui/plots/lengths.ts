/** A length in em of the drawing's text: the drawing grows with the reader's letters. */
export function em(length: number): string {
  return `${Number(length.toFixed(3))}em`;
}

/** A length in percent of the drawing's width: the drawing takes the room it is given. */
export function percent(share: number): string {
  return `${Number(share.toFixed(2))}%`;
}
