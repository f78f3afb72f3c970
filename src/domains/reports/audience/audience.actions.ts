import { createHash } from 'node:crypto';
import { previewRelease } from '#/domains/protection/protection.public.ts';
import { evidenceOfReport, figuresOfReport } from '#/domains/reports/evidence.store.ts';
import type { Evidence, SaidNumber } from '#/domains/reports/evidence.ts';
import { reportById, spacesOfReport } from '#/domains/reports/report.store.ts';
import type { Audience, Report } from '#/domains/reports/report.ts';
import { sectionsOf } from '#/domains/reports/section.store.ts';
import { evidenceMarks, figureMarks } from '#/domains/reports/section-text.rules.ts';
import { textOf } from '#/domains/reports/versions/version.rules.ts';
import { versionOfReport } from '#/domains/reports/versions/version.store.ts';
import type { FrozenText, ReportVersion } from '#/domains/reports/versions/version.ts';
import { numbersThatLeft } from '#/domains/statements/statements.public.ts';
import { paths } from '#/paths.ts';
import type { Transaction } from '#/platform/database.ts';
import { holds, type Viewer } from '#/platform/visit.ts';
import { forAudience } from './audience.rules.ts';
import type {
  AudienceContent,
  AudienceReading,
  AudienceRules,
  NameChoices,
  OutsideAudience,
} from './audience.ts';
import { latestOuting } from './outing.store.ts';
import { isOfOnePerson, personName } from './person-names.rules.ts';
import {
  type NumberStanding,
  namesKept,
  type Standing,
  staleCells,
  whyNotNumber,
  whyNotTold,
} from './reach.rules.ts';
import { saidNumbers, saidOtherwise } from './said-numbers.rules.ts';
import { peopleAround, reachOfDossiers, reachOfPlans, reachOfTraces } from './standing.store.ts';
import { type LeavingNumbers, shownNumbers } from './tied-numbers.actions.ts';

export interface AudienceRequest {
  audience: Audience;
  /** A named version; absent: the text that is being written. */
  version?: string | undefined;
}

/**
 * A bilan as an audience reads it; null when it is not there for this viewer. The team reads everything. From outside,
 * what left is read as it left; those who work in the bilan also read what would leave (`leftAt` is null), and nobody
 * else reads what did not leave.
 */
export async function readForAudience(
  transaction: Transaction,
  viewer: Viewer,
  reportId: string,
  { audience, version }: AudienceRequest,
): Promise<AudienceReading | null> {
  const report = viewer.kind === 'stranger' ? null : await reportById(transaction, reportId);
  if (audience === 'team') return report && readForTeam(transaction, report, version);
  const left = await latestOuting(transaction, reportId, { audience, version });
  if (left) return left.reading;
  const source = report && (await sourceOf(transaction, report, version));
  const spaceIds = report ? workingSpaces(viewer, report) : [];
  if (!source || spaceIds.length === 0) return null;
  return readOutside(
    transaction,
    source,
    { audience, choices: new Map(), spaceIds },
    previewing(transaction),
  );
}

/** Spaces of a bilan where the viewer works, in the order in which ledgers are held. */
export const workingSpaces = (viewer: Viewer, { spaceIds }: Pick<Report, 'spaceIds'>): string[] =>
  spaceIds.filter((id) => holds(viewer, id, 'member')).toSorted();

/** What the ledgers would show today, without anything leaving. */
export const previewing =
  (transaction: Transaction): Protect =>
  async ({ spaceId, publication }) =>
    (await previewRelease(transaction, spaceId, publication)).states;

/** What is read of a bilan: its text of a moment, and all that this text names. */
export interface Source {
  report: Report;
  text: FrozenText;
  version: AudienceReading['version'];
  content: AudienceContent;
}

export async function sourceOf(
  transaction: Transaction,
  report: Report,
  versionId: string | undefined,
): Promise<Source | null> {
  const found = versionId === undefined ? null : await versionOfReport(transaction, report.id, versionId);
  if (versionId !== undefined && !found) return null;
  const text = found?.text ?? textOf({ report, sections: await sectionsOf(transaction, report.id) });
  const sections = text.sections
    .filter(({ body }) => body.trim() !== '')
    .map(({ id, heading, body }) => ({ id, heading, markdown: body }));
  const named = (marks: (body: string) => readonly { name: string }[]) =>
    sections.flatMap(({ markdown }) => marks(markdown).map(({ name }) => name));
  const content = {
    title: text.title,
    sections,
    evidence: await evidenceOfReport(transaction, report.id, named(evidenceMarks)),
    figures: await figuresOfReport(transaction, report.id, named(figureMarks)),
  };
  return { report, text, version: found && asRead(found.version), content };
}

const asRead = ({ id, number, name, adoptions }: ReportVersion) => ({ id, number, name, adoptions });

async function aboutReading(transaction: Transaction, { report, text, version }: Source) {
  const { title, startsOn, endsOn, language } = text;
  const spaces = await spacesOfReport(transaction, report.id);
  return { reportId: report.id, title, startsOn, endsOn, language, version, leftAt: null, spaces };
}

