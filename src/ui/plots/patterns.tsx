const names = ['solid', 'hatch', 'empty', 'weave'] as const;

/** How a series is filled: by pattern first, so that it survives grey printing and every eye. */
export function fillOf(plotId: string, position: number): string {
  const name = names[position];
  if (name === undefined) throw new Error(`A plot tells ${names.length} series apart, not ${position + 1}.`);
  if (name === 'solid') return 'currentColor';
  return name === 'empty' ? 'none' : `url(#${plotId}-${name})`;
}

/** How a hidden figure is filled: no plot of ours tells four series apart, and the words say it too. */
export function maskOf(plotId: string): string {
  return `url(#${plotId}-weave)`;
}

/** The patterns of one plot, drawn in the colour of its text. */
export function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-hatch`} width="7" height="7" patternUnits="userSpaceOnUse">
        <path class="plot-hatch" d="M-1.75 1.75L1.75-1.75M0 7L7 0M5.25 8.75L8.75 5.25" />
      </pattern>
      <pattern id={`${id}-weave`} width="8" height="8" patternUnits="userSpaceOnUse">
        <path class="plot-hatch" d="M2 0V4M6 4V8M4 2H8M0 6H4" />
      </pattern>
    </defs>
  );
}
