import type pg from 'pg';
import type { Codebook } from '#/domains/codebooks/codebook.ts';
import { shippedCodebooks } from '#/domains/codebooks/shipped-codebooks.data.ts';
import type { PlanSnapshot } from '#/domains/plans/plans.public.ts';
import { axesCodebook } from '#/domains/space-codebooks/axes-codebook.rules.ts';
import { planCodebook } from '#/domains/space-codebooks/plan-codebook.rules.ts';
import { newId } from '#/platform/ids.ts';
import { journalAxes } from './journal.ts';

type Items = PlanSnapshot['items'];

/** Issues, objectives under each, actions under each of those. */
const issues = 3;
const objectives = 3;
const actions = 4;
const levels = [
  { id: 'enjeu', kind: 'issue', label: 'Enjeu' },
  { id: 'objectif', kind: 'objective', label: 'Objectif' },
  { id: 'action', kind: 'action', label: 'Action' },
] as const;

/**
 * The four frameworks that one team answers to, over one journal: Annexe I of the regulation, the service axes of the
 * institution, several a dossier and weighted, the list of a funder, and the team's own plan.
 */
export async function realFrameworks(
  administration: pg.Client,
  spaceId: string,
  personId: string,
): Promise<[string, Codebook][]> {
  await weighAxes(administration, spaceId);
  const plan = await adoptPlan(administration, spaceId, personId);
  const annexeI = shippedCodebooks[0]!;
  const funders = shippedCodebooks.find(({ id }) => id === 'fonds-du-rivage')!;
  const space = { id: spaceId, name: 'Équipe mesurée' };
  const axes = journalAxes.map((id) => ({ id, label: { fr: id, en: id } }));
  return [
    ['Annexe I of the regulation', annexeI],
    ['service axes, weighted', axesCodebook(space, '1', axes)],
    ['a funder’s list', funders],
    ['the team’s own plan', plan],
  ];
}

/** Two dossiers out of three note what part of the work goes to each of their axes. */
async function weighAxes(administration: pg.Client, spaceId: string): Promise<void> {
  await administration.query(
    `UPDATE dossiers SET axis_shares = CASE cardinality(service_axes) WHEN 1 THEN '{100}'::smallint[] ELSE '{70,30}' END
     WHERE space_id = $1 AND cardinality(service_axes) IN (1, 2) AND number % 3 <> 0`,
    [spaceId],
  );
}

/** A plan of three years, adopted. */
async function adoptPlan(administration: pg.Client, spaceId: string, personId: string): Promise<Codebook> {
  const id = newId();
  const items = planItems();
  const [title, startsOn, endsOn] = ['Plan de l’équipe', '2025-04-01', '2028-03-31'];
  await administration.query(
    `INSERT INTO plans (id, title, kind, starts_on, ends_on, levels, opened_by)
     VALUES ($1, $2, 'triennial', $3, $4, $5, $6)`,
    [id, title, startsOn, endsOn, JSON.stringify(levels), personId],
  );
  await administration.query('INSERT INTO plan_spaces VALUES ($1, $2, $3)', [id, spaceId, startsOn]);
  await administration.query(
    `INSERT INTO plan_items (id, plan_id, parent_id, position, level, title)
     SELECT id, $1, "parentId", position, level, title
     FROM jsonb_to_recordset($2) AS item (id uuid, "parentId" uuid, position integer, level text, title text)`,
    [id, JSON.stringify(items)],
  );
  await moveItems(administration, spaceId, personId, items);
  const content = { title, startsOn, endsOn, portrait: '', levels, items, needs: [], levers: [] };
  const version = { number: 1, name: 'Adoptée' };
  return planCodebook({ id, spaceId, spaceName: 'Équipe mesurée', version, content });
}

/** One trace out of eight moves an action of the plan; one of ten of those moves two. */
async function moveItems(administration: pg.Client, spaceId: string, personId: string, items: Items) {
  const moved = items.filter(({ level }) => level === 'action').map(({ id }) => id);
  await administration.query(
    `WITH counted AS (SELECT id, event_on, substring(title from '[0-9]+$')::integer AS number FROM traces WHERE space_id = $1)
     INSERT INTO plan_evidence (id, item_id, trace_id, happened_on, says, linked_by)
     SELECT gen_random_uuid(), ($2::uuid[])[1 + (number / 8 + 5 * nth) % $3::integer], id, event_on, 'progress', $4
     FROM counted, generate_series(0, 1) AS nth WHERE number % 8 = 0 AND (nth = 0 OR number % 80 = 0)`,
    [spaceId, moved, moved.length, personId],
  );
  await administration.query('ANALYZE plan_items, plan_spaces, plan_evidence, dossiers');
}

function planItems(): Items {
  const under = (parents: readonly (string | null)[], count: number, level: string): Items =>
    parents.flatMap((parentId, at) =>
      Array.from({ length: count }, (_, position) => ({
        id: newId(),
        parentId,
        position: position + 1,
        level,
        title: `${level} ${at + 1}.${position + 1}`,
        description: '',
        startsOn: null,
        dueOn: null,
        resources: '',
        results: '',
        state: 'planned' as const,
        holders: [],
        partners: [],
        indicators: [],
      })),
    );
  const ids = (items: Items) => items.map(({ id }) => id);
  const top = under([null], issues, 'enjeu');
  const middle = under(ids(top), objectives, 'objectif');
  return [...top, ...middle, ...under(ids(middle), actions, 'action')];
}
