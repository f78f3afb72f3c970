const NBSP = '\u00A0';

/**
 * Somebody's own words with their marks held to what they follow: a space they typed before : ; ! ? » % $, after
 * « or around an hour becomes non-breaking, so that no line begins by a colon. Nothing else changes, not even what
 * `typeset` (typography.ts) would mend in our own sentences.
 */
export function tieMarks(text: string): string {
  return text
    .replace(/(\S) (?=[:;!?»%$](?:\s|$|[)»”"*_]))/gu, `$1${NBSP}`)
    .replace(/« (?=\S)/g, `«${NBSP}`)
    .replace(/(\d) h (?=[0-5]\d(?!\d))/g, `$1${NBSP}h${NBSP}`);
}
