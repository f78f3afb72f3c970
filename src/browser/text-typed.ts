import * as Y from 'yjs';
import { draftsOf, forgetDraft, keepDraft } from './draft-store.ts';
import { draftFrom } from './drafts.ts';
import type { TextLine } from './text-line.ts';

const restMs = 400;
const takenUp = Symbol('typed before');

/**
 * What was typed here and not yet kept by the site: in the form, so that it leaves with it, and on this device, so that it
 * outlives the page.
 */
export class TypedWords {
  readonly #form: HTMLFormElement;
  readonly #line: TextLine;
  readonly #owner: string;
  readonly #typed: HTMLInputElement;
  readonly #epoch: HTMLInputElement;
  readonly #headings: string;
  #updates: Uint8Array[] = [];
  #drafts = new Set<string>();
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(form: HTMLFormElement, line: TextLine, owner: string) {
    this.#form = form;
    this.#line = line;
    this.#owner = owner;
    this.#typed = hiddenField(form, 'typed');
    this.#epoch = hiddenField(form, 'epoch');
    this.#headings = headingsOf(form);
    line.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (!line.isFromSite(origin)) this.#note(update);
    });
  }

  /** Words typed in another life of this page, on this device: they are said to the site now. */
  async takeUp(): Promise<void> {
    const action = new URL(this.#form.action).pathname;
    const drafts = await draftsOf(this.#owner).catch(() => []);
    const resumed = [this.#typed.value, this.#epoch.value];
    for (const draft of drafts) {
      const fields = new Map(draft.fields);
      const isHere = draft.action === action && draft.state !== 'sent' && fields.get('typed');
      if (isHere && this.#apply(fields.get('typed'), fields.get('epoch')) && this.#isAlone(fields))
        this.#drafts.add(draft.key);
    }
    this.#apply(...resumed);
    this.follow();
  }

  /** A draft that also holds another heading, or a body typed by hand, stays in the list. */
  #isAlone(fields: ReadonlyMap<string, string>): boolean {
    return !fields.has('body') && (fields.get('heading') ?? '') === this.#headings;
  }

  #apply(typed = '', epoch = ''): boolean {
    if (typed === '' || epoch !== this.#line.epoch) return false;
    try {
      Y.applyUpdate(this.#line.doc, bytesOf(typed), takenUp);
      return true;
    } catch {
      return false;
    }
  }

  #note(update: Uint8Array): void {
    this.#updates.push(update);
    if (this.#updates.length > 1) this.#updates = [Y.mergeUpdates(this.#updates)];
    this.#typed.value = textOf(this.#updates[0]!);
    this.#epoch.value = this.#line.epoch;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#keepHere(), restMs);
  }

  async #keepHere(): Promise<void> {
    if (this.#updates.length === 0) return;
    const draft = draftFrom(this.#form, this.#owner, 'writing');
    this.#drafts.add(draft.key);
    await keepDraft(draft).catch(() => {});
    this.follow();
  }

  /** Once the site has all, nothing is left on the device, unless the heading waits to be saved. */
  follow(): void {
    if (this.#line.state !== 'kept') return;
    this.#updates = [];
    this.#typed.value = '';
    if (headingsOf(this.#form) !== this.#headings) return;
    for (const key of this.#drafts) void forgetDraft(key).catch(() => {});
    this.#drafts.clear();
  }
}

function hiddenField(form: HTMLFormElement, name: string): HTMLInputElement {
  const known = form.elements.namedItem(name);
  if (known instanceof HTMLInputElement) return known;
  const field = form.ownerDocument.createElement('input');
  field.type = 'hidden';
  field.name = name;
  form.append(field);
  return field;
}

const headingsOf = (form: HTMLFormElement) => String(new FormData(form).get('heading') ?? '');

function textOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
