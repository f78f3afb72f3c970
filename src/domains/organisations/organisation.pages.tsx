import { paths } from '#/paths.ts';
import { Empty } from '#/ui/empty.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import type { OrganisationLine } from './organisation.ts';
import type { fr } from './organisation.words.ts';

export function DirectoryPage({ words, lines }: { words: typeof fr; lines: readonly OrganisationLine[] }) {
  return (
    <>
      <p class="lead">{words.lead}</p>
      {lines.length === 0 ? (
        <Empty title={words.none} />
      ) : (
        <LinkedList lines={lines.map((line) => ({ label: line.name, href: paths.organisation(line.id) }))} />
      )}
    </>
  );
}
