import type { Cell, Publication, Relation } from './publication.ts';

/** A code, and the codes that make it up. The root of a dimension is its total. */
export interface CodeTree {
  code: string;
  parts?: readonly CodeTree[];
}

/** What is counted at one crossing of codes. */
export type CountedAt = Omit<Cell, 'key'>;

/**
 * A table crossing any number of dimensions, with every margin and every level of their hierarchies. `countAt` is
 * asked for each crossing, totals included: persons of a total are not the sum of those of its parts.
 */
export function crossTable(
  name: string,
  dimensions: readonly CodeTree[],
  countAt: (codes: readonly string[]) => CountedAt,
): Publication {
  const cells = crossings(dimensions.map(nodesOf)).map((nodes): Cell => {
    const codes = nodes.map((node) => node.code);
    return { key: crossingKey(name, codes), ...countAt(codes) };
  });
  const relations = dimensions.flatMap((dimension, place) => {
    const others = dimensions.map((other, at) => (at === place ? [dimension] : nodesOf(other)));
    const totals = nodesOf(dimension).filter((node) => node.parts !== undefined && node.parts.length > 0);
    return crossings(others).flatMap((nodes) =>
      totals.map((total): Relation => {
        const keyWith = (node: CodeTree) =>
          crossingKey(
            name,
            nodes.map((other, at) => (at === place ? node.code : other.code)),
          );
        return { total: keyWith(total), parts: total.parts!.map(keyWith) };
      }),
    );
  });
  return { cells, relations };
}

/** The key of a crossing: the same codes give the same key in every table of that name. */
export function crossingKey(name: string, codes: readonly string[]): string {
  return [name, ...codes].map((part) => part.replaceAll('%', '%25').replaceAll('|', '%7C')).join('|');
}

/** Several tables published together; a cell that stands in several of them is one cell. */
export function joined(publications: readonly Publication[]): Publication {
  const cells = new Map(publications.flatMap((part) => part.cells.map((cell) => [cell.key, cell])));
  return {
    cells: [...cells.values()],
    relations: publications.flatMap((part) => part.relations),
    derived: publications.flatMap((part) => part.derived ?? []),
  };
}

function nodesOf(tree: CodeTree): CodeTree[] {
  return [tree, ...(tree.parts ?? []).flatMap(nodesOf)];
}

function crossings(lists: readonly (readonly CodeTree[])[]): CodeTree[][] {
  return lists.reduce<CodeTree[][]>(
    (made, list) => made.flatMap((before) => list.map((node) => [...before, node])),
    [[]],
  );
}
