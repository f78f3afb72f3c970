const nowhere = 'http://nowhere.invalid';

/**
 * Where to go after signing in: the path asked for when it is one of this site, else `otherwise`. Never an
 * address that a browser could read as another site's (`//host`, `/\host`, `/..//host`).
 */
export function localReturn(asked: string | null | undefined, otherwise: string): string {
  if (!asked || asked.length > 2000 || !asked.startsWith('/')) return otherwise;
  if (/[\u0000-\u0020\\\u007f-\u009f]/.test(asked) || !URL.canParse(asked, nowhere)) return otherwise;
  const url = new URL(asked, nowhere);
  if (url.origin !== nowhere || url.username !== '' || url.pathname.startsWith('//')) return otherwise;
  return url.pathname + url.search + url.hash;
}
