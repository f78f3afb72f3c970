import type { ComponentChildren } from 'preact';

export interface Definition {
  term: string;
  /** Several details for one term give several lines. */
  details: ComponentChildren | readonly ComponentChildren[];
}

/** Terms and what they are: the facts of a page. Lines whose details are empty are left out. */
export function Definitions({ items }: { items: readonly Definition[] }) {
  const lines = items
    .map(({ term, details }) => ({
      term,
      details: (Array.isArray(details) ? details : [details]).filter(isSaid),
    }))
    .filter(({ details }) => details.length > 0);
  if (lines.length === 0) return null;
  return (
    <dl class="definitions">
      {lines.map(({ term, details }) => (
        <div key={term}>
          <dt>{term}</dt>
          {details.map((detail, position) => (
            <dd key={`${term} ${position + 1}`}>{detail}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function isSaid(detail: ComponentChildren): boolean {
  return detail !== null && detail !== undefined && detail !== '' && typeof detail !== 'boolean';
}
