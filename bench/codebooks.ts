import type pg from 'pg';
import { frozenCodebook } from '#/domains/codebooks/codebook.actions.ts';
import type { Codebook } from '#/domains/codebooks/codebook.ts';
import type { DeclareRow, Row } from '#/domains/codebooks/decision-table.ts';
import type { InputId } from '#/domains/codebooks/trace-input.ts';
import { openedStatement } from '#/domains/statements/statement.store.ts';
import type { Statement } from '#/domains/statements/statement.ts';
import type { BenchGround } from './harness.ts';

const modes = ['in-person', 'telephone', 'video', 'hybrid', 'writing', 'other'];
const places = ['institution', 'organisation', 'public-space', 'school', 'home', 'remote', 'other'];

/**
 * The same framework told in many more rules: each row that declares is preceded by rows that say the same of one mode
 * in one kind of place, until there are `count` in all. Its figures are the same, so that they can be checked.
 */
export function toldInRules(book: Codebook, id: string, count: number): Codebook {
  const declaring = book.mapping.groups.flatMap(({ rows }) => rows.filter((row) => 'declare' in row));
  const others = book.mapping.exclusions.length + book.mapping.groups.flatMap(({ rows }) => rows).length;
  const each = Math.floor((count - others) / declaring.length);
  const groups = book.mapping.groups.map((group) => ({
    ...group,
    rows: group.rows.flatMap((row): Row[] => ('declare' in row ? [...narrower(row, each), row] : [row])),
  }));
  return { ...book, id, mapping: { ...book.mapping, groups } };
}

function narrower(row: DeclareRow, count: number): DeclareRow[] {
  const cells = modes.flatMap((mode) => places.map((place) => ({ mode, place })));
  return cells.slice(0, count).map(({ mode, place }, index) => ({
    ...row,
    id: `${row.id}-${index + 1}`,
    when: { ...row.when, contactMode: `"${mode}"`, placeKind: `"${place}"` },
  }));
}

/** The same again, with a first row that looks at one more input and takes nothing. */
export function alsoReading(book: Codebook, id: string, input: InputId, test: string): Codebook {
  const [first, ...groups] = book.mapping.groups;
  if (!first?.rows[0]) throw new Error('A codebook to measure has rows.');
  const row: Row = { ...first.rows[0], id: `lit-${input.toLowerCase()}`, when: { [input]: test } };
  return {
    ...book,
    id,
    mapping: { ...book.mapping, groups: [{ ...first, rows: [row, ...first.rows] }, ...groups] },
  };
}

/** Four codebooks of two hundred rules, which do not all look at the same things. */
export function fourCodebooks(book: Codebook): [Codebook, ...Codebook[]] {
  const told = toldInRules(book, 'mesure-1', 200);
  return [
    told,
    alsoReading(told, 'mesure-2', 'serviceAxes', 'list contains(?, "axe-inconnu")'),
    alsoReading(told, 'mesure-3', 'hasPartners', 'null'),
    alsoReading(told, 'mesure-4', 'serviceAxes', 'list contains(?, "autre-axe")'),
  ];
}

/** Puts codebooks where everybody may use them. */
export async function publish(pool: pg.Pool, books: readonly Codebook[]): Promise<void> {
  for (const book of books) {
    await pool.query(
      `INSERT INTO codebook_versions (codebook_id, version, content, published_at) VALUES ($1, $2, $3, now())
       ON CONFLICT DO NOTHING`,
      [book.id, book.version, JSON.stringify(book)],
    );
  }
}

export type Asked = Pick<Statement, 'id' | 'spaceId' | 'codebook' | 'startsOn' | 'endsOn'>;

export interface AskedOf {
  spaceId: string;
  personId: string;
  period: { startsOn: string; endsOn: string };
}

/** A statement of each codebook, on the same year of one space. */
export async function openedStatements(
  { services }: BenchGround,
  { spaceId, personId, period }: AskedOf,
  books: readonly Codebook[],
): Promise<Asked[]> {
  return services.database.asPerson(personId, async (transaction) => {
    const statements: Asked[] = [];
    for (const { id, version } of books) {
      const codebook = { id, version };
      await frozenCodebook(transaction, codebook, null);
      const wish = { spaceId, codebook, calendarId: 'year', periodId: '2025-2026', ...period };
      const statement = await openedStatement(transaction, wish, personId);
      statements.push({ id: statement.id, spaceId, codebook, ...period });
    }
    return statements;
  });
}
