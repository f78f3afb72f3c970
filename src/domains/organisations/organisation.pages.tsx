import { paths } from '#/paths.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { Definitions } from '#/ui/definition.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Ties } from '#/ui/ties.tsx';
import { Time } from '#/ui/time.tsx';
import { safeHref } from '#/writing/href.ts';
import { contactHref, phoneHref, setAddress, setPhone, setWebsite } from './contact.rules.ts';
import type { Organisation } from './organisation.ts';
import type { fr } from './organisation.words.ts';

type Words = typeof fr;

interface OrganisationProps {
  words: Words;
  organisation: Organisation;
  places: readonly { id: string; name: string }[];
  mayTend: boolean;
  day(date: string): string;
}

/** Who, where, how to reach them, and since when that is known. Nothing is counted here. */
export function OrganisationPage(props: OrganisationProps) {
  const { words, organisation, places } = props;
  return (
    <>
      <p class="hint">{words.kinds[organisation.kind]}</p>
      {organisation.description ? <p class="lead pre-line">{organisation.description}</p> : null}
      <Definitions
        items={[
          { term: words.fields.otherNames, details: [...organisation.otherNames] },
          {
            term: words.fields.placeIds,
            details: places.map((place) => <a href={paths.territory(place.id)}>{place.name}</a>),
          },
        ]}
      />
      <Contact words={words} organisation={organisation} />
      <Privacy words={words} organisation={organisation} />
      <Freshness {...props} />
    </>
  );
}

type AboutProps = Pick<OrganisationProps, 'words' | 'organisation'>;

function Contact({ words, organisation }: AboutProps) {
  const { address, phone, email, website } = organisation;
  if (![address, phone, email, website].some((text) => text !== '')) return null;
  const phoneText = setPhone(phone, words.extension);
  const items = [
    { term: words.fields.address, details: address && <Address text={address} /> },
    { term: words.fields.phone, details: phone && <Linked href={phoneHref(phone)} text={phoneText} /> },
    { term: words.fields.email, details: email && <Linked href={contactHref(email)} text={email} /> },
    { term: words.fields.website, details: website && <Linked href={website} text={setWebsite(website)} /> },
  ];
  return (
    <section>
      <h2>{words.contact}</h2>
      <Definitions items={items} />
    </section>
  );
}

function Privacy({ words, organisation }: AboutProps) {
  const { privacyTitle, privacyContact } = organisation;
  if (privacyTitle === '' && privacyContact === '') return null;
  const text = setPhone(privacyContact, words.extension);
  return (
    <section>
      <h2>{words.privacy}</h2>
      <Definitions
        items={[
          { term: words.fields.privacyTitle, details: privacyTitle },
          {
            term: words.fields.privacyContact,
            details: privacyContact && <Linked href={contactHref(privacyContact)} text={text} />,
          },
        ]}
      />
    </section>
  );
}

function Address({ text }: { text: string }) {
  return <address class="pre-line">{setAddress(text).join('\n')}</address>;
}

function Linked({ href, text }: { href: string | undefined; text: string }) {
  const safe = href === undefined ? undefined : safeHref(href);
  return safe ? (
    <a href={safe} rel="noopener noreferrer">
      {text}
    </a>
  ) : (
    <span>{text}</span>
  );
}

function Freshness({ words, organisation, mayTend, day }: OrganisationProps) {
  const { verifiedOn } = organisation;
  return (
    <section aria-label={words.freshness}>
      <p class="hint">
        {verifiedOn ? (
          <Time dateTime={verifiedOn}>{words.verified(day(verifiedOn))}</Time>
        ) : (
          words.neverVerified
        )}
      </p>
      {mayTend ? (
        <PostForm action={paths.organisationFreshness(organisation.id)}>
          <FormActions>
            <Button look="quiet">{words.verify}</Button>
          </FormActions>
        </PostForm>
      ) : null}
    </section>
  );
}

/** What one may do with the page, beside it. */
export function OrganisationTies({
  words,
  organisation,
  may,
}: {
  words: Words;
  organisation: Organisation;
  may: { tend: boolean; merge: boolean };
}) {
  return (
    <Ties
      label={words.around}
      ties={[
        ...(may.tend ? [{ label: words.change, href: paths.organisationChange(organisation.id) }] : []),
        {
          label: words.traces,
          href: `${paths.traces}?organisation=${organisation.id}`,
          note: words.tracesNote,
        },
        { label: words.history, href: paths.organisationHistory(organisation.id) },
        ...(may.merge ? [{ label: words.merge, href: paths.organisationMerge(organisation.id) }] : []),
      ]}
    />
  );
}
