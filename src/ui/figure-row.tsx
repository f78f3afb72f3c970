import type { ComponentChildren } from 'preact';

/** A figure of a statement, and how it explains itself. */
export interface Figure {
  key: string;
  label: string;
  /** Already written for people: « 1 240 », « moins de 5 ». */
  value: string;
  /** Always said: « minutes », « séances ». */
  unit: string;
  /** Rule and version, records counted, what is left out: opens under the figure. */
  explanation?: ComponentChildren;
}

/** Figures that are read side by side and never added up, each opening on where it comes from. */
export function Figures({ figures, label }: { figures: readonly Figure[]; label?: string }) {
  return (
    <ul class="figures" aria-label={label}>
      {figures.map((figure) => (
        <li key={figure.key}>
          <FigureRow figure={figure} />
        </li>
      ))}
    </ul>
  );
}

function FigureRow({ figure }: { figure: Figure }) {
  const line = (
    <>
      <span class="figure-label">{figure.label}</span>{' '}
      <span class="figure-value">
        {figure.value} <span class="figure-unit">{figure.unit}</span>
      </span>
    </>
  );
  if (!figure.explanation) return <div class="figure-line">{line}</div>;
  return (
    <details>
      <summary class="figure-line">{line}</summary>
      <div class="figure-explanation">{figure.explanation}</div>
    </details>
  );
}
