/** The version that a caller of the API names by `If-Match`, or null when it names none. */
export function versionAsked(visit: { headers: Headers }): number | null {
  const found = /^(?:W\/)?"(\d{1,9})"$/.exec(visit.headers.get('if-match')?.trim() ?? '');
  return found ? Number(found[1]) : null;
}
