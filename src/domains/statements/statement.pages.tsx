import { type ComponentChildren, Fragment } from 'preact';
import { type Codebook, CodePicks, type Period } from '#/domains/codebooks/codebooks.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Definitions } from '#/ui/definition.tsx';
import { Empty } from '#/ui/empty.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import { exportFormats } from './declaration-table.ts';
import type { Figure } from './figure.ts';
import { familyName, fieldName } from './figure-names.rules.ts';
import { TerritoriesLink } from './figure-territory-link.pages.tsx';
import { LeftEmptyPart } from './left-empty.pages.tsx';
import { SideBySideLink } from './side-by-side/side-by-side-link.pages.tsx';
import type { Compilation } from './statement.ts';
import {
  DeclaredPart,
  FigureLink,
  type FiguresView,
  namingOf,
  ofKind,
  UnseenPart,
  type Words,
} from './statement-figures.pages.tsx';
import { StatementPlots } from './statement-plots.pages.tsx';

export interface StatementPageProps {
  view: FiguresView;
  spaceName: string;
  period: Period;
  compilation: Pick<Compilation, 'number'>;
  compiledOn: string;
  mayCompile: boolean;
  /** Transmitted: its figures do not change any more. */
  isFrozen: boolean;
  /** True when somebody just asked to compile it all the same. */
  isRefused: boolean;
  ownPrivateCount: number;
  /** Where it stands, and what became of it: written by the life of the statement. */
  lifeLine: ComponentChildren;
  transmissions: ComponentChildren;
  /** How the team counts, in its own words; null when it did not say. */
  convention: ComponentChildren;
}

/** A statement: what the framework takes, what it does not, what to check, and what no figure can say. */
export function StatementPage({ view, ...props }: StatementPageProps) {
  const { words, codebook, locale } = view;
  return (
    <>
      {props.isRefused ? <Notice kind="refusal" title={words.errors.frozen} live /> : null}
      <Heading view={view} {...props} />
      <LimitNotice codebook={codebook} view={view} />
      {props.ownPrivateCount === 0 ? null : <p class="hint">{words.ownPrivate(props.ownPrivateCount)}</p>}
      {view.figures.length === 0 ? (
        <Empty title={words.nothing}>
          <p>{words.nothingText}</p>
        </Empty>
      ) : (
        <>
          <StatementPlots view={view} />
          <DeclaredPart view={view} />
          <TerritoriesLink statementId={view.statementId} locale={locale} />
          <UnseenPart view={view} />
          <LeftEmptyPart view={view} />
          <FindingsPart view={view} />
          <ExportsPart view={view} />
        </>
      )}
      {props.transmissions}
      <section aria-labelledby="conventions">
        <h2 id="conventions">{words.conventions}</h2>
        {props.convention}
        <Definitions
          items={codebook.conventions.map(({ question, answer }) => ({
            term: question[locale],
            details: answer[locale],
          }))}
        />
        <CodePicks book={codebook} locale={locale} spaceId={view.codebookSpaceId} />
      </section>
    </>
  );
}

function Heading({ view, spaceName, period, compilation, compiledOn, lifeLine, ...may }: StatementPageProps) {
  const { words, codebook, codebookSpaceId, locale, statementId } = view;
  const address = paths.codebookVersion(codebook.id, codebook.version, codebookSpaceId);
  const version = `${codebook.title[locale]}, ${words.version(codebook.version)}`;
  return (
    <>
      <Definitions
        items={[
          { term: words.space, details: spaceName },
          {
            term: words.period,
            details: words.periodOf(
              period.label[locale],
              formatDate(period.startsOn, locale),
              formatDate(period.endsOn, locale),
            ),
          },
          {
            term: words.codebook,
            details: <a href={address}>{version}</a>,
          },
        ]}
      />
      <p class="hint">{words.compiledAt(formatDate(compiledOn, locale), compilation.number)}</p>
      {lifeLine}
      <CompileAgain view={view} {...may} />
      <SideBySideLink locale={locale} />
      {compilation.number > 1 ? (
        <p>
          <a href={paths.statementDifference(statementId)}>{words.seeChanges}</a>
        </p>
      ) : null}
    </>
  );
}

