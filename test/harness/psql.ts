import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Whether the machine has psql. */
function hasPsql(): boolean {
  try {
    execFileSync('psql', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Loads a dump by psql, or, on a machine without it, by reading it line by line as psql does. */
export async function loadByPsql(file: string, pool: pg.Pool): Promise<void> {
  const { host, user, database } = pool.options as { host: string; user: string; database: string };
  if (hasPsql()) {
    execFileSync('psql', ['-X', '-q', '-h', host, '-U', user, '-d', database, '-f', file], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return;
  }
  const client = await pool.connect();
  try {
    for (const step of stepsOf(await readFile(file, 'utf8'))) {
      if (step.rows === null) await client.query(step.statement);
      else await pipeline(Readable.from([step.rows]), client.query(copyFrom(step.statement)));
    }
  } finally {
    client.release(true);
  }
}

interface Step {
  statement: string;
  /** What follows `COPY … FROM stdin;` up to the line that ends it. */
  rows: string | null;
}

/** Statements end with a line that is a semicolon; a COPY is one line. Commands of psql itself are left out. */
export function stepsOf(text: string): Step[] {
  const steps: Step[] = [];
  const lines = text.split('\n');
  let held: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    if (held.length === 0 && (line === '' || line.startsWith('--') || line.startsWith('\\set '))) continue;
    if (held.length === 0 && /^COPY .* FROM stdin;$/.test(line)) {
      const end = lines.indexOf('\\.', at + 1);
      const rows = lines.slice(at + 1, end).map((row) => `${row}\n`);
      steps.push({ statement: line.slice(0, -1), rows: rows.join('') });
      at = end;
    } else if (line === ';') {
      steps.push({ statement: held.join('\n'), rows: null });
      held = [];
    } else held.push(line);
  }
  return steps;
}
