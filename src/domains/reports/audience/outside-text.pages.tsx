import { type BodyView, languageTag, SectionBody } from '#/domains/reports/section-body.pages.tsx';
import { paths } from '#/paths.ts';
import { Tag } from '#/ui/tag.tsx';
import type { AudienceReading, Removal } from './audience.ts';
import type { fr } from './outing.words.ts';

export type OutingWords = typeof fr;

/** Sections as they are read from outside: no evidence is led to. */
export function OutsideText({ reading, view }: { reading: AudienceReading; view: BodyView }) {
  return (
    <>
      {reading.sections.map(({ id, heading, markdown }) => (
        <section key={id} id={`section-${id}`} class="report-section" aria-labelledby={`titre-${id}`}>
          <h2 id={`titre-${id}`} lang={languageTag(view.language)}>
            {heading}
          </h2>
          <SectionBody view={view} body={markdown} prefix={id} />
        </section>
      ))}
    </>
  );
}

/** What does not leave as it stands, section by section. */
export function RemovalList({
  words,
  reportId,
  removed,
}: {
  words: OutingWords;
  reportId: string;
  removed: readonly Removal[];
}) {
  const bySection = Map.groupBy(removed, ({ sectionId }) => sectionId);
  return (
    <>
      {[...bySection].map(([sectionId, removals]) => (
        <div key={sectionId}>
          <h3>{removals[0]?.heading}</h3>
          <ul class="report-removals">
            {removals.map((removal, at) => (
              <li key={`${removal.evidence ?? ''} ${at + 1}`}>
                <Tag>{words.what[removal.what]}</Tag>
                <blockquote>
                  <p>{removal.words}</p>
                </blockquote>
                <p class="hint">
                  {words.why[removal.why]}{' '}
                  {removal.evidence === null || removal.why === 'evidence-unknown' ? null : (
                    <a href={paths.reportEvidence(reportId, removal.evidence)}>{words.evidence}</a>
                  )}
                </p>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
