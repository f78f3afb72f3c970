/** Where a draft is. Nothing else is ever said of it. */
export type DraftState =
  /** Being written; kept on this device only. */
  | 'writing'
  /** Sent by its form; the site has not said yet that it received it. */
  | 'leaving'
  /** Finished; leaves when the network returns. */
  | 'waiting'
  /** The session is over; leaves after the next sign-in. */
  | 'signed-out'
  /** The site answered that something must be mended; the text is kept here. */
  | 'refused'
  /** Somebody changed the same thing meanwhile; both texts are kept. */
  | 'conflict'
  /** Saved on the site; the link leads to it. */
  | 'sent';

export interface Draft {
  /** The submission key: however often it is sent, the act is done once. */
  key: string;
  /** Print of the person who wrote it: another person of this device neither sees nor sends it. */
  owner: string;
  action: string;
  /** Typed values in the order of the form, the key left out. */
  fields: [name: string, value: string][];
  state: DraftState;
  changedAt: number;
  /** Address of what was created, once sent. */
  address?: string;
}

const databaseName = 'toile';
const storeName = 'drafts';

/** Keeps a draft; resolves once the device has it. */
export function keepDraft(draft: Draft): Promise<void> {
  return withStore('readwrite', (store) => store.put(draft)).then(() => undefined);
}

/** Moves a draft on when it is still where it was thought to be: a page and the service worker may both try. */
export function moveDraft(key: string, from: DraftState, to: DraftState): Promise<void> {
  return changeDraft(key, (draft) => (draft.state === from ? { ...draft, state: to } : undefined));
}

/** Keeps what became of a draft once sent, unless somebody wrote in it meanwhile: what was written last stays. */
export function settleDraft(before: Draft, after: Draft): Promise<void> {
  return changeDraft(before.key, (draft) => (draft.changedAt === before.changedAt ? after : undefined));
}

function changeDraft(key: string, change: (draft: Draft) => Draft | undefined): Promise<void> {
  return withStore<Draft | undefined>('readwrite', (store) => {
    const finding = store.get(key);
    finding.onsuccess = () => {
      const changed = finding.result && change(finding.result);
      if (changed) store.put(changed);
    };
    return finding;
  }).then(() => undefined);
}

export function forgetDraft(key: string): Promise<void> {
  return withStore('readwrite', (store) => store.delete(key)).then(() => undefined);
}

/** Forgets a draft that the site received, unless somebody wrote in it since it left. */
export function forgetReceived(key: string): Promise<void> {
  return withStore('readwrite', (store) => {
    const finding = store.get(key);
    finding.onsuccess = () => {
      const state = (finding.result as Draft | undefined)?.state;
      if (state === 'leaving' || state === 'refused' || state === 'conflict') store.delete(key);
    };
    return finding;
  }).then(() => undefined);
}

export function draftOf(key: string): Promise<Draft | undefined> {
  return withStore<Draft | undefined>('readonly', (store) => store.get(key));
}

/** A person's drafts, the last changed first. */
export async function draftsOf(owner: string): Promise<Draft[]> {
  const all = (await withStore<Draft[]>('readonly', (store) => store.getAll())) ?? [];
  return all.filter((draft) => draft.owner === owner).sort((left, right) => right.changedAt - left.changedAt);
}

let wiped = false;

/** Wipes what this device holds. The page that did it is on its way out: it keeps nothing any more, and finds nothing. */
export function forgetEverything(): Promise<void> {
  wiped = true;
  return new Promise((done) => {
    const request = indexedDB.deleteDatabase(databaseName);
    request.onsuccess = request.onerror = request.onblocked = () => done();
  });
}

async function withStore<T>(
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => IDBRequest,
): Promise<T | undefined> {
  if (wiped) return undefined;
  const database = await open();
  try {
    return await new Promise<T>((done, fail) => {
      const transaction = database.transaction(storeName, mode);
      const request = use(transaction.objectStore(storeName));
      // A write is kept when its transaction is, not when it is asked.
      transaction.oncomplete = () => done(request.result as T);
      transaction.onerror = transaction.onabort = () => fail(transaction.error);
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'key' });
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}
