import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { renderMarkdown } from '#/platform/markdown.ts';
import { InlineStyle, SafeHtml } from './safe-html.tsx';

test('sanitised HTML enters the page as it is', () => {
  const html = renderToString(<SafeHtml html={renderMarkdown('Une **table**')} language="fr" />);
  expect(html).toContain('<strong>table</strong>');
  expect(html).toContain('lang="fr"');
});

test('styles are not escaped, and cannot close their element', () => {
  expect(renderToString(<InlineStyle css="a > b { content: '&' }" />)).toBe(
    "<style>a > b { content: '&' }</style>",
  );
  expect(() => renderToString(<InlineStyle css="</STYLE ><script>" />)).toThrow('</style');
});
