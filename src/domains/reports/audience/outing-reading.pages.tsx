import {
  ReadingText,
  type ReadingTextProps,
  type ReadingWords,
  TakeAway,
} from '#/domains/reports/reading/reading.pages.tsx';
import type { ReportFile } from '#/domains/reports/reading/reading.ts';
import { paths } from '#/paths.ts';
import { Disclosure } from '#/ui/disclosure.tsx';
import type { Removal } from './audience.ts';
import { type OutingWords, RemovalList } from './outside-text.pages.tsx';

export interface OutingPageProps extends ReadingTextProps {
  outing: OutingWords;
  reportId: string;
  /** What the team alone is told: null for others. */
  inside: { removed: readonly Removal[]; isWithdrawn: boolean; madeBy: string | null; madeOn: string } | null;
}

/** What left, as it left: read by anybody when it is public. */
export function OutingPage({ outing, reportId, inside, ...text }: OutingPageProps) {
  return (
    <>
      {inside?.isWithdrawn ? <p>{outing.readWithdrawn}</p> : null}
      <ReadingText {...text} />
      {inside ? (
        <div class="screen-only">
          {inside.removed.length === 0 ? null : (
            <Disclosure summary={outing.removed}>
              {inside.removed.some(({ place }) => place?.choice) ? (
                <p>{outing.namesDecidedBy(inside.madeBy, inside.madeOn)}</p>
              ) : null}
              <RemovalList words={outing} reportId={reportId} removed={inside.removed} />
            </Disclosure>
          )}
          <p>
            <a href={paths.reportOutings(reportId)}>{outing.back}</a>
          </p>
        </div>
      ) : null}
    </>
  );
}

export interface OutingContextProps {
  words: ReadingWords;
  hrefOf(format: ReportFile): string;
  /** The whole address to give; null when it is not public. */
  address: string | null;
}

/** The second column of what left: its files, and the address to give when everybody may read it. */
export function OutingContext({ words, hrefOf, address }: OutingContextProps) {
  return (
    <div class="screen-only">
      <TakeAway words={words} hrefOf={hrefOf} />
      {address === null ? null : (
        <>
          <h2>{words.address}</h2>
          <p class="reading-address">
            <a href={address}>{address}</a>
          </p>
          <p class="hint">{words.addressHint}</p>
        </>
      )}
    </div>
  );
}
