const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  ccedil: 'ç',
  ocirc: 'ô',
  ucirc: 'û',
  icirc: 'î',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
};
const looksLikeMarkup =
  /<\/?(?:html|body|p|br|div|span|a|b|i|u|ul|ol|li|table|font|strong|em|h\d)(?:\s[^>]*)?\/?>/i;

/** Plain text of a description that Google, Outlook or Exchange wrote as a piece of web page; other texts as they are. */
export function withoutMarkup(text: string): string {
  if (!looksLikeMarkup.test(text)) return text;
  return text
    .replace(/<(style|script|head|title)\b[^>]*>[\s\S]*?<\/\1>/gi, '')
    .replace(/<li\b[^>]*>/gi, '\n- ')
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<\/?[a-z!][^>]*>/gi, '')
    .replace(/&#(\d{1,7});/g, (whole, code: string) => character(Number(code), whole))
    .replace(/&#x([0-9a-f]{1,6});/gi, (whole, code: string) => character(Number.parseInt(code, 16), whole))
    .replace(/&([a-z]+);/gi, (whole, name: string) => entities[name.toLowerCase()] ?? whole);
}

function character(code: number, otherwise: string): string {
  return code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : otherwise;
}

/** Where the machine-written invitation of a meeting at a distance begins; the person's words come before it. */
const invitationStarts: readonly RegExp[] = [
  /^[-:~]{8,}.*$/m,
  /^_{20,}\s*$/m,
  /^(?:.{0,80}\binvit(?:e|ing)\b.{0,60}\bZoom\b|.{0,80}\binvited you to a scheduled Zoom meeting\b).*$/im,
  /^\s*(?:Join Zoom Meeting|Rejoindre la réunion Zoom|Participer à la réunion Zoom|Se joindre à la réunion Zoom)\b/im,
  /^\s*(?:Réunion Microsoft Teams|Microsoft Teams meeting|Microsoft Teams Need help\?|Réunion Teams)\b/im,
];
const onlinePattern =
  /\b(?:zoom\.us\/|teams\.microsoft\.com\/|teams\.live\.com\/|meet\.google\.com\/|webex\.com\/|meet\.jit\.si\/|whereby\.com\/|gotomeeting\.com\/|via\s+(?:zoom|teams)|(?:réunion|meeting)\s+(?:zoom|teams)|(?:microsoft|google)\s+(?:teams|meet)|visioconférence|vidéoconférence|en ligne|videoconference)\b/iu;

/** Whether a place or a description tells of a meeting at a distance. */
export function looksOnline(text: string): boolean {
  return onlinePattern.test(text) || /\b(?:zoom|teams)\b/i.test(text.length < 60 ? text : '');
}

/**
 * What a person wrote in a description: without markup, and without the block that Zoom, Teams or Meet adds, whose
 * links, telephone numbers and passwords have no place in a journal.
 */
export function personsWords(description: string): string {
  let text = withoutMarkup(description).replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' ');
  for (const start of invitationStarts) {
    const at = text.search(start);
    if (at >= 0 && looksOnline(text.slice(at))) text = text.slice(0, at);
  }
  return text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
