export interface ProgressProps {
  id: string;
  /** What is going on: « Lecture du fichier ». */
  label: string;
  done: number;
  total: number;
  /** The same in words: « 12 400 lignes sur 20 000 ». */
  text: string;
  /** True when a script updates the text while one reads. */
  live?: boolean;
}

/** How far a long work has gone, in words and as a bar. */
export function Progress({ id, label, done, total, text, live }: ProgressProps) {
  return (
    <div class="progress">
      <label for={id}>{label}</label>
      <progress id={id} value={Math.min(done, total)} max={Math.max(total, 1)}>
        {text}
      </progress>
      <p class="hint" role={live ? 'status' : undefined}>
        {text}
      </p>
    </div>
  );
}
