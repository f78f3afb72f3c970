/*
 * What the site and an editor say to each other beside Yjs itself.
 */

/** Why the site closes a connection, as the code of the WebSocket. */
export const closings = {
  /** What came was not what editors send. */
  unreadable: 4400,
  /** The session is over. */
  signedOut: 4401,
  /** Not there, or not this person’s. */
  missing: 4404,
  /** What the person may do has changed: come again. */
  rightsChanged: 4409,
  /** The device holds words of another writing of this text (a restored backup): they cannot be merged. */
  otherEpoch: 4410,
  tooLarge: 4413,
  /** The page is older than the site, whose texts have another shape by now. */
  otherShape: 4426,
  tooMany: 4429,
  /** The site cannot keep anything for the moment. */
  unavailable: 1013,
} as const;

export type Closing = keyof typeof closings;

/** Messages from the site, as JSON. */
export type WireMessage =
  /** First of all: which writing of the text this is, and its parts in order. */
  | { kind: 'welcome'; epoch: string; parts: readonly string[] }
  /** A part was added, removed or moved. */
  | { kind: 'parts'; parts: readonly string[] }
  /** Words of this person that found no place, since their block was replaced meanwhile. */
  | { kind: 'lost'; words: string };

/** What others see of somebody present; only the site says who it is. */
export interface Presence {
  name: string;
  /** One of eight looks, the same for a person everywhere. */
  tint: number;
  mayWrite: boolean;
}

export const tints = 8;

/** Query of the address of the WebSocket. */
export const wireQuery = { shape: 'forme', epoch: 'souche' } as const;
