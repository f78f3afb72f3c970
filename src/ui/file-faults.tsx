import { Notice } from './notice.tsx';

/** What is wrong in a file, one line a fault, each with its place. */
export interface FaultsSaid {
  title: string;
  text: string;
  lines: readonly string[];
}

/** A file that was refused whole, and where to mend it. */
export function FileFaults({ faults }: { faults: FaultsSaid | null }) {
  if (faults === null) return null;
  return (
    <Notice kind="refusal" title={faults.title}>
      <p>{faults.text}</p>
      <ul>
        {faults.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  );
}
