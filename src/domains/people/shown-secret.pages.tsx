import { Notice } from '#/ui/notice.tsx';

/** A secret of which only a print is kept, on the page that follows its making; nothing when there is none. */
export function ShownSecret({ title, text, secret }: { title: string; text: string; secret: string | null }) {
  if (secret === null) return null;
  return (
    <Notice kind="warning" title={title}>
      <p>{text}</p>
      <p>
        <code>{secret}</code>
      </p>
    </Notice>
  );
}
