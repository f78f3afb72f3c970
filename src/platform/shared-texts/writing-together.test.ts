import { beforeAll, describe, expect, test } from 'vitest';
import {
  editor,
  eventually,
  keptPart,
  leaflet,
  openLeaflets,
  type TextProcess,
  textProcess,
} from '../../../test/harness/shared-texts.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let first: TextProcess;
let second: TextProcess;
let maude: Visitor;
let idris: Visitor;
let spaceId: string;

beforeAll(async () => {
  site = await testSite();
  await openLeaflets(site);
  maude = await site.person('Maude Tremblay');
  idris = await site.person('Idris Benali');
  spaceId = await site.space('Table', [
    [maude, 'facilitator'],
    [idris, 'member'],
  ]);
  first = await textProcess(site);
  second = await textProcess(site);
});

describe('two people', () => {
  test('write in one paragraph at once, and both see both', async () => {
    const text = await leaflet(site, spaceId, 'La marche.');
    const one = editor(first, { visitor: maude, text: text.id });
    const other = editor(first, { visitor: idris, text: text.id });
    const [part = ''] = text.parts;
    await eventually(() => one.markdown(part) === 'La marche.' && other.markdown(part) === 'La marche.');
    one.write(part, ' De Maude.');
    other.write(part, ' D’Idris.');
    await eventually(() => one.markdown(part) === other.markdown(part) && one.markdown(part).length > 25);
    expect(one.markdown(part)).toContain('De Maude.');
    expect(one.markdown(part)).toContain('D’Idris.');
    await eventually(async () => (await keptPart(site, part)).markdown === one.markdown(part));
    expect((await keptPart(site, part)).writers.toSorted()).toEqual(
      [maude.personId, idris.personId].toSorted(),
    );
  });

  test('write in two processes', async () => {
    const text = await leaflet(site, spaceId, 'Un.', 'Deux.');
    const one = editor(first, { visitor: maude, text: text.id });
    const other = editor(second, { visitor: idris, text: text.id });
    const [part = '', next = ''] = text.parts;
    await eventually(() => one.markdown(next) === 'Deux.' && other.markdown(next) === 'Deux.');
    one.write(part, ' Ici.');
    other.write(next, ' Là.');
    await eventually(() => one.markdown(next) === 'Deux. Là.' && other.markdown(part) === 'Un. Ici.');
    other.rewrite(part, `${'Une longue phrase. '.repeat(600)}Fin.`);
    await eventually(() => one.markdown(part).endsWith('Fin.'));
    await Promise.all([one.kept(), other.kept()]);
    await eventually(async () => (await keptPart(site, part)).markdown.endsWith('Fin.'));
    expect((await keptPart(site, next)).markdown).toBe('Deux. Là.');
  });
});
