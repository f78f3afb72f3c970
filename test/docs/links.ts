import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Links of a Markdown text to other files, code left out: `[words](target)`, with or without an exclamation mark. */
export function relativeLinks(markdown: string): string[] {
  const prose = markdown.replaceAll(/```[\s\S]*?```/g, '').replaceAll(/`[^`\n]*`/g, '');
  const targets = [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].map((match) => match[1] ?? '');
  return targets.filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target));
}

/** Links of a file that lead nowhere, its anchors included. */
export function deadLinks(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  return relativeLinks(text).filter((link) => {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : resolve(dirname(path), decodeURIComponent(file));
    if (!existsSync(target)) return true;
    if (!anchor || statSync(target).isDirectory() || !target.endsWith('.md')) return false;
    return !anchorsOf(readFileSync(target, 'utf8')).includes(decodeURIComponent(anchor));
  });
}

/** Anchors that forges give to the titles of a text. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+\s+(.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
}
