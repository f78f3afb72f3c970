import type { DossierWords, Partner } from '#/domains/dossiers/dossiers.public.ts';
import { formatDate, formatMonth } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { type TimeLine, TimeLines } from '#/ui/plots/time-lines.tsx';
import type { Column } from '#/ui/table.tsx';
import { stretchOf } from './chronicle.rules.ts';
import type { ChronicleWords } from './marked-event.pages.tsx';

export interface PartnersOverTimeProps {
  words: ChronicleWords;
  dossierWords: DossierWords;
  locale: Locale;
  partners: readonly Partner[];
  /** First day of the dossier. */
  openedOn: string;
  today: string;
}

/** Who joined when and who left: a line each, in the order in which they came, and the same as a table. */
export function PartnersOverTime(props: PartnersOverTimeProps) {
  const { words, partners, openedOn, today } = props;
  const stretch = stretchOf(partners, openedOn, today);
  const undated = partners.filter((one) => one.sinceOn === null && one.untilOn === null);
  return (
    <>
      {stretch === null ? null : <PartnerLines {...props} {...stretch} />}
      {undated.length === 0 ? null : (
        <p>{words.partnersUndated(undated.map((one) => one.name).join(', '))}</p>
      )}
    </>
  );
}

function PartnerLines(props: PartnersOverTimeProps & { from: string; until: string }) {
  const { words, locale, partners, from, until, today } = props;
  const dated = partners.filter((one) => one.sinceOn !== null || one.untilOn !== null);
  return (
    <TimeLines
      id="partenaires"
      title={words.partnersPlot}
      note={words.partnersPlotNote(formatDate(from, locale), formatDate(until, locale))}
      description={words.partnersPlotDescription(dated.length)}
      tableSummary={words.partnersTable}
      from={from}
      until={until}
      formatMonth={(on) => formatMonth(on, locale)}
      series={[
        { key: 'there', label: words.stillThere },
        { key: 'gone', label: words.gone },
      ]}
      rows={[...dated].sort(byArrival).map((one) => ({
        key: one.id,
        label: one.name,
        startsOn: one.sinceOn,
        endsOn: one.untilOn ?? (one.sinceOn ? today : null),
        series: one.untilOn !== null && one.untilOn <= today ? 1 : 0,
        partner: one,
      }))}
      columns={columnsOf(props)}
    />
  );
}

interface PartnerLine extends TimeLine {
  partner: Partner;
}

function columnsOf({ dossierWords, locale }: PartnersOverTimeProps): Column<PartnerLine>[] {
  const day = (on: string | null) => (on ? formatDate(on, locale) : '');
  return [
    { key: 'name', heading: dossierWords.organisation, cell: ({ partner }) => <Name partner={partner} /> },
    {
      key: 'role',
      heading: dossierWords.partnerRole,
      cell: ({ partner }) => dossierWords.partnerRoles[partner.role],
    },
    { key: 'since', heading: dossierWords.sinceOn, cell: ({ partner }) => day(partner.sinceOn) },
    { key: 'until', heading: dossierWords.untilOn, cell: ({ partner }) => day(partner.untilOn) },
  ];
}

function Name({ partner }: { partner: Partner }) {
  if (!partner.organisationId) return <>{partner.name}</>;
  return <a href={paths.organisation(partner.organisationId)}>{partner.name}</a>;
}

const arrival = (partner: Partner) => partner.sinceOn ?? partner.untilOn ?? '9999';

function byArrival(left: Partner, right: Partner): number {
  return arrival(left).localeCompare(arrival(right)) || left.name.localeCompare(right.name, 'fr');
}
