import { type CodebookReference, serviceAxes } from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Empty } from '#/ui/empty.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { sourceText } from './space-codebook.form.ts';
import type { Offer, SpaceOffers } from './space-codebook.ts';
import type { fr } from './space-codebook.words.ts';

type Words = typeof fr;

export interface SpaceCodebooksPageProps {
  words: Words;
  spaces: readonly SpaceOffers[];
  /** Why the last wish was refused, a sentence a line. */
  refusal: readonly string[];
}

/** What each space may make a framework of, and what it made already. */
export function SpaceCodebooksPage({ words, spaces, refusal }: SpaceCodebooksPageProps) {
  return (
    <>
      {refusal.length === 0 ? null : (
        <Notice kind="refusal" title={words.refusalTitle} live>
          {refusal.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      <p class="lead">{words.lead}</p>
      {spaces.length === 0 ? (
        <Empty title={words.nothing}>
          <p>{words.nothingText}</p>
        </Empty>
      ) : null}
      {spaces.map((space, at) => (
        <SpaceSection key={space.spaceId} words={words} space={space} told={spaces.slice(0, at)} />
      ))}
    </>
  );
}

interface SpaceSectionProps {
  words: Words;
  space: SpaceOffers;
  /** Spaces told above. A joint plan is several spaces' own: addresses lead to the first. */
  told: readonly SpaceOffers[];
}

function SpaceSection({ words, space, told }: SpaceSectionProps) {
  const isTold = (offer: Offer) =>
    told.some(({ offers }) => offers.some(({ source }) => sourceText(source) === sourceText(offer.source)));
  const headingId = `espace-${space.spaceId}`;
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId}>{space.spaceName}</h2>
      {space.hasStartingAxes ? (
        <p>
          {words.startingAxes}{' '}
          <a href={paths.codebookVersion(serviceAxes.id, serviceAxes.version)}>{words.readAxes}</a>
        </p>
      ) : null}
      {space.offers.map((offer) => (
        <OfferPart
          key={sourceText(offer.source)}
          words={words}
          spaceId={space.spaceId}
          offer={offer}
          isTold={isTold(offer)}
        />
      ))}
      {space.offers.some(({ source }) => source.kind === 'plan') ? null : (
        <p class="hint">
          {words.noPlan} <a href={paths.plans}>{words.plans}</a>
        </p>
      )}
    </section>
  );
}

interface OfferPartProps {
  words: Words;
  spaceId: string;
  offer: Offer;
  isTold: boolean;
}

function OfferPart({ words, spaceId, offer, isTold }: OfferPartProps) {
  const { source, version, title = '' } = offer;
  return (
    <section id={source.kind === 'plan' && !isTold ? `plan-${source.versionId}` : undefined}>
      <h3>{version ? words.plan(title, version.number, version.name) : words.axes}</h3>
      <p class="hint">
        {source.kind === 'plan' ? words.itemCount(offer.lineCount) : words.axisCount(offer.lineCount)}
        {offer.made ? ` – ${words.isMade}` : null}
      </p>
      {offer.outdated ? <p>{words.changed(offer.outdated.version)}</p> : null}
      {offer.made ? (
        <MadeLinks words={words} spaceId={spaceId} made={offer.made} />
      ) : (
        <PostForm action={paths.spaceCodebooks}>
          <input type="hidden" name="spaceId" value={spaceId} />
          <input type="hidden" name="source" value={sourceText(source)} />
          <FormActions>
            <Button>{offer.outdated ? words.makeNext : words.make}</Button>
          </FormActions>
        </PostForm>
      )}
    </section>
  );
}

/** A statement by this framework, for this space, the period left to choose. */
export const statementBy = ({ id, version }: CodebookReference, spaceId: string) =>
  `${paths.newStatement}?cadre=${id}&version=${version}&espace=${spaceId}`;

function MadeLinks({ words, spaceId, made }: { words: Words; spaceId: string; made: CodebookReference }) {
  return (
    <FormActions>
      <LinkButton href={statementBy(made, spaceId)} look="primary">
        {words.statement}
      </LinkButton>
      <LinkButton href={paths.codebookVersion(made.id, made.version, spaceId)}>{words.read}</LinkButton>
    </FormActions>
  );
}
