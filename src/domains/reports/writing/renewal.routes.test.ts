import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import {
  done,
  pageText,
  type ReportWorld,
  readPage,
  reportWorld,
  sectionIds,
} from '../../../../test/harness/report-world.ts';
import type { Typed } from '../../../../test/harness/site.ts';

let world: ReportWorld;

beforeAll(async () => {
  world = await reportWorld();
});

/** The forms of the page that says what changed: the hidden values of each. */
function decisions(html: string): { slot: string; print: string; sectionId: string; revision: string }[] {
  const value = (form: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '';
  return [...html.matchAll(/<form[^>]*>.*?<\/form>/gs)]
    .map(([form]) => ({
      slot: value(form, 'slot').replaceAll('&amp;', '&').replaceAll('&quot;', '"'),
      print: value(form, 'print'),
      sectionId: value(form, 'sectionId'),
      revision: value(form, 'revision'),
    }))
    .filter(({ slot }) => slot !== '');
}

const decide = (report: string, typed: Typed) => world.idriss.post(paths.reportProposal(report), typed);

describe('what has changed since the proposal', () => {
  test('says nothing when nothing changed, and nothing is pointed out', async () => {
    const report = await world.compose();
    expect(await readPage(world.idriss, paths.reportProposal(report))).toContain(
      'Le bilan dit la même chose que le travail noté.',
    );
    expect(await readPage(world.idriss, paths.report(report))).not.toContain(
      'a changé depuis la proposition',
    );
  });

  test('points out the sentences whose evidence changed, overwrites nothing, and is taken at once where nobody touched', async () => {
    const { idriss, denis, note, dossier } = world;
    const report = await world.compose();
    const before = await readPage(idriss, paths.report(report));
    expect(before).toContain('4 traces');
    world.site.services.clock.set('2026-03-18T14:05:00Z');
    const trace = await note(idriss, { text: 'Une marche de plus', dossierIds: [dossier], duration: '60' });
    const pointed = await readPage(idriss, paths.report(report));
    expect(pointed).toContain('Le travail de la période a changé depuis la proposition');
    expect(pointed).toContain('4 traces');
    expect(await readPage(denis, paths.report(report))).not.toContain('a changé depuis la proposition');
    const page = await readPage(idriss, paths.reportProposal(report));
    expect(page).toContain('Se dirait autrement');
    expect(page).toMatch(/<del>.*4.*<\/del>/s);
    expect(page).toMatch(/<ins>.*5.*<\/ins>/s);
    await done(await decide(report, { act: 'untouched' }));
    const after = await readPage(idriss, paths.report(report));
    expect(after).toContain('5 traces');
    expect(after).not.toMatch(/\b4 traces/);
    // The evidence of the new sentence is the new trace too; that of the old one is what it was.
    const name = /\/preuves\/(e\d+)"[^>]*>(?:(?!<\/a>).)*5 traces/.exec(after)![1]!;
    expect(await readPage(idriss, paths.reportEvidence(report, name))).toContain('Une marche de plus');
    const old = /\/preuves\/(e\d+)"[^>]*>(?:(?!<\/a>).)*4 traces/.exec(before)![1]!;
    expect(await readPage(idriss, paths.reportEvidence(report, old))).toContain('4 traces du journal');
    await done(await decide(report, { act: 'seen' }));
    expect(await readPage(idriss, paths.report(report))).not.toContain('a changé depuis la proposition');
    await done(await idriss.post(paths.traceRemoval(trace), {}));
  });
});

describe('a sentence that people rewrote', () => {
  test('is left to decide: kept once and for all, or taken anew', async () => {
    const { idriss, note, dossier } = world;
    const report = await world.compose();
    const section = sectionIds(await readPage(idriss, paths.report(report)))[2]!;
    const form = await readPage(idriss, paths.reportSection(report, section));
    const body = /<textarea[^>]*>([^<]*)<\/textarea>/.exec(form)![1]!.replaceAll('&amp;', '&');
    const sentence = /:preuve\[([^\]]*4 traces[^\]]*)\]/.exec(body)![1]!;
    const rewritten = body.replace(sentence, 'Quatre belles sorties, par nos soins.');
    await done(
      await idriss.post(paths.reportSection(report, section), {
        heading: 'Nos natures',
        body: rewritten,
        revision: '1',
      }),
    );
    await note(idriss, { text: 'Encore une', dossierIds: [dossier], duration: '60' });
    await done(await decide(report, { act: 'untouched' }));
    expect(await readPage(idriss, paths.report(report))).toContain('Quatre belles sorties');
    const page = await readPage(idriss, paths.reportProposal(report));
    expect(page).toContain('Vous aviez réécrit cette phrase.');
    const [choice] = decisions(page).filter(({ sectionId }) => sectionId === section);
    const stale = await decide(report, { ...choice!, revision: '1', act: 'take' });
    expect(stale.status).toBe(422);
    expect(await pageText(stale, 'stale')).toContain('a changé pendant que vous lisiez');
    expect((await decide(report, { ...choice!, print: 'inventé', act: 'take' })).status).toBe(422);
    await done(await decide(report, { ...choice!, act: 'keep' }));
    expect(await readPage(idriss, paths.reportProposal(report))).not.toContain('Vous aviez réécrit');
    // When the work says something else again, it is pointed out again, and may be taken.
    await note(idriss, { text: 'Une dernière', dossierIds: [dossier], duration: '60' });
    const again = decisions(await readPage(idriss, paths.reportProposal(report))).find(
      ({ slot }) => slot === choice!.slot,
    )!;
    await done(await decide(report, { ...again, act: 'take' }));
    const after = await readPage(idriss, paths.report(report));
    expect(after).not.toContain('Quatre belles sorties');
    expect(after).toContain('6 traces');
  });

  test('what nothing supports any longer is taken out or kept; what is new is added or left aside', async () => {
    const { idriss, note, dossier } = world;
    const report = await world.compose();
    const words = await note(idriss, {
      text: 'Une visite',
      dossierIds: [dossier],
      whatChanged: 'Le local a trouvé preneur.',
    });
    const offered = await readPage(idriss, paths.reportProposal(report));
    expect(offered).toContain('Nouveau');
    expect(offered).toContain('Le local a trouvé preneur.');
    const added = decisions(offered).filter(({ slot }) => slot.includes(words));
    expect(added.length).toBeGreaterThan(0);
    await done(await decide(report, { ...added[0]!, act: 'take' }));
    expect(await readPage(idriss, paths.report(report))).toContain('Le local a trouvé preneur.');
    await done(await idriss.post(paths.traceRemoval(words), {}));
    const gone = await readPage(idriss, paths.reportProposal(report));
    expect(gone).toContain('Plus rien ne l’appuie');
    const out = decisions(gone).find(({ slot }) => slot === added[0]!.slot)!;
    await done(await decide(report, { ...out, act: 'remove' }));
    expect(await readPage(idriss, paths.report(report))).not.toContain('Le local a trouvé preneur.');
  });

  test('the whole proposal of a section is taken again, and its text stays in the history', async () => {
    const { idriss } = world;
    const report = await world.compose();
    const section = sectionIds(await readPage(idriss, paths.report(report)))[1]!;
    await done(
      await idriss.post(paths.reportSection(report, section), {
        heading: 'Dossiers',
        body: 'Tout réécrit.',
        revision: '1',
      }),
    );
    await done(await decide(report, { act: 'section', sectionId: section, revision: '2' }));
    expect(await readPage(idriss, paths.report(report))).toContain('Marche du jeudi');
    const history = await readPage(idriss, `${paths.reportSectionHistory(report, section)}?texte=2`);
    expect(history).toContain('Tout réécrit.');
  });
});
