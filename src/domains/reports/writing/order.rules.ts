/** What the order of a bilan knows of a section. */
export interface OrderedSection {
  id: string;
  cutAt: Date | null;
}

/** The order after one section went one rank up or down among those that are read; null when it cannot. */
export function movedOrder(
  sections: readonly OrderedSection[],
  id: string,
  move: 'up' | 'down',
): string[] | null {
  const read = sections.filter((section) => section.cutAt === null);
  const at = read.findIndex((section) => section.id === id);
  const other = read[move === 'up' ? at - 1 : at + 1];
  if (at === -1 || !other) return null;
  return sections.map((section) =>
    section.id === id ? other.id : section.id === other.id ? id : section.id,
  );
}

/** The order with a new section after another, or at the end. */
export function addedOrder(sections: readonly OrderedSection[], id: string, after: string): string[] {
  const ids = sections.map((section) => section.id);
  const at = ids.indexOf(after);
  return at === -1 ? [...ids, id] : [...ids.slice(0, at + 1), id, ...ids.slice(at + 1)];
}
