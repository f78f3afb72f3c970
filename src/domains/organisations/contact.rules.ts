const NBSP = '\u00A0';

/** A North American number, its extension if any, and nothing else. */
const phoneShape =
  /^\s*(?:\+?(1)[\s.-]*)?\(?(\d{3})\)?[\s.-]*(\d{3})[\s.-]*(\d{4})(?:[\s,;]*(?:p\.|poste|ext\.?|x|#)\s*(\d{1,6}))?\s*$/i;

/**
 * A telephone number as the Office québécois de la langue française sets it: « 514 555-0123 », « 1 800 555-0123,
 * poste 12 ». A number of another shape is left as typed.
 * @param extensionWord « poste », "ext."
 */
export function setPhone(typed: string, extensionWord: string): string {
  const found = phoneShape.exec(typed);
  if (!found) return typed.trim();
  const [, country, area, exchange, line, extension] = found;
  const number = [country, area, `${exchange}-${line}`].filter(Boolean).join(NBSP);
  return extension ? `${number}, ${extensionWord}${NBSP}${extension}` : number;
}

/** The `tel:` address of a number, or undefined when it has no known shape. */
export function phoneHref(typed: string): string | undefined {
  const found = phoneShape.exec(typed);
  if (!found) return undefined;
  const [, , area, exchange, line, extension] = found;
  return `tel:+1${area}${exchange}${line}${extension ? `;ext=${extension}` : ''}`;
}

const generics =
  'rue|avenue|boulevard|chemin|place|rang|route|montée|allée|côte|impasse|ruelle|croissant|square|promenade|terrasse|quai';
const streetLine = new RegExp(`^(\\d+[a-z]?)\\s*,?\\s+(${generics})(?=\\s)`, 'iu');
const lastLine = /^(.*?)[\s,]*\(?\b(Québec|Quebec|QC|Qc)\b\)?[\s,]*([a-z]\d[a-z])[\s-]?(\d[a-z]\d)\s*$/iu;

/**
 * The lines of an address, typeset: a comma after the number of a French street name, whose generic is in lower
 * case; « Montréal (Québec)  H1X 1X1 », with the two spaces that stand before a postal code.
 */
export function setAddress(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) =>
      line
        .replace(streetLine, (_, number: string, generic: string) => `${number}, ${generic.toLowerCase()}`)
        .replace(
          lastLine,
          (_, town: string, _province: string, area: string, unit: string) =>
            `${town}${town ? ' ' : ''}(Québec)${NBSP}${NBSP}${area.toUpperCase()}${NBSP}${unit.toUpperCase()}`,
        ),
    );
}

/** Where a contact leads: a mail, a telephone, or nowhere. */
export function contactHref(typed: string): string | undefined {
  const text = typed.trim();
  return /^[^@\s?&]+@[^@\s?&]+\.[^@\s?&]+$/.test(text) ? `mailto:${text}` : phoneHref(text);
}

/** An address of the Web as it is read: without its scheme nor its last slash. */
export function setWebsite(address: string): string {
  return address.replace(/^https?:\/\//i, '').replace(/\/$/, '');
}

/**
 * What was typed as a website, as an address of the Web: the scheme is added when it is missing. Null when it
 * cannot be one: another scheme, a name and password in it, no domain.
 */
export function readWebsite(typed: string): string | null {
  const text = typed.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (/[\s\u0000-\u001f]/.test(address) || !URL.canParse(address)) return null;
  const { protocol, username, password, hostname } = new URL(address);
  const isWeb = protocol === 'http:' || protocol === 'https:';
  return isWeb && username === '' && password === '' && hostname.includes('.') ? address : null;
}
