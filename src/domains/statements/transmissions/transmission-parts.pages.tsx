import { isSingular, writtenNumber } from '#/domains/statements/amount.rules.ts';
import { exportFormats } from '#/domains/statements/declaration-table.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { FormActions, LinkButton } from '#/ui/button.tsx';
import { Definitions } from '#/ui/definition.tsx';
import type { TransmissionPageProps, Words } from './transmission.pages.tsx';
import type { Transmission } from './transmission.ts';

/** How a transmission stands, in words: never an alarm. */
export function standingOf(
  words: Words,
  { isAwaited, answer }: Pick<Transmission, 'isAwaited' | 'answer'>,
): string {
  if (answer) return words.standings[answer];
  return isAwaited ? words.standings.awaited : words.standings.takenBack;
}

/** What was decided with the figures, or, as a plain fact, that nothing is noted. */
export function FeedbackPart({
  words,
  locale,
  transmission,
  transmittedOn,
  feedback,
  mayAnswer,
}: TransmissionPageProps) {
  return (
    <section aria-labelledby="suite">
      <h2 id="suite">{words.feedback}</h2>
      <Definitions items={[{ term: words.standing, details: standingOf(words, transmission) }]} />
      <FeedbackLines words={words} locale={locale} transmittedOn={transmittedOn} feedback={feedback} />
      {mayAnswer ? (
        <FormActions>
          {transmission.isAwaited ? (
            <LinkButton href={paths.transmissionAnswer(transmission.id)} look="primary">
              {words.answer}
            </LinkButton>
          ) : null}
          <LinkButton href={paths.transmissionFeedback(transmission.id)}>{words.addFeedback}</LinkButton>
        </FormActions>
      ) : null}
    </section>
  );
}

/** Each decision with its day; without any, a neutral dated fact. */
export function FeedbackLines({
  words,
  locale,
  transmittedOn,
  feedback,
}: Pick<TransmissionPageProps, 'words' | 'locale' | 'transmittedOn' | 'feedback'>) {
  if (feedback.length === 0) return <p>{words.noFeedback(formatDate(transmittedOn, locale))}</p>;
  return (
    <Definitions
      items={feedback.map(({ decidedOn, text, recordedByName }) => ({
        term: words.feedbackLine(formatDate(decidedOn, locale)),
        details: [
          ...text.split('\n').filter((line) => line.trim() !== ''),
          recordedByName ? <span class="hint">{words.recordedBy(recordedByName)}</span> : null,
        ],
      }))}
    />
  );
}

/** What the team alone sees beside what it transmitted. */
export function TeamPart({ words, transmission }: TransmissionPageProps) {
  return (
    <FormActions>
      <LinkButton href={paths.transmissionReadings(transmission.id)}>{words.seeReadings}</LinkButton>
      <LinkButton href={paths.statement(transmission.statementId)}>{words.seeStatement}</LinkButton>
    </FormActions>
  );
}

/** Files: the same figures as the page, and apart, declarations that left one by one. */
export function ExportsPart(props: TransmissionPageProps) {
  const { words, transmission } = props;
  return (
    <section aria-labelledby="exporter">
      <h2 id="exporter">{words.exports}</h2>
      <p>{words.exportsLead}</p>
      <Formats address={paths.transmissionExport(transmission.id)} />
      <DeclarationsPart {...props} />
    </section>
  );
}

function DeclarationsPart({ words, locale, transmission, mayReadDeclarations }: TransmissionPageProps) {
  const { declarations } = transmission.content;
  if (!declarations) return null;
  const { count } = declarations;
  const said = words.declarationCount(writtenNumber(count, locale), isSingular(count, locale));
  return (
    <>
      <h3>{words.declarations}</h3>
      {mayReadDeclarations ? (
        <>
          <p>{words.declarationsLead(said)}</p>
          <Formats address={paths.transmissionDeclarations(transmission.id)} />
        </>
      ) : (
        <p>{words.declarationsForbidden}</p>
      )}
    </>
  );
}

function Formats({ address }: { address: string }) {
  return (
    <FormActions>
      {exportFormats.map((format) => (
        <LinkButton key={format} href={`${address}?format=${format}`} download="">
          {format.toUpperCase()}
        </LinkButton>
      ))}
    </FormActions>
  );
}
