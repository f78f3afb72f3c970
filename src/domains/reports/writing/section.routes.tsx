import { figuresOfBodies, type ReportReading } from '#/domains/reports/report.actions.ts';
import { trailTo, withSection, wordsOf, writingWordsOf } from '#/domains/reports/report.routes.tsx';
import type { Section } from '#/domains/reports/report.ts';
import { lockSeen } from '#/domains/reports/report-page.routes.tsx';
import { paths } from '#/paths.ts';
import { type FieldError, type Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import {
  forbidden,
  type Outcome,
  type PageContent,
  page,
  refusedPage,
  seeOther,
} from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { documentName } from '#/platform/shared-texts/shared-text.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { takeLock } from './lock.store.ts';
import { sectionForm } from './section.form.ts';
import { sharedTextKind } from './section-change.store.ts';
import { SectionEditPage } from './section-edit.pages.tsx';
import type { Disagreement } from './section-merge.rules.ts';
import type { SharedEditorProps } from './shared-editor.pages.tsx';
import * as togetherWords from './together.words.ts';
import { type SaveOutcome, saveSection, writerOf } from './writing.actions.ts';

export const sectionRoutes: PageRoute[] = [
  get(paths.reportSection(':bilan', ':section'), { access: signedIn, handle: openSection }),
  post(paths.reportSection(':bilan', ':section'), { access: signedIn, handle: keepSection }),
];

interface Typed {
  heading: string;
  body: string;
  revision: string;
  key: string;
}

interface Around {
  errors?: readonly FieldError[];
  places?: readonly Disagreement[];
  isPreview?: boolean;
  /** The form holds the text that is kept. */
  isKept?: boolean;
}

async function openSection(visit: SignedInVisit): Promise<Outcome> {
  return withSection(visit, async (reading, section) => {
    if (!reading.mayWrite) return forbidden;
    const { heading, body, revision } = section;
    return page(
      await editPage(
        visit,
        reading,
        section,
        { heading, body, revision: String(revision), key: '' },
        { isKept: true },
      ),
    );
  });
}

async function editPage(
  visit: SignedInVisit,
  { report }: ReportReading,
  section: Section,
  typed: Typed,
  { errors = [], places = [], isPreview = false, isKept = false }: Around = {},
): Promise<PageContent> {
  const writing = writingWordsOf(visit);
  const lock = await takeLock(await visit.transaction(), section.id, writerOf(visit));
  const figures = await figuresOfBodies(visit, report.id, isPreview || isKept ? [typed.body] : []);
  const together: SharedEditorProps | null = isKept
    ? {
        words: wordsFor(visit.locale, togetherWords),
        address: paths.sharedText(sharedTextKind, report.id),
        name: documentName({ kind: sharedTextKind, textId: report.id }),
        sectionId: section.id,
        language: report.language,
        figures: Object.fromEntries([...figures].map(([name, { data }]) => [name, data.title])),
      }
    : null;
  return {
    title: writing.writeTitle(section.heading),
    scripts: isKept ? ['text-editor'] : [],
    trail: trailTo(visit, report),
    body: (
      <SectionEditPage
        words={writing}
        locale={visit.locale}
        view={{ words: wordsOf(visit), language: report.language, reportId: report.id, figures }}
        section={section}
        typed={typed}
        refusal={errorSentences(visit.locale, errors, writing.errors)}
        lock={lock && lockSeen(visit, lock)}
        isPreview={isPreview}
        together={together}
        places={places}
      />
    ),
  };
}

async function keepSection(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withSection(visit, async (reading, section) => {
    if (!reading.mayWrite) return forbidden;
    const typed = typedIn(form, section);
    const parsed = parseForm(sectionForm, form);
    if (!parsed.ok)
      return refusedPage(await editPage(visit, reading, section, typed, { errors: parsed.errors }));
    if (form.text('act') === 'preview') {
      // What was shown was an act of its own: what follows is another, under a key of its own.
      return page(await editPage(visit, reading, section, { ...typed, key: '' }, { isPreview: true }));
    }
    const outcome = await saveSection(visit, reading.report.id, section.id, parsed.values);
    return answerTo(visit, reading, section, typed, outcome);
  });
}

/** An editor that several people share keeps the body itself, and sends none. */
function typedIn(form: Form, section: Section): Typed {
  const hasBody = form.has('body');
  return {
    heading: form.text('heading'),
    body: hasBody ? form.text('body') : section.body,
    revision: hasBody ? form.text('revision') : String(section.revision),
    key: form.text('_key'),
  };
}

async function answerTo(
  visit: SignedInVisit,
  reading: ReportReading,
  section: Section,
  typed: Typed,
  outcome: SaveOutcome,
): Promise<Outcome> {
  if (outcome.kind === 'conflict') {
    const both = { ...typed, ...outcome.both, revision: String(outcome.revision) };
    return refusedPage(await editPage(visit, reading, section, both, { places: outcome.places }));
  }
  if (outcome.kind !== 'saved') return outcome;
  const words = writingWordsOf(visit);
  const address = `${paths.report(reading.report.id)}#section-${section.id}`;
  return seeOther(address, outcome.isMerged ? words.savedMerged : words.saved);
}
