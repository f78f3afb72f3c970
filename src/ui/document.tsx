import type { ComponentChildren } from 'preact';
import { InlineStyle } from './safe-html.tsx';

export interface DocumentProps {
  language: 'fr' | 'en';
  /** Title of the document, the site's name included. */
  title: string;
  /** The text of `Stylesheet.css`, inlined as it is. */
  css: string;
  /** Sheets that this page adds to it. */
  sheets?: readonly string[];
  /** Sentence for search engines and link previews. */
  description?: string;
  /** Addresses of ES modules, all optional for the page to be read and its forms to be posted. */
  scripts?: readonly string[];
  /** Address of what one of them starts beside the page, when it needs it. */
  worker?: string;
  /** Addresses of the fonts worth asking for at once (the regular face is enough). */
  fontPreloads?: readonly string[];
  /** Address of the web app manifest. */
  manifest?: string;
  /** Address of the SVG icon. */
  icon?: string;
  /** Address of the icon as a picture, for phones that put it on their first screen. */
  picture?: string;
  /** True when search engines must leave the page out, which is the rule for everything behind a sign-in. */
  hiddenFromSearchEngines?: boolean;
  /** Print of the signed-in person, so that a device keeps each person's drafts apart. */
  owner?: string;
  children: ComponentChildren;
}

/**
 * The whole document but its doctype: `'<!doctype html>' + renderToString(<Document …>)`. Down to the style, all is
 * the same from one page to the next, and is compressed once for all of them.
 */
export function Document(props: DocumentProps) {
  const { language, title, css, description, manifest, icon, children } = props;
  return (
    <html lang={language === 'fr' ? 'fr-CA' : 'en-CA'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#f9f5ec" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#14161f" media="(prefers-color-scheme: dark)" />
        {props.fontPreloads?.map((href) => (
          <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossorigin="anonymous" />
        ))}
        {manifest ? <link rel="manifest" href={manifest} /> : null}
        {icon ? <link rel="icon" href={icon} type="image/svg+xml" /> : null}
        {props.picture ? <link rel="apple-touch-icon" href={props.picture} /> : null}
        <InlineStyle css={css} />
        {props.sheets?.map((sheet) => (
          <InlineStyle key={sheet.length} css={sheet} />
        ))}
        <title>{title}</title>
        {description ? <meta name="description" content={description} /> : null}
        {props.owner ? <meta name="toile-owner" content={props.owner} /> : null}
        {props.worker ? <meta name="toile-worker" content={props.worker} /> : null}
        {props.hiddenFromSearchEngines ? <meta name="robots" content="noindex" /> : null}
        {props.scripts?.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
      </head>
      <body>{children}</body>
    </html>
  );
}