async function readForTeam(
  transaction: Transaction,
  report: Report,
  version: string | undefined,
): Promise<AudienceReading | null> {
  const source = await sourceOf(transaction, report, version);
  if (!source) return null;
  const { sections, figures, evidence } = source.content;
  const href = (name: string) => ({ href: paths.reportEvidence(report.id, name) });
  return {
    ...(await aboutReading(transaction, source)),
    ...{ audience: 'team', sections, figures, removed: [] },
    evidence: new Map([...evidence.keys()].map((name) => [name, href(name)])),
  };
}

export type Protect = (leaving: LeavingNumbers) => Promise<ReadonlyMap<string, { kind: string }>>;

/** For whom, and what people decided of the names that it bears. */
export interface Leaving {
  audience: OutsideAudience;
  choices: NameChoices;
}

/** The same, with the spaces in whose ledgers the viewer lets it out. */
export interface LeavingSpaces extends Leaving {
  spaceIds: readonly string[];
}

/** A bilan as it is read from outside, its numbers protected by `protect`. */
export async function readOutside(
  transaction: Transaction,
  source: Source,
  { audience, choices, spaceIds }: LeavingSpaces,
  protect: Protect,
): Promise<AudienceReading> {
  const { report, content, text, version } = source;
  const standing = await standingOf(transaction, source);
  const told = [...content.evidence.values()].filter((one) => whyNotTold(one, standing, audience) === null);
  const numbers = saidNumbers(told, [...content.figures.values()]);
  const stale = staleCells(told, standing);
  const own = {
    scope: { startsOn: text.startsOn, endsOn: text.endsOn, among: amongOf(report) },
    ...{ spaceIds, allSpaceIds: report.spaceIds, reportId: report.id },
    numbers: numbers.filter(({ cell }) => !stale.has(cell)),
    named: new Set(content.evidence.keys()),
  };
  const numberStanding: NumberStanding = {
    stale,
    otherwise: saidOtherwise(numbers),
    ...(await shownNumbers(transaction, own, protect)),
    isOutside: await outsideAlready(transaction, [...content.evidence.values()]),
  };
  const rules: AudienceRules = {
    whyNotNumber: (number) => whyNotNumber(number, numberStanding),
    whyNotTold: (evidence) => whyNotTold(evidence, standing, audience),
    names: namesKept(standing, audience),
    decidesWholeNames: audience === 'public',
    people: standing.people.flatMap((name) => personName(name) ?? []),
    choices,
  };
  // Who adopted a version and where is told to everybody.
  const besides = audience === 'public' ? (version?.adoptions ?? []).map(({ adoptedAt }) => adoptedAt) : [];
  const { content: shown, removed } = forAudience({ ...content, besides }, rules);
  return {
    ...(await aboutReading(transaction, source)),
    ...{ audience, sections: shown.sections, figures: shown.figures, removed, evidence: new Map() },
  };
}

/** The name of the spaces and dossiers that a bilan counts, whatever their order and their number. */
export function amongOf({ spaceIds, dossierIds }: Pick<Report, 'spaceIds' | 'dossierIds'>): string {
  const chosen = [...(spaceIds.length > 1 ? spaceIds : []), ...dossierIds].toSorted().join('+');
  return chosen === '' ? '' : createHash('sha256').update(chosen).digest('base64url');
}

async function standingOf(transaction: Transaction, { report, text, content }: Source): Promise<Standing> {
  const evidence = [...content.evidence.values()];
  const ids = (of: (one: Evidence) => readonly string[]) => [...new Set(evidence.flatMap(of))];
  const { spaceIds } = report;
  const { startsOn, endsOn } = text;
  const { members, actors } = await peopleAround(transaction, { spaceIds, startsOn, endsOn });
  return {
    traces: await reachOfTraces(
      transaction,
      ids(({ traceIds }) => traceIds),
    ),
    dossiers: await reachOfDossiers(transaction, { ids: ids(({ dossierIds }) => dossierIds), spaceIds }),
    plans: await reachOfPlans(transaction, {
      planIds: ids(({ planIds }) => planIds),
      itemIds: ids(({ planItemIds }) => planItemIds),
      spaceIds,
    }),
    people: [...new Set([...members, ...actors.filter(isOfOnePerson)])],
  };
}

/** Numbers of statements that a transmission already shows outside, with the value that it gave. */
async function outsideAlready(
  transaction: Transaction,
  evidence: readonly Evidence[],
): Promise<(number: SaidNumber) => boolean> {
  const ids = new Set(evidence.flatMap(({ statementId }) => statementId ?? []));
  const left = new Map<string, number>();
  for (const id of ids) {
    for (const [key, value] of await numbersThatLeft(transaction, id))
      left.set(`statement/${id}/${key}`, value);
  }
  return ({ cell, value }) => left.get(cell) === value;
}
