import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { launchBrowser, pageFaults, type Surroundings } from '../harness/browser.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';
import { enterTheStory, openScreen } from './screens.ts';

/** Figures leave the team with what they are for, protected; somebody reads them, and says what was decided. */
let site: LiveSite;
let browser: Browser;

beforeAll(async () => {
  site = await liveSite({ story: true });
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const purpose = 'Préparer l’entente avec la table de quartier pour l’an prochain.';
const said = async (page: Page) =>
  ((await page.textContent('main')) ?? '').replaceAll(/[\s\u00a0\u202f]+/g, ' ');

/** The earliest statement of the story that nobody transmitted: one of another framework than the regulation's. */
async function untransmitted(page: Page): Promise<string> {
  await page.goto(paths.statements);
  const links = await page
    .locator('main .linked-list a[href^="/releves/"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  for (const link of links.toReversed()) {
    await page.goto(link);
    if ((await said(page)).includes('Ce relevé est ouvert')) return link;
  }
  throw new Error('Every statement of the story is transmitted.');
}

describe('la vie d’un relevé', () => {
  test.for<Surroundings>([{ screen: 'desktop' }, { screen: 'phone', script: false }])(
    'transmettre avec sa finalité, lire masqué, dire ce qui est décidé, et l’apprendre (%o)',
    { timeout: 180_000 },
    async (surroundings) => {
      const team = await openScreen(browser, site, surroundings);
      // Protecting is seconds of arithmetic, and the machine may have others to do.
      team.context.setDefaultTimeout(60_000);
      await enterTheStory(team.page, 'maude');
      const statement = await untransmitted(team.page);
      await team.page.getByRole('link', { name: 'Transmettre ce relevé' }).click();
      await team.page
        .getByLabel('À qui')
        .first()
        .selectOption({ label: 'Direction des services à la communauté' });
      await team.page.getByLabel('planifier ou organiser des services').check();
      await team.page.getByRole('button', { name: 'Transmettre' }).click();
      expect(await said(team.page)).toContain('sans cela, rien n’est transmis');
      await team.page.getByLabel('Dites-le en une phrase').fill(purpose);
      await team.page.getByRole('button', { name: 'Transmettre' }).click();
      await team.page.waitForURL(/\/transmissions\/[0-9a-f-]{36}/);
      const address = new URL(team.page.url()).pathname;

      const reader = await openScreen(browser, site, surroundings);
      await enterTheStory(reader.page, 'denis');
      await reader.page.goto(address);
      const read = await said(reader.page);
      expect(read).toContain(purpose);
      expect(read).toContain('masqué pour protéger');
      expect(read).toContain('Votre lecture est notée');
      await reader.page.getByRole('link', { name: 'Répondre à l’équipe' }).click();
      await reader.page.getByLabel('Accepter').check();
      await reader.page.getByRole('button', { name: 'Répondre' }).click();
      await reader.page.getByRole('link', { name: 'Noter ce qui a été décidé' }).click();
      await reader.page.getByLabel('Ce qui a été décidé, ou non').fill('Une journée de plus pour la table.');
      await reader.page.getByRole('button', { name: 'Noter', exact: true }).click();
      await reader.page.waitForURL(`**${address}`);
      await reader.context.close();

      await team.page.goto(paths.today);
      expect(await said(team.page)).toContain('Ce qui a été décidé avec vos chiffres');
      await team.page.goto(statement);
      const whole = await said(team.page);
      expect(whole).toContain('Une journée de plus pour la table.');
      expect(whole).toContain('Ce relevé est accepté');
      expect(whole).not.toContain('masqué pour protéger');
      await team.page.goto(paths.transmissionReadings(address.split('/').at(-1)!));
      expect(await said(team.page)).toContain('Denis Fafard');
      // Asked without a purpose, the form came back: the browser says so, and nothing else.
      expect(team.complaints.filter((complaint) => !complaint.includes('422'))).toEqual([]);
      await team.context.close();
    },
  );

  test.for<Surroundings>([
    { screen: 'desktop', language: 'fr', theme: 'light' },
    { screen: 'phone', language: 'en', theme: 'dark' },
  ])('ses pages tiennent les normes (%o)', { timeout: 150_000 }, async (surroundings) => {
    const open = await openScreen(browser, site, surroundings);
    await enterTheStory(open.page, 'maude');
    await open.page.goto(paths.transmissions);
    const transmission = await open.page
      .locator('main a[href^="/transmissions/"]')
      .first()
      .getAttribute('href');
    const id = transmission!.split('/').at(-1)!;
    await open.page.goto(transmission!);
    const statement = await open.page.locator('main a[href^="/releves/"]').last().getAttribute('href');
    const statementId = statement!.split('/').at(-1)!;
    const space = await open.page.evaluate(async (address) => {
      const html = await (await fetch(address)).text();
      return /\/espaces\/([0-9a-f-]{36})\/conventions/.exec(html)?.[1] ?? '';
    }, statement!);
    const faults: string[] = [];
    for (const one of [
      paths.transmissions,
      transmission!,
      statement!,
      paths.statementLife(statementId),
      paths.statementTransmission(statementId),
      paths.statementCompleteness(statementId),
      paths.spaceConventions(space),
      paths.transmissionReadings(id),
    ])
      faults.push(...(await pageFaults(open, one)));
    await open.context.close();
    const reader = await openScreen(browser, site, surroundings);
    await enterTheStory(reader.page, 'denis');
    for (const one of [transmission!, paths.transmissionFeedback(id), paths.transmissionAnswer(id)])
      faults.push(...(await pageFaults(reader, one)));
    await reader.context.close();
    expect(faults).toEqual([]);
  });
});
