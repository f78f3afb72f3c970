import type { ReportReading } from '#/domains/reports/report.actions.ts';
import { commentWordsOf, trailTo, withReport, withSection } from '#/domains/reports/report.routes.tsx';
import type { Section } from '#/domains/reports/report.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import {
  forbidden,
  missing,
  type Outcome,
  type PageContent,
  page,
  refusedPage,
  seeOther,
} from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit, Visit } from '#/platform/visit.ts';
import { answer, comment, threadsOfReport } from './comment.actions.ts';
import { type AnswerValues, answerForm, commentForm } from './comment.form.ts';
import { CommentsPage } from './comment.pages.tsx';

export const commentRoutes: PageRoute[] = [
  get(paths.reportComments(':bilan', ':section'), {
    access: signedIn,
    handle: (visit) =>
      withSection(visit, async (reading, section) =>
        page(await commentsPage(visit, reading, section, new Form(new Map()), [])),
      ),
  }),
  post(paths.reportComments(':bilan', ':section'), { access: signedIn, handle: keepComment }),
  post(paths.reportComment(':bilan', ':commentaire'), { access: signedIn, handle: keepAnswer }),
];

async function commentsPage(
  visit: SignedInVisit,
  { report, mayWrite }: ReportReading,
  section: Section,
  form: Form,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = commentWordsOf(visit);
  const threads = (await threadsOfReport(visit, report.id)).get(section.id) ?? [];
  return {
    title: words.title(section.heading),
    trail: trailTo(visit, report),
    body: (
      <CommentsPage
        words={words}
        locale={visit.locale}
        reportId={report.id}
        section={section}
        threads={threads}
        mayWrite={mayWrite}
        dayOf={(instant) => dayIn(visit.services.settings.timeZone, instant)}
        typed={{ quote: form.text('quote'), text: form.text('text'), key: form.text('_key') }}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}

async function keepComment(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withSection(visit, async (reading, section) => {
    if (!reading.mayWrite) return forbidden;
    const refuse = async (errors: readonly FieldError[]) =>
      refusedPage(await commentsPage(visit, reading, section, form, errors));
    const parsed = parseForm(commentForm, form);
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await comment(visit, reading.report.id, section.id, parsed.values);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(
      `${paths.report(reading.report.id)}#commentaire-${outcome.id}`,
      commentWordsOf(visit).sent,
    );
  });
}

async function keepAnswer(visit: SignedInVisit): Promise<Outcome> {
  const parsed = parseForm(answerForm, await visit.form());
  return withReport(visit, async ({ report, sections, mayWrite }) => {
    const id = visit.params.commentaire;
    if (!mayWrite) return forbidden;
    if (!isId(id) || !parsed.ok) return missing;
    const outcome = await answer(visit, report.id, id, parsed.values);
    if (outcome.kind === 'refused') {
      const thread = [...(await threadsOfReport(visit, report.id)).values()]
        .flat()
        .find((one) => one.id === id);
      const section = sections.find((one) => one.id === thread?.sectionId);
      if (!section) return missing;
      return refusedPage(
        await commentsPage(
          visit,
          { report, sections, mayWrite, mayKeep: false },
          section,
          new Form(new Map()),
          [{ ...outcome, values: {} }],
        ),
      );
    }
    if (outcome.kind !== 'done') return outcome;
    return seeOther(`${paths.report(report.id)}#commentaire-${id}`, noticeOf(visit, parsed.values));
  });
}

function noticeOf(visit: Visit, { act }: AnswerValues): string {
  const words = commentWordsOf(visit);
  const notices: Record<AnswerValues['act'], string> = {
    answer: words.answered,
    'answer-and-resolve': words.settled,
    resolve: words.settled,
    reopen: words.taken,
  };
  return notices[act];
}
