import { type BodyView, languageTag, SectionBody } from '#/domains/reports/section-body.pages.tsx';
import { paths } from '#/paths.ts';
import { Disclosure } from '#/ui/disclosure.tsx';
import { Tag } from '#/ui/tag.tsx';
import type { AudienceReading, NameChoice, Removal, RemovalReason } from './audience.ts';
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

interface RemovalListProps {
  words: OutingWords;
  reportId: string;
  removed: readonly Removal[];
}

/** Past so many, what goes for one reason is folded. */
const mostUnfolded = 3;

/** What does not leave as it stands, reason by reason: each can be mended at once, where it can. */
export function RemovalList(props: RemovalListProps) {
  const { words } = props;
  // What goes the same way stands together, in the order in which each way is met.
  const alike = [...Map.groupBy(props.removed, ({ what }) => what).values()].flat();
  const groups = Map.groupBy(alike, ({ what, why }) => `${what} ${why}`);
  return (
    <>
      {[...groups].map(([key, removed]) => (
        <div key={key} class="report-change">
          <h3>
            {words.what[(removed[0] as Removal).what]} <Tag>{words.times(removed.length)}</Tag>
          </h3>
          <p>{words.why[(removed[0] as Removal).why]}</p>
          {removed.length > mostUnfolded ? (
            <Disclosure summary={words.unfold(removed.length)}>
              <Removals {...props} removed={removed} />
            </Disclosure>
          ) : (
            <Removals {...props} removed={removed} />
          )}
        </div>
      ))}
    </>
  );
}

function Removals({ words, reportId, removed }: RemovalListProps) {
  return (
    <ul>
      {removed.map(({ words: said, heading, evidence, why, place }, at) => (
        <li key={`${evidence ?? ''} ${at + 1}`}>
          {said} {place?.choice ? <DecidedName words={words} why={why} choice={place.choice} /> : null}{' '}
          <span class="hint">
            {heading === '' ? null : `– ${heading}`}
            {evidence === null || why === 'evidence-unknown' ? null : (
              <>
                {', '}
                <a href={paths.reportEvidence(reportId, evidence)}>{words.evidence}</a>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function DecidedName(props: { words: OutingWords; why: RemovalReason; choice: NameChoice }) {
  const { decided } = props.words;
  if (props.choice.kind === 'replace') return <em>{decided.replace(props.choice.words)}</em>;
  return <em>{props.why === 'names-person' ? decided.accepted : decided.keep}</em>;
}