function CompileAgain({
  view: { words, statementId },
  mayCompile,
  isFrozen,
}: Pick<StatementPageProps, 'view' | 'mayCompile' | 'isFrozen'>) {
  if (isFrozen) return null;
  if (!mayCompile) return <p class="hint">{words.compileForbidden}</p>;
  return (
    <PostForm action={paths.statementCompilation(statementId)}>
      <FormActions>
        <Button look="quiet">{words.compileAgain}</Button>
      </FormActions>
    </PostForm>
  );
}

/** Stands wherever a count appears: the authority's own words, with their source. */
export function LimitNotice({
  codebook,
  view,
}: {
  codebook: Codebook;
  view: Pick<FiguresView, 'words' | 'locale'>;
}) {
  if (codebook.limits.length === 0) return null;
  return (
    <Notice kind="information" title={view.words.effortTitle}>
      {codebook.limits.map((limit) => (
        <blockquote key={limit.sentence.fr}>
          <p>{limit.sentence[view.locale]}</p>
          <footer class="hint">{limit.source[view.locale]}</footer>
        </blockquote>
      ))}
    </Notice>
  );
}

interface Finding {
  figure: Figure;
  importance: keyof Words['importances'];
  sentence: string;
  concerns: string;
  whatToDo: string;
}

const importanceOrder = { error: 0, warning: 1, information: 2 };

function findingsOf(view: FiguresView): Finding[] {
  const { codebook, words, locale } = view;
  const naming = namingOf(view);
  const missing = ofKind(view.figures, 'missing').map((figure): Finding => {
    const { fieldId, declarationKind, act } = figure.subject;
    const whenMissing = codebook.fields.find(({ id }) => id === fieldId)?.whenMissing;
    return {
      figure,
      importance: whenMissing?.importance ?? 'error',
      sentence: words.missing(fieldName(naming, fieldId).toLowerCase()),
      concerns: familyName(naming, declarationKind, act),
      whatToDo: whenMissing?.whatToDo[locale] ?? words.completeTrace,
    };
  });
  const failing = ofKind(view.figures, 'failing').flatMap((figure): Finding[] => {
    const { validationId, declarationKind, act } = figure.subject;
    const validation = codebook.validations.find(({ id }) => id === validationId);
    if (!validation) return [];
    const { importance, sentence, whatToDo } = validation;
    return [
      {
        figure,
        importance,
        sentence: sentence[locale],
        concerns: familyName(naming, declarationKind, act),
        whatToDo: whatToDo[locale],
      },
    ];
  });
  return [...missing, ...failing].toSorted(
    (first, second) => importanceOrder[first.importance] - importanceOrder[second.importance],
  );
}

function FindingsPart({ view }: { view: FiguresView }) {
  const { words } = view;
  const findings = findingsOf(view);
  return (
    <section aria-labelledby="a-verifier">
      <h2 id="a-verifier">{words.toMend}</h2>
      {findings.length === 0 ? (
        <p>{words.nothingToMend}</p>
      ) : (
        <Table
          caption={words.toMendByKind}
          rows={findings}
          rowKey={({ figure }) => figure.key}
          columns={[
            { key: 'finding', heading: words.check, cell: ({ sentence }) => sentence },
            {
              key: 'importance',
              heading: words.importance,
              cell: ({ importance }) => words.importances[importance],
            },
            { key: 'concerns', heading: words.concerns, cell: ({ concerns }) => concerns },
            {
              key: 'count',
              heading: words.declarations,
              numeric: true,
              cell: ({ figure, sentence }) => <FigureLink view={view} figure={figure} what={sentence} />,
            },
            { key: 'what', heading: words.whatToDo, cell: ({ whatToDo }) => whatToDo },
          ]}
        />
      )}
    </section>
  );
}

function ExportsPart({ view }: { view: FiguresView }) {
  const { words, codebook, locale, statementId } = view;
  return (
    <section aria-labelledby="exporter">
      <h2 id="exporter">{words.exports}</h2>
      <p>{words.exportsLead}</p>
      <p>{words.exportsConventions}</p>
      {codebook.layouts.map((layout) => (
        <Fragment key={layout.id}>
          <h3>{layout.label[locale]}</h3>
          <FormActions>
            {exportFormats.map((format) => (
              <LinkButton
                key={format}
                href={`${paths.statementExport(statementId)}?disposition=${layout.id}&format=${format}`}
                download=""
              >
                {format.toUpperCase()}
              </LinkButton>
            ))}
          </FormActions>
        </Fragment>
      ))}
    </section>
  );
}
