import { type NotAllowed, type Refused, refused } from '#/domains/reports/report.actions.ts';
import { newId } from '#/platform/ids.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { mayChangeTemplate } from './template.access.ts';
import { logTemplate, templateWriter } from './template.actions.ts';
import type { NewTemplateSectionValues, TemplateHeadValues, TemplateSectionValues } from './template.form.ts';
import {
  saysTheSame,
  withSection,
  withSectionMoved,
  withSectionsReplaced,
  withSectionWritten,
} from './template.rules.ts';
import { holdTemplate, versionOfTemplate, writeTemplate } from './template.store.ts';
import type { KeptTemplate, TemplateContent } from './template.ts';

interface Changed {
  kind: 'done';
  id: string;
}

/** Somebody changed the same thing meanwhile: nothing was written. */
interface Conflict {
  kind: 'conflict';
}

interface Wanted {
  kind: 'changed';
  content: Partial<TemplateContent>;
  id?: string;
}

/** One change of a template, held while it is made; what it said before stays in its history. */
async function change<Other extends Conflict | Refused<string> | NotAllowed>(
  visit: SignedInVisit,
  id: string,
  next: (now: KeptTemplate) => Wanted | Other | Promise<Wanted | Other>,
): Promise<Changed | Other | NotAllowed> {
  const transaction = await visit.transaction();
  const now = await holdTemplate(transaction, id);
  if (!now) return { kind: 'missing' };
  if (!mayChangeTemplate(visit.viewer, now)) return { kind: 'forbidden' };
  const wanted = await next(now);
  if (wanted.kind !== 'changed') return wanted;
  await writeTemplate(transaction, id, { ...now, ...wanted.content }, templateWriter(visit));
  await logTemplate(visit, now, 'report-template.changed');
  return { kind: 'done', id: wanted.id ?? id };
}

/** The template as it stood when a page was opened. */
async function opened(visit: SignedInVisit, now: KeptTemplate, version: number): Promise<TemplateContent> {
  if (version === now.version) return now;
  return (await versionOfTemplate(await visit.transaction(), now.id, version)) ?? now;
}

/** Changes what a template says of itself; changes made meanwhile to its sections are no obstacle. */
export function changeHead(
  visit: SignedInVisit,
  id: string,
  { version, title, purpose, language }: TemplateHeadValues,
): Promise<Changed | Conflict | NotAllowed> {
  return change<Conflict>(visit, id, async (now) => {
    const base = await opened(visit, now, version);
    const isAsOpened =
      base.title === now.title && base.purpose === now.purpose && base.language === now.language;
    return isAsOpened ? { kind: 'changed', content: { title, purpose, language } } : { kind: 'conflict' };
  });
}

/** Changes one section; changes made meanwhile to the others are no obstacle. */
export function changeSection(
  visit: SignedInVisit,
  id: string,
  sectionId: string,
  { version, ...written }: TemplateSectionValues,
): Promise<Changed | Conflict | NotAllowed> {
  return change<Conflict | NotAllowed>(visit, id, async (now) => {
    const section = now.sections.find((one) => one.id === sectionId);
    if (!section) return { kind: 'missing' };
    const { sections } = await opened(visit, now, version);
    const base = (sections as KeptTemplate['sections']).find((one) => one.id === sectionId) ?? section;
    return saysTheSame(base, section)
      ? { kind: 'changed', content: { sections: withSectionWritten(now.sections, sectionId, written) } }
      : { kind: 'conflict' };
  });
}

export function addTemplateSection(
  visit: SignedInVisit,
  id: string,
  { after, ...written }: NewTemplateSectionValues,
): Promise<Changed | Refused<'tooManySections'> | NotAllowed> {
  return change<Refused<'tooManySections'>>(visit, id, (now) => {
    const added = { ...written, id: newId() };
    const sections = withSection(now.sections, added, after);
    return sections
      ? { kind: 'changed', content: { sections }, id: added.id }
      : refused('heading', 'tooManySections');
  });
}

/** Moves a section one rank; an order made from an older list moves nothing. */
export function moveTemplateSection(
  visit: SignedInVisit,
  id: string,
  sectionId: string,
  { move, version }: { move: 'up' | 'down'; version: number },
): Promise<Changed | Refused<'orderChanged' | 'noPlace'> | NotAllowed> {
  return change<Refused<'orderChanged' | 'noPlace'> | NotAllowed>(visit, id, (now) => {
    if (!now.sections.some((section) => section.id === sectionId)) return { kind: 'missing' };
    if (version !== now.version) return refused('move', 'orderChanged');
    const sections = withSectionMoved(now.sections, sectionId, move);
    return sections ? { kind: 'changed', content: { sections } } : refused('move', 'noPlace');
  });
}

/** Takes a section out; the history keeps it. */
export function removeTemplateSection(
  visit: SignedInVisit,
  id: string,
  sectionId: string,
): Promise<Changed | NotAllowed> {
  return change<NotAllowed>(visit, id, (now) => {
    const sections = now.sections.filter((section) => section.id !== sectionId);
    if (sections.length === now.sections.length) return { kind: 'missing' };
    return { kind: 'changed', content: { sections } };
  });
}

/** Says a template otherwise, whole, from the version that was read. */
export function replaceTemplate(
  visit: SignedInVisit,
  id: string,
  version: number,
  { title, purpose, language, sections }: TemplateContent,
): Promise<Changed | Conflict | NotAllowed> {
  return change<Conflict>(visit, id, (now) => {
    if (version !== now.version) return { kind: 'conflict' };
    const replaced = withSectionsReplaced(now.sections, sections).map(
      ({ id: kept, kind, natures, heading, hint }) => ({ id: kept ?? newId(), kind, natures, heading, hint }),
    );
    return { kind: 'changed', content: { title, purpose, language, sections: replaced } };
  });
}

/** Takes up a state that the template had; it becomes its next one. */
export function takeUpVersion(
  visit: SignedInVisit,
  id: string,
  { earlier, version }: { earlier: number; version: number },
): Promise<Changed | Refused<'versionChanged'> | NotAllowed> {
  return change<Refused<'versionChanged'> | NotAllowed>(visit, id, async (now) => {
    const found = await versionOfTemplate(await visit.transaction(), id, earlier);
    if (!found) return { kind: 'missing' };
    if (version !== now.version) return refused('earlier', 'versionChanged');
    return { kind: 'changed', content: found };
  });
}
