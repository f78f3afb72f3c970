import * as Y from 'yjs';
import { headingLevels, isReferenceId, textSchema } from '#/writing/text-schema.ts';

/** Words that an update brings, by the place that Yjs gives them. */
export interface BroughtWords {
  client: number;
  clock: number;
  text: string;
}

export interface TextUpdate {
  /** Nothing is added nor removed: not worth a row. */
  isEmpty: boolean;
  words: BroughtWords[];
  removed: ReturnType<typeof Y.decodeUpdate>['ds'];
}

/**
 * What an update of a shared text brings, or null when it is not one: it does not decode, or holds what the schema does
 * not know. Editors would take such a thing out of the text of everybody, with the words around it.
 */
export function readTextUpdate(update: Uint8Array, doc: Y.Doc): TextUpdate | null {
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    const before = (id: Y.ID) => structs.find((struct) => Y.compareIDs(struct.id, id)) ?? known(doc, id);
    if (!structs.every((struct) => mayStand(struct, before))) return null;
    const isEmpty = structs.length === 0 && ds.clients.size === 0;
    return { isEmpty, words: wordsIn(structs), removed: ds };
  } catch {
    return null;
  }
}

const wordsIn = (structs: readonly Struct[]) =>
  structs.flatMap((struct): BroughtWords[] =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentString
      ? [{ client: struct.id.client, clock: struct.id.clock, text: struct.content.str }]
      : [],
  );

/** The words of an update, whatever else it holds; none when it cannot be read. */
export function wordsOf(update: Uint8Array): string {
  try {
    return wordsIn(Y.decodeUpdate(update).structs)
      .map(({ text }) => text)
      .join('');
  } catch {
    return '';
  }
}

/** Those of the words, or the ends of them, that come after a clock, by client. */
export function wordsAfter(
  words: readonly BroughtWords[],
  clocks: ReadonlyMap<number, number>,
): BroughtWords[] {
  return words.flatMap(({ client, clock, text }) => {
    const known = Math.max(0, (clocks.get(client) ?? 0) - clock);
    return known < text.length ? [{ client, clock: clock + known, text: text.slice(known) }] : [];
  });
}

/** A letter or two, typed in the very instant when the block was replaced, are typed again. */
const fewLetters = 3;

/**
 * The words of an update that found no place: the block in which they were typed was replaced meanwhile (see decision
 * 0014), so that they went with it without anybody removing them.
 */
export function wordsToGiveBack(doc: Y.Doc, { words, removed }: TextUpdate): string {
  const lost = words.map((brought) => lostPart(doc, brought, removed)).join('');
  return (lost.match(/[\p{L}\p{N}]/gu) ?? []).length >= fewLetters ? lost : '';
}

function lostPart(doc: Y.Doc, { client, clock, text }: BroughtWords, removed: TextUpdate['removed']): string {
  const structs = doc.store.clients.get(client);
  if (!structs || Y.getState(doc.store, client) < clock + text.length) return '';
  let lost = '';
  for (let at = clock; at < clock + text.length; ) {
    const struct = structs[Y.findIndexSS(structs, at)]!;
    const end = Math.min(struct.id.clock + struct.length, clock + text.length);
    if (struct.deleted && !Y.isDeleted(removed, Y.createID(client, at)))
      lost += text.slice(at - clock, end - clock);
    at = end;
  }
  return lost;
}

type Struct = Y.Item | Y.GC | Y.Skip;
type Before = (id: Y.ID) => Struct | null;

function mayStand(struct: Struct, before: Before): boolean {
  if (!(struct instanceof Y.Item)) return true;
  const { content, parent, parentSub } = struct;
  if (![struct.origin, struct.rightOrigin, parent].every((id) => comesBefore(id, struct))) return false;
  if (typeof parent === 'string' && !/^[\w-]{1,64}$/.test(parent)) return false;
  if (content instanceof Y.ContentDeleted) return true;
  if (content instanceof Y.ContentString) return parentSub === null;
  if (content instanceof Y.ContentFormat) return isMark(content.key, content.value);
  if (content instanceof Y.ContentType) return parentSub === null && isNode(content.type);
  if (content instanceof Y.ContentAny) {
    const name = parentSub ?? nameOf(struct, before);
    return content.arr.every((value) => isAttribute(name, value));
  }
  return false;
}

/** What an item refers to in its own client's words was said before it; Yjs takes that for granted. */
function comesBefore(id: unknown, { id: own }: Y.Item): boolean {
  return !(id instanceof Y.ID) || id.client !== own.client || id.clock < own.clock;
}

/** An attribute that takes the place of another does not say its name again. */
function nameOf(item: Y.Item, before: Before): string {
  for (let origin = item.origin; origin; ) {
    const earlier = before(origin);
    if (!(earlier instanceof Y.Item)) return '';
    if (earlier.parentSub !== null) return earlier.parentSub;
    origin = earlier.origin;
  }
  return '';
}

function known({ store }: Y.Doc, id: Y.ID): Struct | null {
  return Y.getState(store, id.client) > id.clock ? Y.getItem(store, id) : null;
}

function isMark(name: string, values: unknown): boolean {
  if (!Object.hasOwn(textSchema.marks, name)) return false;
  if (values === null) return true;
  try {
    textSchema.markFromJSON({ type: name, attrs: values });
    return true;
  } catch {
    return false;
  }
}

function isNode(type: unknown): boolean {
  if (type instanceof Y.XmlElement)
    return Object.hasOwn(textSchema.nodes, type.nodeName) && !['doc', 'text'].includes(type.nodeName);
  return type instanceof Y.XmlText;
}

const isWhole = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;

const attributes: Readonly<Record<string, (value: unknown) => boolean>> = {
  level: (value) => (headingLevels as readonly unknown[]).includes(value),
  order: (value) => isWhole(value) && (value as number) <= 999_999_999,
  language: (value) => typeof value === 'string' && value.length <= 100,
  id: isReferenceId,
  align: (value) => value === 'left' || value === 'center' || value === 'right',
  // Markdown has no merged cells.
  colspan: (value) => value === 1,
  rowspan: (value) => value === 1,
};

const isAttribute = (name: string, value: unknown) =>
  Object.hasOwn(attributes, name) && attributes[name]!(value);
