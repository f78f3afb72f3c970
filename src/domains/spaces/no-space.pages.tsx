import { paths } from '#/paths.ts';
import { type Locale, wordsFor } from '#/platform/visit.ts';
import { LinkButton } from '#/ui/button.tsx';
import { Empty } from '#/ui/empty.tsx';
import * as spaceWords from './space.words.ts';

/** What stands where somebody has no space to work in yet: how to have one. */
export function NoSpace({ locale }: { locale: Locale }) {
  const words = wordsFor(locale, spaceWords);
  return (
    <Empty title={words.noSpaceYet}>
      <p>{words.noSpaceText}</p>
      <p>
        <LinkButton href={paths.newSpace} look="primary">
          {words.open}
        </LinkButton>
      </p>
    </Empty>
  );
}
