import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import type { CodeList } from './choices.rules.ts';

/**
 * A codebook with these lists in place of those of the same id, the others kept, new ones added. A list that came
 * without a name or a reference of its own keeps those it had.
 */
export function withCodeLists(
  book: Codebook,
  lists: readonly CodeList[],
  identity: Pick<Codebook, 'id' | 'version'>,
): Codebook {
  const known = new Map(book.codeLists.map((list) => [list.id, list]));
  const merged = (list: CodeList): CodeList => {
    const before = known.get(list.id);
    const isNameless = list.label.fr === list.id;
    return {
      ...list,
      label: isNameless && before ? before.label : list.label,
      reference: list.reference ?? before?.reference ?? null,
    };
  };
  const brought = new Map(lists.map((list) => [list.id, merged(list)]));
  return {
    ...book,
    ...identity,
    codeLists: [
      ...book.codeLists.map((list) => brought.get(list.id) ?? list),
      ...[...brought.values()].filter(({ id }) => !known.has(id)),
    ],
  };
}
