import { statementTrail } from '#/domains/statements/statement-trail.routes.tsx';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
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
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { readLife, type StatementLife, turnStatement } from './life.actions.ts';
import { LifePage } from './life.pages.tsx';
import * as lifeWords from './life.words.ts';
import { turnForm } from './transmission.form.ts';

export const lifeRoutes: PageRoute[] = [
  get(paths.statementLife(':releve'), {
    access: signedIn,
    handle: async (visit) => {
      const life = await readLife(visit, visit.params.releve ?? '');
      return life ? page(lifePage(visit, life, new Form(new Map()), [])) : missing;
    },
  }),
  post(paths.statementLife(':releve'), { access: signedIn, handle: turn }),
];

async function turn(visit: SignedInVisit): Promise<Outcome> {
  const id = visit.params.releve ?? '';
  const form = await visit.form();
  const life = await readLife(visit, id);
  if (!life) return missing;
  const parsed = parseForm(turnForm, form);
  if (!parsed.ok) return refusedPage(lifePage(visit, life, form, parsed.errors));
  const outcome = await turnStatement(visit, id, parsed.values);
  if (outcome.kind === 'missing') return missing;
  if (outcome.kind === 'forbidden') return forbidden;
  if (outcome.kind === 'refused')
    return refusedPage(lifePage(visit, life, form, [{ ...outcome, values: {} }]));
  return seeOther(paths.statementLife(id), wordsFor(visit.locale, lifeWords).turned[parsed.values.turn]);
}

function lifePage(
  visit: SignedInVisit,
  life: StatementLife,
  form: Form,
  errors: readonly FieldError[],
): PageContent {
  const words = wordsFor(visit.locale, lifeWords);
  const zone = visit.services.settings.timeZone;
  return {
    title: words.title,
    trail: statementTrail(visit.locale, life),
    body: (
      <LifePage
        words={words}
        locale={visit.locale}
        statementId={life.statement.id}
        state={life.state}
        turns={life.turns.map((one) => ({ ...one, notedOn: dayIn(zone, one.notedAt) }))}
        filesTaken={
          life.filesTaken?.map((file) => ({
            ...file,
            layout:
              life.codebook.layouts.find(({ id }) => id === file.layoutId)?.label[visit.locale] ??
              file.layoutId,
            format: file.format.toUpperCase(),
            takenOn: dayIn(zone, file.takenAt),
          })) ?? null
        }
        mayTransmit={life.mayTransmit}
        mayLock={life.mayLock}
        mayUnlock={life.mayUnlock}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}
