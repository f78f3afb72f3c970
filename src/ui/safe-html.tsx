import type { SanitisedHtml } from '#/platform/markdown.ts';

export interface SafeHtmlProps {
  html: SanitisedHtml;
  /** Language of the text when it is not the page's, for instance `en`. */
  language?: string;
}

/** A text written by people, already turned into sanitised HTML by `renderMarkdown`. */
export function SafeHtml({ html, language }: SafeHtmlProps) {
  return <div class="prose" lang={language} dangerouslySetInnerHTML={{ __html: html }} />;
}

/**
 * The site's own styles in the page. The text must be the very one whose hash stands in the content
 * security policy (`Stylesheet.css`); a browser would ignore it otherwise.
 */
export function InlineStyle({ css }: { css: string }) {
  if (/<\/style/i.test(css)) throw new Error('A stylesheet cannot contain "</style".');
  return <style dangerouslySetInnerHTML={{ __html: css }} />;
}
