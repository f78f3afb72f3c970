import type { KeptAnswer, KeptFinding, KeptThing } from '#/domains/search/device-copy.ts';
import { keptText } from '#/domains/search/kept-text.rules.ts';
import type { DeviceCopy } from './device-copy.ts';
import { dayAndTime, dayInWords, say } from './device-words.ts';

const mostShown = 100;

/** Fills the section of answers of the page with what the device found. */
export function showAnswer(section: HTMLElement, answer: KeptAnswer, hasCopy: boolean): void {
  const { findings, mended } = answer;
  if (mended !== null) say(section, '[data-mended]', 'mended', { text: mended });
  const values = { count: String(findings.length), shown: String(mostShown) };
  const nothing = hasCopy ? 'none' : 'nonekept';
  const some = findings.length > mostShown ? 'toomany' : findings.length > 1 ? 'many' : 'one';
  say(section, '[data-count]', findings.length === 0 ? nothing : some, values);
  const template = section.querySelector('template');
  const list = section.querySelector('ol');
  if (!template || !list) return;
  list.replaceChildren(...findings.slice(0, mostShown).map((finding) => lineOf(section, template, finding)));
}

function lineOf(section: HTMLElement, template: HTMLTemplateElement, finding: KeptFinding): Node {
  const line = document.importNode(template.content, true);
  const link = line.querySelector('a');
  if (link) {
    link.href = finding.address;
    link.replaceChildren(...marked(finding.title));
  }
  line.querySelector('[data-what]')?.replaceChildren(whatAndWhen(section, finding));
  line.querySelector('[data-excerpt]')?.replaceChildren(...marked(finding.excerpt));
  return line;
}

function whatAndWhen(section: HTMLElement, { kind, happenedOn }: Pick<KeptThing, 'kind' | 'happenedOn'>) {
  return `${section.getAttribute(`data-kind-${kind}`)}, ${dayInWords(happenedOn)}`;
}

/** The words that answer, marked in the text as it was written. */
function marked({ text, ranges }: KeptFinding['title']): (string | Node)[] {
  const parts: (string | Node)[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    const mark = document.createElement('mark');
    mark.textContent = text.slice(start, end);
    parts.push(text.slice(at, start), mark);
    at = end;
  }
  return [...parts, text.slice(at)];
}

/** What is kept of one thing, in place of its page, and what is not. */
export function showThing(root: HTMLElement, path: string, copy: DeviceCopy | null): void {
  const section = root.querySelector<HTMLElement>('[data-kept-thing]');
  const searching = root.querySelector<HTMLElement>('[data-searching]');
  const answers = root.querySelector<HTMLElement>('[data-answers]');
  if (!section || !searching || !answers) return;
  searching.hidden = true;
  section.hidden = false;
  const again = section.querySelector<HTMLAnchorElement>('[data-again]');
  if (again) again.href = path;
  const thing = copy?.things.find(({ address }) => address === path);
  if (!copy || !thing) {
    say(section, '[data-note]', 'thingabsent');
    return;
  }
  const heading = document.querySelector('h1');
  if (heading) heading.textContent = thing.title;
  document.title = document.title.replace(/^.*(?= – )/, thing.title);
  section.querySelector('[data-what]')?.replaceChildren(whatAndWhen(answers, thing));
  say(section, '[data-note]', 'thing', dayAndTime(copy.keptAt));
  section.querySelector('[data-text]')?.replaceChildren(keptText(thing));
  say(section, '[data-rest]', thing.isCut ? 'thingcut' : 'thingwhole');
}
