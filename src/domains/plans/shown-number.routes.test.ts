import { readdirSync, readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { answered } from '../../../test/harness/api-answer.ts';
import { readPdf } from '../../../test/harness/pdf-reading.ts';
import { type PlanWorld, planWorld } from '../../../test/harness/plan-world.ts';
import type { Visitor } from '../../../test/harness/site.ts';

interface Indicator {
  id: string;
  label: string;
  baseline: number | null;
  isBaselineHidden: boolean;
  readings: { value: number | null; isHidden: boolean; words: string }[];
}

/** Under the threshold of this instance, and a total read on the day of one of them. */
const small = ['61', '67', '83', '997'];
const shownToAll = ['211', '89'];

let world: PlanWorld;
let api: string;
let plan: string;
let item: string;
let version: string;
/** Read without signing in, from another space, as a guest of the space. */
let readers: [name: string, visitor: Visitor][];

beforeAll(async () => {
  world = await planWorld();
  await world.site.system((transaction) =>
    transaction.query({
      text: "INSERT INTO thresholds (topic, people, organisations, zeros) VALUES ('', 100, 5, 'shown')",
    }),
  );
  api = await world.open('Plan ouvert à tout le monde');
  plan = api.split('/').at(-1)!;
  item = await world.add(api, 'Rejoindre les locataires');
  await measure('Locataires rejoints', 'personnes', 61, [
    ['2025-10-02', 67, 'Ils étaient 67 au local'],
    ['2025-11-02', 211, 'Salle comble'],
    ['2025-12-02', 997, 'Toute la fête'],
  ]);
  await measure('Dont jeunes', 'jeunes', null, [['2025-12-02', 83, 'Les jeunes, 83 en tout']]);
  await measure('Logements visités', 'logements', null, [['2025-12-02', 89, '']]);
  const typed = { name: 'Adoptée', spaceId: world.team };
  const frozen = await world.maude.send('POST', `${api}/versions`, typed);
  version = (await answered<{ id: string }>('freezePlanVersion', frozen)).id;
  // What is no longer as it was adopted, so that a comparison tells the indicators.
  await world.idriss.send('POST', list(), { kind: 'change', label: 'On se salue' });
  const open = { visibility: 'public', widen: 'yes' };
  expect((await world.maude.send('POST', `${api}/visibilite`, open)).status).toBe(200);
  readers = [
    ['a stranger', world.site.stranger],
    ['a member of another space', world.outsider],
    ['a guest of the space', world.denis],
  ];
});

const list = () => `${api}/elements/${item}/indicateurs`;

async function measure(
  label: string,
  unit: string,
  baseline: number | null,
  readings: [onDay: string, value: number, words: string][],
): Promise<void> {
  const typed = { kind: 'number', label, unit, baseline, target: baseline === null ? null : 400 };
  const { items } = await answered<{ items: Indicator[] }>(
    'addPlanIndicator',
    await world.idriss.send('POST', list(), typed),
  );
  const { id } = items.find((one) => one.label === label)!;
  for (const [onDay, value, words] of readings) {
    const answer = await world.idriss.send('POST', `${list()}/${id}/lectures`, { onDay, value, words });
    await answered('notePlanIndicatorReading', answer);
  }
}

/** Which of these numbers a text says: as a number of its own, not within an identifier. */
const saidIn = (text: string, numbers: readonly string[]) =>
  numbers.filter((number) => new RegExp(`(?<![\\w+/=-])${number}(?![\\w+/=-])`).test(text));

const withoutTags = (markup: string) => markup.replaceAll(/<(style|script)[\s\S]*?<\/\1>|<[^>]+>/g, ' ');

async function page(visitor: Visitor, address: string): Promise<string> {
  const answer = await visitor.get(address);
  expect(answer.status, address).toBe(200);
  return answer.text();
}

async function bytes(visitor: Visitor, address: string): Promise<Uint8Array> {
  const answer = await visitor.get(address);
  expect(answer.status, address).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

/** All that the parts of a document or of a workbook say, tags apart. */
async function parts(visitor: Visitor, address: string): Promise<string> {
  const texts = Object.entries(unzipSync(await bytes(visitor, address)));
  return texts
    .filter(([name]) => /(document|content|sharedStrings|sheet1|comments1)\.xml$/.test(name))
    .map(([, part]) => withoutTags(strFromU8(part)))
    .join(' ');
}

const pages = () => [
  paths.plan(plan),
  `${paths.plan(plan)}?lecture=adopte`,
  paths.planItem(plan, item),
  paths.planTimeline(plan),
  paths.planHolders(plan),
  paths.planAxes(plan),
  paths.planSheet(plan),
  paths.planTable(plan),
  paths.planLevers(plan),
  paths.planVersions(plan),
  paths.planVersion(plan, version),
  `${paths.planDifference(plan)}?de=${version}`,
];

describe('small numbers of people in a plan opened to everybody', () => {
  test('are said by no page to who does not work in it', async () => {
    for (const [name, visitor] of readers)
      for (const address of pages()) {
        const answer = await visitor.get(address);
        expect(answer.status, `${name}, ${address}`).toBe(200);
        expect(saidIn(withoutTags(await answer.text()), small), `${name}, ${address}`).toEqual([]);
      }
  });

  test('leave their mark and its reason, and the other numbers', async () => {
    for (const [name, visitor] of readers) {
      const said = withoutTags(await page(visitor, paths.planItem(plan, item)));
      expect(saidIn(said, shownToAll), name).toEqual(shownToAll);
      // Four numbers, then the reason, once.
      expect(said.match(/masqué pour protéger/g)?.length, name).toBe(5);
      expect(said).toContain('Ce nombre est masqué pour protéger des personnes');
      const sheet = withoutTags(await page(visitor, paths.planSheet(plan)));
      expect(sheet).toMatch(/Locataires rejoints\s: masqué pour protéger, visé 400 personnes/);
      expect(sheet).toMatch(/Dont jeunes\s: masqué pour protéger(?! jeunes)/);
      expect(sheet).toContain('Ce nombre est masqué pour protéger des personnes');
    }
  });

  test('stay whole for who works in one of its spaces', async () => {
    const said = withoutTags(await page(world.idriss, paths.planItem(plan, item)));
    expect(saidIn(said, [...small, ...shownToAll])).toEqual([...small, ...shownToAll]);
    expect(said).not.toContain('masqué pour protéger');
    expect(await parts(world.idriss, paths.planExport(plan))).toContain(': 61 →');
  });

  test('are hidden in what is compared, with the reason', async () => {
    for (const [name, visitor] of readers) {
      const said = withoutTags(await page(visitor, `${paths.planDifference(plan)}?de=${version}`));
      expect(said, name).toContain('On se salue');
      expect(said, name).toMatch(/Locataires rejoints\s: masqué pour protéger/);
      expect(said, name).toContain('Ce nombre est masqué pour protéger des personnes');
      expect(saidIn(said, small), name).toEqual([]);
    }
  });

  test('are said by no file', { timeout: 120_000 }, async () => {
    for (const [name, visitor] of readers) {
      for (const format of ['docx', 'odt']) {
        const said = await parts(visitor, paths.planDocument(plan, format));
        expect([saidIn(said, small), saidIn(said, shownToAll)], `${name}, ${format}`).toEqual([
          [],
          shownToAll,
        ]);
        expect(said).toContain('Ce nombre est masqué pour protéger des personnes');
      }
      const sheet = await parts(visitor, paths.planExport(plan));
      expect(saidIn(sheet, small), name).toEqual([]);
      expect(sheet).toContain('masqué pour protéger →');
      expect(sheet).toContain('Ce nombre est masqué pour protéger des personnes');
    }
    const pdf = await readPdf(await bytes(world.site.stranger, paths.planDocument(plan, 'pdf')));
    const said = pdf.pages.flatMap((one) => one.parts.map(({ text }) => text)).join(' ');
    expect([saidIn(said, small), saidIn(said, shownToAll)]).toEqual([[], shownToAll]);
  });

  test('are null by the API, said to be hidden, with the words that would tell them', async () => {
    for (const visitor of [world.denis, world.outsider]) {
      const { items } = await answered<{ items: Indicator[] }>(
        'listPlanIndicators',
        await visitor.send('GET', list()),
      );
      expect(items.map((one) => [one.baseline, one.isBaselineHidden])).toEqual([
        [null, true],
        [null, false],
        [null, false],
        [null, false],
      ]);
      const hidden = { value: null, isHidden: true, words: '' };
      expect(items.map(({ readings }) => readings)).toMatchObject([
        [hidden, { value: 211, isHidden: false, words: 'Salle comble' }, hidden],
        [hidden],
        [{ value: 89, isHidden: false }],
        [],
      ]);
      for (const address of [
        api,
        `${api}/versions/${version}`,
        `${api}/difference?from=${version}`,
        `${api}/elements/${item}`,
      ]) {
        const answer = await visitor.send('GET', address);
        const said = await answer.text();
        expect(saidIn(said, small), address).toEqual([]);
      }
      expect(await parts(visitor, `${api}/tableau`)).not.toContain(': 61 →');
    }
    const { items } = await answered<{ items: Indicator[] }>(
      'listPlanIndicators',
      await world.idriss.send('GET', list()),
    );
    expect(items[0]).toMatchObject({
      baseline: 61,
      isBaselineHidden: false,
      readings: [{ value: 67, isHidden: false, words: 'Ils étaient 67 au local' }, {}, { value: 997 }],
    });
    const kept = await (await world.kim.send('GET', `${api}/versions/${version}`)).text();
    expect(kept).toContain('Locataires rejoints\u00a0: masqué pour protéger →');
    const own = await (await world.idriss.send('GET', `${api}/versions/${version}`)).text();
    expect(own).toContain('Locataires rejoints\u00a0: 61 →');
  });

  test('are read as they are kept only where something is written, and where they are protected', () => {
    const here = import.meta.dirname;
    const reading = readdirSync(here).filter(
      (name) =>
        /\.tsx?$/.test(name) &&
        !name.includes('.test.') &&
        /import \{[^}]*\b(indicatorsOf|versionOfPlan)\b[^}]*\} from/.test(
          readFileSync(`${here}/${name}`, 'utf8'),
        ),
    );
    expect(reading.toSorted()).toEqual([
      'indicator.actions.ts',
      'plan-sheet.actions.ts',
      'plan-version.actions.ts',
      'plan-version.api.ts',
      'plans.seed.ts',
      'shown-number.actions.ts',
    ]);
  });
});
