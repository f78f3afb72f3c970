import type { Locale } from '#/platform/visit.ts';
import { type Reform, reforms } from './reforms.data.ts';
import type { Succession } from './succession.ts';
import type { fr } from './succession.words.ts';

export interface ReformsPartProps {
  words: typeof fr;
  locale: Locale;
  successions: readonly Succession[];
}

/** For the reforms that a line went through: what is sure and who says it, what is not. */
export function ReformsPart({ words, locale, successions }: ReformsPartProps) {
  const days = new Set(successions.map(({ happenedOn }) => happenedOn));
  return reforms
    .filter(({ happenedOn }) => days.has(happenedOn))
    .map((reform) => (
      <section key={reform.happenedOn} aria-labelledby={`reforme-${reform.happenedOn}`}>
        <h3 id={`reforme-${reform.happenedOn}`}>{reform.title[locale]}</h3>
        <Told title={words.sure} told={reform.sure} locale={locale} />
        {isVerified(reform, successions) ? null : (
          <>
            <Told title={words.unsure} told={reform.unsure} locale={locale} />
            <p class="hint">{words.howToConfirm}</p>
          </>
        )}
      </section>
    ));
}

/** Whether somebody here has read an official text for all that the line shows of this reform. */
function isVerified({ happenedOn }: Reform, successions: readonly Succession[]): boolean {
  return successions.every((one) => one.happenedOn !== happenedOn || one.confidence === 'verified');
}

function Told({ title, told, locale }: { title: string; told: Reform['sure']; locale: Locale }) {
  return (
    <>
      <p>
        <strong>{title}</strong>
      </p>
      <ul>
        {told.map(({ sentence, source }) => (
          <li key={sentence.fr}>
            {sentence[locale]} <span class="hint">{source[locale]}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
