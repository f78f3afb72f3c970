import { languageTag } from '#/domains/reports/section-body.pages.tsx';
import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { type Locale, wordsFor } from '#/platform/visit.ts';
import { RadioGroup } from '#/ui/choices.tsx';
import { TextField } from '#/ui/fields.tsx';
import type { NamePlace, Removal, RemovalKind } from './audience.ts';
import { choiceField, wordsField } from './name-choice.form.ts';
import * as outingWords from './outing.words.ts';
import type { OutingWords } from './outside-text.pages.tsx';

type Named = Removal & { place: NamePlace };

export interface NameChoicesProps {
  words: OutingWords;
  reportId: string;
  /** Language of the bilan. */
  language: Locale;
  removed: readonly Removal[];
  /** For everybody, each name is decided before anything leaves. */
  isPublic: boolean;
  refusal: ErrorSentences;
}

function placeKind(what: RemovalKind): 'text' | 'title' | 'address' {
  if (what === 'link-name') return 'address';
  return what === 'first-name' || what === 'whole-name' ? 'text' : 'title';
}

const isNamed = (removal: Removal): removal is Named => removal.place !== undefined;

/** Names that people decide, each with its words around: those of titles, then those of the text. */
export function NameChoices(props: NameChoicesProps) {
  const { words, removed, isPublic } = props;
  // The same words at two places are one decision.
  const named = [...new Map(removed.filter(isNamed).map((one) => [one.place.key, one])).values()];
  if (named.length === 0) return null;
  return (
    <section aria-labelledby="noms">
      <h2 id="noms">{words.names}</h2>
      <p>{isPublic ? words.namesLeadPublic : words.namesLead}</p>
      {named.map((one) => (
        <NameToDecide key={one.place.key} {...props} named={one} />
      ))}
    </section>
  );
}

function NameToDecide(props: NameChoicesProps & { named: Named }) {
  const { words, language, named, refusal } = props;
  const { what, why, place } = named;
  const { key, mayReplace, choice } = place;
  const choices = [
    { value: 'keep', label: why === 'names-person' ? words.personAccepted : words.keepName },
    ...(mayReplace ? [{ value: 'replace', label: words.replaceName }] : []),
  ];
  return (
    <div class="report-change">
      <Context {...props} />
      {mayReplace ? null : <ChangeThere {...props} />}
      <RadioGroup
        name={choiceField(key)}
        label={words.nameToDecide[placeKind(what)](place.name)}
        choices={choices}
        value={choice?.kind}
      />
      {mayReplace ? (
        <TextField
          name={wordsField(key)}
          label={words.replacement}
          value={choice?.kind === 'replace' ? choice.words : ''}
          suggestions={wordsFor(language, outingWords).replacements}
          error={refusal.of(wordsField(key))}
          maxLength={200}
          width="medium"
        />
      ) : null}
    </div>
  );
}

/** Characters kept on each side of a name. */
const around = 110;

function Context({ words, language, named }: NameChoicesProps & { named: Named }) {
  const { what, heading, place } = named;
  const at = Math.max(0, named.words.indexOf(place.name));
  const end = at + place.name.length;
  const [from, to] = [Math.max(0, at - around), Math.min(named.words.length, end + around)];
  return (
    <p>
      <span lang={languageTag(language)}>
        {from > 0 ? '…' : ''}
        {named.words.slice(from, at)}
        <strong>{named.words.slice(at, end)}</strong>
        {named.words.slice(end, to)}
        {to < named.words.length ? '…' : ''}
      </span>{' '}
      <span class="hint">
        {'– '}
        {whereIs(words, what) ?? heading}
        {what === 'link-name' ? `, ${heading}` : null}
      </span>
    </p>
  );
}

/** Where words stand that are in no section. */
function whereIs({ where }: OutingWords, what: RemovalKind): string | null {
  if (what === 'title') return where.title;
  if (what === 'section-title') return where.sectionTitle;
  if (what === 'link-name') return where.link;
  return what === 'adoption-name' ? where.adoption : null;
}

/** A title leaves as it is, or is changed where it is written. */
function ChangeThere({ words, reportId, named }: NameChoicesProps & { named: Named }) {
  const { what, sectionId } = named;
  if (what === 'adoption-name') return <p class="hint">{words.changeAdoption}</p>;
  const isTitle = what === 'title';
  const href = isTitle ? paths.reportSettings(reportId) : paths.reportSection(reportId, sectionId);
  return (
    <p class="hint">
      {what === 'link-name' ? words.changeAddress : words.changeThere}{' '}
      <a href={href}>{isTitle ? words.changeTitle : words.changeSection}</a>
    </p>
  );
}
