import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A piece of a page as text: a whole page for the shell, a plot for a document. */
export function markupOf<Props>(piece: VNode<Props>): string {
  return renderToString(piece);
}
