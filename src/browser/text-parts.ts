/** The pieces of an editor, as the page wrote them in its template. */
export interface TextParts {
  root: HTMLElement;
  tools: HTMLElement;
  tableTools: HTMLElement;
  link: HTMLElement;
  linkAddress: HTMLInputElement;
  surface: HTMLElement;
  state: HTMLElement;
  room: HTMLElement;
  others: HTMLElement;
  lost: HTMLElement;
  lostWords: HTMLElement;
  lostBack: HTMLButtonElement;
  lostLeave: HTMLButtonElement;
  /** Titles of figures, by their name. */
  figures: Readonly<Record<string, string>>;
  /** Characters that the text may hold. */
  most: number;
  word(name: string): string;
}

/** Copies the pieces out of the template; null when one is missing. */
export function textParts(template: HTMLTemplateElement): TextParts | null {
  const content = template.ownerDocument.importNode(template.content, true);
  const root = content.firstElementChild;
  if (!(root instanceof HTMLElement)) return null;
  const find = (name: string) => root.querySelector<HTMLElement>(`[data-editor-${name}]`);
  const found = Object.fromEntries(
    [
      ...['tools', 'table-tools', 'link', 'link-address', 'surface', 'state', 'room', 'others'],
      ...['lost', 'lost-words', 'lost-back', 'lost-leave'],
    ].map((name) => [name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()), find(name)]),
  );
  if (Object.values(found).includes(null)) return null;
  return {
    ...(found as unknown as Omit<TextParts, 'root' | 'figures' | 'most' | 'word'>),
    root,
    figures: JSON.parse(template.dataset.figures ?? '{}') as Record<string, string>,
    most: Number(template.dataset.most ?? Number.POSITIVE_INFINITY),
    word: (name) => template.getAttribute(`data-word-${name}`) ?? '',
  };
}
