import { Fragment } from 'preact';
import type { Period } from '#/domains/codebooks/codebooks.public.ts';
import { Fieldset } from '#/ui/choices.tsx';
import { DateField, TextField } from '#/ui/fields.tsx';
import type { DraftView } from './draft-frame.pages.tsx';

/** Lines left blank for what is to be added: a year of months where there is nothing yet. */
const blanks = { first: 12, more: 2 };

export interface PeriodsFieldsProps {
  view: DraftView;
  name: string;
  label: string;
  hint: string;
  periods: readonly Period[];
}

/** The periods of a year, one a line: its name and its days. A line that is emptied is a period taken out. */
export function PeriodsFields({ view, name, label, hint, periods }: PeriodsFieldsProps) {
  const { words } = view;
  const count = periods.length === 0 ? blanks.first : blanks.more;
  const lines = [...periods, ...Array.from({ length: count }, () => null)];
  return (
    <Fieldset legend={label} hint={hint}>
      {lines.map((period, position) => {
        const number = position + 1;
        const field = (part: string) => ({ name: `${name}-${part}`, id: `${name}-${part}-${number}` });
        return (
          <Fragment key={String(number)}>
            <input type="hidden" name={`${name}-id`} value={period?.id ?? ''} />
            <div class="fields-row">
              <TextField {...field('fr')} label={words.periodLine(number)} value={period?.label.fr ?? ''} />
              <TextField
                {...field('en')}
                label={words.inEnglish(words.periodLine(number))}
                value={period?.label.en ?? ''}
              />
            </div>
            <div class="fields-row">
              <DateField
                {...field('starts')}
                label={words.periodStart(number)}
                value={period?.startsOn ?? ''}
              />
              <DateField {...field('ends')} label={words.periodEnd(number)} value={period?.endsOn ?? ''} />
            </div>
          </Fragment>
        );
      })}
    </Fieldset>
  );
}
