const allowedSchemes = new Set(['http', 'https', 'mailto', 'tel']);

/**
 * An address given by a person, as an `href` may carry it; `undefined` when it must not become a link.
 * Kept: `http`, `https`, `mailto`, `tel`, and addresses of this site (`/traces`, `?page=2`, `#suite`).
 * Refused: every other scheme (`javascript:`, `data:`, `vbscript:`…), control characters, which browsers
 * drop while reading a scheme, and `//host`, which looks local and is not.
 */
export function safeHref(address: string): string | undefined {
  const trimmed = address.trim();
  if (trimmed === '' || /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(trimmed)) return undefined;
  if (/^[/\\]{2}/.test(trimmed) || /^\/\\/.test(trimmed)) return undefined;
  const scheme = /^([^/?#]*?):/.exec(trimmed)?.[1];
  if (scheme === undefined) return trimmed;
  return allowedSchemes.has(scheme.toLowerCase()) ? trimmed : undefined;
}
