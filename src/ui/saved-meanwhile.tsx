export interface SavedMeanwhileProps {
  /** « Enregistré entre-temps ». */
  heading: string;
  /** What was typed. */
  mine: string;
  /** What is saved now; undefined when nobody saved meanwhile. */
  saved: string | undefined;
  /** What is saved now, as people read it, when it is not its own text. */
  label?: string;
}

/** What somebody else saved, under the field where it is not what was typed. */
export function SavedMeanwhile({ heading, mine, saved, label }: SavedMeanwhileProps) {
  if (saved === undefined || saved === mine) return null;
  return (
    <div class="saved-meanwhile">
      <p class="hint">{heading}</p>
      <p class="pre-line">{label ?? (saved || '—')}</p>
    </div>
  );
}
