import { paths } from '#/paths.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { Checkbox } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import type { Import, SheetCheck } from './import.ts';
import type { fr } from './sheet-import.words.ts';

type SheetImportWords = typeof fr;

interface CheckProps {
  words: SheetImportWords;
  one: Import;
  check: SheetCheck;
  /** Places of the directory that cells name exactly. */
  placeLabels: readonly string[];
}

/** What would become of the rows, and what is left to choose before they go. */
export function CheckResult({ words, one, check, placeLabels }: CheckProps) {
  const lines = [
    words.ready(check.ready),
    check.refused > 0 ? words.refused(check.refused) : '',
    check.known > 0 ? words.known(check.known) : '',
    check.alike > 0 ? words.alike(check.alike) : '',
    check.hidden > 0 ? words.hidden(check.hidden) : '',
    check.newOrganisations > 0 ? words.newOrganisations(check.newOrganisations) : '',
  ].filter((line) => line !== '');
  const total = check.problemCount + check.noticeCount;
  return (
    <section id="verification">
      <h2>{words.checkTitle}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {check.ready + check.alike > 0 ? <Confirmation {...{ words, one, check, placeLabels }} /> : null}
      {total > 0 ? (
        <Disclosure summary={words.problemsTitle} open={check.refused > 0}>
          {total > check.problems.length ? (
            <p class="hint">{words.problemsFirst(check.problems.length, total)}</p>
          ) : null}
          <ProblemList words={words} check={check} />
        </Disclosure>
      ) : null}
    </section>
  );
}

function Confirmation({ words, one, check, placeLabels }: CheckProps) {
  return (
    <>
      {check.alike > 0 ? (
        <Checkbox name="withAlike" label={words.withAlike} checked={check.ready === 0} />
      ) : null}
      {placeLabels.length > 0 ? (
        <Checkbox
          name="withPlaces"
          label={words.withPlaces(check.placedRows ?? 0)}
          hint={words.placesNamed(placeLabels.join(', '))}
          checked
        />
      ) : null}
      <p class="hint">{words.whoSees}</p>
      <FormActions>
        <Button formAction={paths.importConfirmation(one.id)}>{words.confirm(check.ready)}</Button>
      </FormActions>
    </>
  );
}

function ProblemList({ words, check }: { words: SheetImportWords; check: SheetCheck }) {
  return (
    <ul>
      {check.problems.map((problem) => (
        <li key={`${problem.cell}-${problem.code}`}>
          <strong>{problem.cell}</strong>
          {problem.refuses ? ` (${words.refusesRow})` : ''} – {words.problems[problem.code](problem.values)}
        </li>
      ))}
    </ul>
  );
}
