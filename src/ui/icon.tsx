const strokes = {
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13ZM15.5 15.5L21 21',
  close: 'M6 6L18 18M18 6L6 18',
  previous: 'M20 12H4M10 6L4 12L10 18',
  next: 'M4 12H20M14 6L20 12L14 18',
  up: 'M12 20V4M6 10L12 4L18 10',
  down: 'M12 4V20M6 14L12 20L18 14',
  information: 'M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18ZM12 11V17M12 7V7.5',
  done: 'M4 13L9.5 18.5L20 6',
  warning: 'M12 3.5L22 20.5H2ZM12 10V15M12 17.5V18',
  refusal: 'M8 2.5H16L21.5 8V16L16 21.5H8L2.5 16V8ZM12 7V13M12 16.5V17',
  pen: 'M4 20L5 15.5L16.5 4L20 7.5L8.5 19ZM14 6.5L17.5 10',
  attachment: 'M8 12.5L14.5 6a3 3 0 0 1 4.5 4.5L10 19.5a5 5 0 0 1-7-7L11 4.5',
  download: 'M12 3V15M6.5 10L12 15.5L17.5 10M4 20.5H20',
  person: 'M12 3.5a4 4 0 1 1 0 8a4 4 0 0 1 0-8ZM4 21c0-4.5 3.5-6.5 8-6.5s8 2 8 6.5',
} as const;

export type IconName = keyof typeof strokes;

/** A small drawing beside a word, never instead of one: screen readers do not see it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d={strokes[name]} />
    </svg>
  );
}
