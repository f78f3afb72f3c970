import type { Report, Section } from '#/domains/reports/report.ts';
import { languageTag } from '#/domains/reports/section-body.pages.tsx';
import { paths } from '#/paths.ts';
import type { WrittenDocument } from '#/platform/documents/document.ts';
import type { PageText } from '#/platform/documents/html.ts';
import { LinkedList } from '#/ui/linked-list.tsx';
import { SafeHtml } from '#/ui/safe-html.tsx';
import { type ReportFile, reportFiles } from './reading.ts';
import type { fr } from './reading.words.ts';

export type ReadingWords = typeof fr;

export interface ReadingTextProps {
  words: ReadingWords;
  document: Pick<WrittenDocument, 'language' | 'organisation' | 'subtitle' | 'summary'>;
  text: PageText;
}

/** A whole bilan as it is read: whose it is, of when, its parts, its text. */
export function ReadingText({ words, document, text }: ReadingTextProps) {
  const language = languageTag(document.language);
  return (
    <>
      <div class="reading-head" lang={language}>
        {document.organisation ? <p class="reading-whose">{document.organisation}</p> : null}
        <p class="reading-when">{document.subtitle}</p>
      </div>
      <p class="reading-summary">{document.summary}</p>
      {text.contents.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <Contents words={words} text={text} language={language} />
      )}
      <div class="report-text reading-text" lang={language}>
        <SafeHtml html={text.html} />
      </div>
    </>
  );
}

function Contents({ words, text, language }: { words: ReadingWords; text: PageText; language: string }) {
  return (
    <nav aria-labelledby="sommaire" class="report-contents reading-contents screen-only">
      <h2 id="sommaire">{words.contents}</h2>
      <ol lang={language}>
        {text.contents
          .filter(({ level }) => level === 1)
          .map(({ id, text: heading }) => (
            <li key={id}>
              <a href={`#${id}`}>{heading}</a>
            </li>
          ))}
      </ol>
    </nav>
  );
}

export interface ReadingContextProps {
  words: ReadingWords;
  report: Pick<Report, 'id' | 'language'>;
  /** Sections without a text, for those who may write them. */
  unwritten: readonly Pick<Section, 'id' | 'heading'>[];
}

/** The second column: how to take the bilan away, and what is still to be written. */
export function ReadingContext({ words, report, unwritten }: ReadingContextProps) {
  return (
    <div class="screen-only">
      <TakeAway words={words} hrefOf={(format) => paths.reportFile(report.id, format)} />
      <h2>{words.others}</h2>
      <p class="hint">{words.othersHint}</p>
      <LinkedList lines={[{ label: words.toOutings, href: paths.reportOutings(report.id) }]} />
      {unwritten.length === 0 ? null : (
        <>
          <h2>{words.unwritten}</h2>
          <div lang={languageTag(report.language)}>
            <LinkedList
              lines={unwritten.map(({ id, heading }) => ({
                label: heading,
                href: paths.reportSection(report.id, id),
              }))}
            />
          </div>
          <p class="hint">{words.unwrittenHint}</p>
        </>
      )}
    </div>
  );
}

/** A bilan as files, each at its address. */
export function TakeAway({ words, hrefOf }: { words: ReadingWords; hrefOf(format: ReportFile): string }) {
  return (
    <>
      <h2>{words.take}</h2>
      <LinkedList
        lines={reportFiles.map((format) => ({ label: words.files[format], href: hrefOf(format) }))}
      />
      <p class="hint">
        {words.takeHint} {words.print}
      </p>
    </>
  );
}
