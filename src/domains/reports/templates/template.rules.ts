import { addedOrder, movedOrder } from '#/domains/reports/writing/order.rules.ts';
import { type KeptSection, mostSections, type TemplateSection } from './template.ts';

/** The sections with one more, after another or at the end; null when there is no room. */
export function withSection(
  sections: readonly KeptSection[],
  added: KeptSection,
  after: string,
): KeptSection[] | null {
  if (sections.length >= mostSections) return null;
  return inOrder(addedOrder(sections.map(ranked), added.id, after), [...sections, added]);
}

/** The sections after one went one rank up or down; null when it cannot. */
export function withSectionMoved(
  sections: readonly KeptSection[],
  id: string,
  move: 'up' | 'down',
): KeptSection[] | null {
  const order = movedOrder(sections.map(ranked), id, move);
  return order && inOrder(order, sections);
}

const ranked = ({ id }: KeptSection) => ({ id, cutAt: null });

function inOrder(ids: readonly string[], sections: readonly KeptSection[]): KeptSection[] {
  return ids.flatMap((id) => sections.find((section) => section.id === id) ?? []);
}

/** The sections with one of them said otherwise. */
export function withSectionWritten(
  sections: readonly KeptSection[],
  id: string,
  { kind, natures, heading, hint }: TemplateSection,
): KeptSection[] {
  return sections.map((section) => (section.id === id ? { id, kind, natures, heading, hint } : section));
}

/**
 * Other sections in the place of all: those that say the same keep their id, then those of the same heading, so that
 * who has one of them open still finds it; the others have none yet.
 */
export function withSectionsReplaced(
  sections: readonly KeptSection[],
  wanted: readonly TemplateSection[],
): (TemplateSection & { id: string | null })[] {
  const left = new Set(sections);
  const take = (isLike: (section: KeptSection) => boolean) => {
    const found = [...left].find(isLike) ?? null;
    if (found) left.delete(found);
    return found?.id ?? null;
  };
  const same = wanted.map((section) => take((one) => saysTheSame(one, section)));
  return wanted.map((section, at) => ({
    ...section,
    id: same[at] ?? take(({ heading }) => heading === section.heading),
  }));
}

/** Whether two sections say the same, whatever their names. */
export function saysTheSame(left: TemplateSection, right: TemplateSection): boolean {
  return (
    left.kind === right.kind &&
    left.heading === right.heading &&
    left.hint === right.hint &&
    left.natures.join() === right.natures.join()
  );
}

/** What a template is for and whose it is, in a line: a copy often bears the title of its original. */
export function saidOf({ purpose }: { purpose: string }, ...about: readonly (string | undefined)[]): string {
  const told = about.filter((one) => one !== undefined && one !== '').join(', ');
  return told === '' ? purpose : `${purpose} (${told})`.trim();
}
