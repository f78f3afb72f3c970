const blockLength = 256;

/**
 * Places of groups, in ascending order, each once, in little room. A figure may count tens of thousands of groups, and a
 * statement has a thousand figures: in blocks of four bytes a place, which growing never copies, a million take 4 MB.
 */
export interface GroupPlaces extends Iterable<number> {
  /** The place of a group: not before the last one; said again, it is kept once. */
  add(place: number): void;
}

export function groupPlaces(): GroupPlaces {
  const blocks: Int32Array[] = [];
  let length = 0;
  let last = -1;
  return {
    add(place) {
      if (place === last) return;
      if (length % blockLength === 0) blocks.push(new Int32Array(blockLength));
      (blocks.at(-1) as Int32Array)[length % blockLength] = place;
      length += 1;
      last = place;
    },
    *[Symbol.iterator]() {
      for (let at = 0; at < length; at += 1)
        yield (blocks[Math.floor(at / blockLength)] as Int32Array)[at % blockLength] as number;
    },
  };
}
