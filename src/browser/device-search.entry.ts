import type { KeptAnswer, KeptThing } from '#/domains/search/device-copy.ts';
import { sitePaths } from '#/site-paths.ts';
import { showAnswer, showThing } from './device-answers.ts';
import { type DeviceCopy, forgetCopy, keepCopy, readCopy } from './device-copy.ts';
import { dayAndTime, say } from './device-words.ts';
import { draftsOf } from './draft-store.ts';
import { localDay, ownerOf } from './drafts.ts';

const place = document.querySelector<HTMLElement>('[data-device-search]');
const owner = ownerOf(document);
if (place && owner) void show(place, owner);

/** The device gives this page where something is searched for, and at the address of a thing that it keeps. */
async function show(root: HTMLElement, person: string): Promise<void> {
  const copy = 'caches' in globalThis ? await readCopy(person).catch(() => null) : null;
  const path = location.pathname;
  if (path !== sitePaths.search && path !== sitePaths.deviceSearch) return showThing(root, path, copy);
  const copySection = root.querySelector<HTMLElement>('[data-device-copy]');
  if (copySection) liveWithCopy(copySection, person, copy);
  const query = new URLSearchParams(location.search);
  const asked = query.get('q')?.trim().slice(0, 300) ?? '';
  for (const box of document.querySelectorAll<HTMLInputElement>('input[name="q"]')) box.value = asked;
  const answers = root.querySelector<HTMLElement>('[data-answers]');
  if (!answers || asked === '') return;
  answers.hidden = false;
  for (const line of root.querySelectorAll<HTMLElement>('[data-until-asked]')) line.hidden = true;
  if (['sorte', 'espace', 'depuis', 'jusque'].some((name) => query.get(name)))
    say(answers, '[data-unfiltered]', 'unfiltered');
  say(answers, '[data-count]', 'searching');
  try {
    const things = [...(await draftsToSearch(person)), ...(copy?.things ?? [])];
    showAnswer(answers, await answerBeside(things, asked), copy !== null);
  } catch {
    say(answers, '[data-count]', 'failed');
  }
}

/** What waits on this device is found as well, and leads to where it waits. */
async function draftsToSearch(person: string): Promise<KeptThing[]> {
  const drafts = await draftsOf(person);
  return drafts
    .filter(({ state }) => state !== 'sent')
    .map(({ fields, changedAt }) => {
      const text = fields.find(([name]) => name === 'text')?.[1] ?? '';
      const happenedOn = localDay(new Date(changedAt));
      const [first = ''] = text.split('\n');
      const draft = {
        kind: 'draft',
        address: sitePaths.drafts,
        happenedOn,
        texts: [text],
        isCut: false,
      } as const;
      return { ...draft, title: first.trim() || '…', bodyAt: first.length };
    });
}

function answerBeside(things: KeptThing[], asked: string): Promise<KeptAnswer> {
  const address = document.querySelector<HTMLMetaElement>('meta[name="toile-worker"]')?.content ?? '';
  const worker = new Worker(address);
  return new Promise<KeptAnswer>((done, fail) => {
    worker.onmessage = ({ data }: MessageEvent<KeptAnswer>) => done(data);
    worker.onerror = () => fail(new Error('The search stopped.'));
    worker.postMessage({ things, asked });
  }).finally(() => worker.terminate());
}

/** The choice of a copy, made and undone in one gesture each. */
function liveWithCopy(section: HTMLElement, person: string, first: DeviceCopy | null): void {
  const keep = section.querySelector<HTMLButtonElement>('[data-keep-copy]');
  const forget = section.querySelector<HTMLButtonElement>('[data-forget-copy]');
  const turn = (copy: DeviceCopy | null) => {
    if (keep?.parentElement) keep.parentElement.hidden = copy !== null;
    if (forget?.parentElement) forget.parentElement.hidden = copy === null;
    if (!copy) say(section, '[data-state]', 'absent');
    else
      say(section, '[data-state]', 'present', {
        ...dayAndTime(copy.keptAt),
        count: String(copy.things.length),
      });
  };
  if (!('caches' in globalThis && 'locks' in navigator)) {
    say(section, '[data-state]', 'impossible');
    return;
  }
  turn(first);
  keep?.addEventListener('click', () => {
    keep.disabled = true;
    void keepCopy(person)
      .then(async () => turn(await readCopy(person)))
      .then(
        () => forget?.focus(),
        () => say(section, '[data-state]', 'notkept'),
      )
      .finally(() => {
        keep.disabled = false;
      });
  });
  forget?.addEventListener('click', () => {
    void forgetCopy(person).then(() => {
      turn(null);
      keep?.focus();
    });
  });
}
