import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { launchBrowser } from '../harness/browser.ts';
import { type LiveSite, liveSite } from '../harness/live-site.ts';
import type { Visitor } from '../harness/site.ts';
import { atItsAddress, openAs, openScreen } from './screens.ts';

let site: LiveSite;
let browser: Browser;
let maude: Visitor;
let spaceId: string;

beforeAll(async () => {
  site = atItsAddress(await liveSite());
  browser = await launchBrowser();
  maude = await site.person('Maude Tremblay');
  spaceId = await site.space('Équipe des Écluses', [[maude, 'facilitator']]);
});
afterAll(() => browser?.close());

describe.for([true, false])('inviter une collègue par un lien (script : %s)', (script) => {
  test('le lien se montre une fois, ouvre un compte, et mène dans l’espace', async () => {
    const name = script ? 'Rosalie Vachon' : 'Étienne Vachon';
    const desk = await openAs(browser, site, maude, { script });
    await desk.page.goto(paths.spaceMembers(spaceId));
    await desk.page.getByRole('link', { name: 'Inviter' }).click();
    await desk.page.getByRole('button', { name: 'Faire l’invitation' }).click();
    const link = await desk.page.locator('main code').textContent();
    expect(link).toContain(`${site.address}/invitations/`);
    await desk.page.reload();
    expect(await desk.page.locator('main code').count()).toBe(0);

    const phone = await openScreen(browser, site, { screen: 'phone', script });
    await phone.page.goto(link!);
    expect(await phone.page.textContent('main')).toContain('Maude Tremblay vous invite');
    await phone.page.getByLabel('Votre nom').fill(name);
    await phone.page
      .getByLabel('Adresse courriel')
      .fill(`${script ? 'rosalie' : 'etienne'}@organisme.example`);
    await phone.page.getByLabel('Mot de passe').fill('violon brume carotte phare');
    await phone.page.getByRole('button', { name: 'Ouvrir mon compte et accepter' }).click();
    await phone.page.waitForURL(`**${paths.space(spaceId)}`);
    expect(await phone.page.textContent('h1')).toBe('Équipe des Écluses');

    await desk.page.goto(paths.spaceMembers(spaceId));
    expect(await desk.page.textContent('main')).toContain(name);
    const other = await openScreen(browser, site, { script });
    await other.page.goto(link!);
    expect(await other.page.textContent('h1')).toContain('n’est plus bonne');
    for (const open of [desk, phone, other]) await open.context.close();
  });
});
