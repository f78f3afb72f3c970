export interface Tie {
  label: string;
  href: string;
  /** What binds the two: « porte le dossier », « invitée le 12 mars ». */
  note?: string;
}

/** What a page leans on, each tied to it by a thread. For the context column. */
export function Ties({ ties, label }: { ties: readonly Tie[]; label?: string }) {
  return (
    <ul class="ties" aria-label={label}>
      {ties.map((tie) => (
        <li key={tie.href + tie.label}>
          <a href={tie.href}>{tie.label}</a>
          {tie.note ? <span class="tie-note">{tie.note}</span> : null}
        </li>
      ))}
    </ul>
  );
}
