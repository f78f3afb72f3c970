import { BarRows } from './plots/bar-rows.tsx';
import { DotStrip } from './plots/dot-strip.tsx';
import { TimeColumns } from './plots/time-columns.tsx';
import { declared, durations, months, natures } from './styleguide-story.ts';

const number = new Intl.NumberFormat('fr-CA');
const minutes = (value: number) => `${number.format(value)}\u00a0min`;

/** The three plots, each with its table. */
export function PlotSamples() {
  return (
    <section>
      <h2>Voir la forme d’une saison</h2>
      <BarRows
        id="plot-natures"
        title="Ce que le cadre voit, et ce qu’il ne voit pas"
        note="Minutes notées, par nature d’intervention, période 13"
        description="La concertation et la sensibilisation sont surtout non déclarées; le soutien est surtout déclaré."
        tableSummary="Lire les chiffres"
        rowsHeading="Nature"
        series={declared}
        rows={natures}
        format={minutes}
      />
      <TimeSamples />
    </section>
  );
}

function TimeSamples() {
  return (
    <>
      <TimeColumns
        id="plot-months"
        title="Traces notées, mois par mois"
        note="D’avril 2025 à mars 2026"
        description="Un creux en juillet et en août, deux sommets en octobre et en mars."
        tableSummary="Lire les chiffres"
        periodsHeading="Mois"
        series={[{ key: 'traces', label: 'Traces' }]}
        periods={months}
        format={(value) => `${number.format(value)} traces`}
        formatBare={number.format}
      />
      <DotStrip
        id="plot-durations"
        title="Durée des traces de la saison"
        note="Un point par trace dont la durée est notée"
        description="La plupart durent une heure ou moins; quelques-unes prennent une demi-journée."
        tableSummary="Lire les chiffres"
        values={durations}
        intervalsHeading="Durée"
        countHeading="Traces"
        format={minutes}
        formatBare={number.format}
        formatInterval={(from, to) => `de ${minutes(from)} à ${minutes(to)}`}
        formatMedian={(value) => `médiane : ${minutes(value)}`}
        formatDot={(count) => `un point : ${count} traces`}
      />
    </>
  );
}
