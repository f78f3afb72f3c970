import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, test, vi } from 'vitest';
import {
  ask,
  countRows,
  isAlive,
  isRoot,
  keepRow,
  kill,
  postmasterPid,
  testPlace,
  until,
} from '../../test/harness/postgres-place.ts';
import { type EmbeddedPostgres, findRunningPostgres } from './embedded-postgres.ts';

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });

const { folder: at, start, application, keep } = testPlace();

describe('nothing committed is lost', () => {
  const folder = () => at('crashes');
  let rows = 0;
  const saveOne = `await client.query(${JSON.stringify(keepRow)});`;
  const expectRows = async (server: Pick<EmbeddedPostgres, 'connection'>) =>
    expect(await ask(server, countRows)).toEqual([{ n: rows }]);

  test('when the application is killed', async () => {
    const app = await application(folder(), saveOne);
    rows += 1;
    const orphan = await postmasterPid(folder());
    await kill(app, 'SIGKILL');
    expect(await isAlive(orphan)).toBe(true);
    const server = await start(folder());
    expect(await isAlive(orphan)).toBe(false);
    await expectRows(server);
  });

  test('when PostgreSQL is killed: it comes back and the pool reconnects', async () => {
    const crashes: number[] = [];
    const lines: string[] = [];
    const log = {
      info: () => {},
      warn: () => {},
      error: (_: object, message: string) => void lines.push(message),
    };
    const server = await start(folder(), {
      log,
      onCrash: (crash: { inARow: number }) => crashes.push(crash.inARow),
    });
    const pool = new pg.Pool({ ...server.connection, max: 2 });
    pool.on('error', () => {});
    await pool.query(keepRow);
    rows += 1;
    for (const fall of [1, 2]) {
      const before = server.pid;
      process.kill(before, 'SIGKILL');
      await until(
        async () =>
          server.pid !== before &&
          (await pool.query(countRows).then(
            () => true,
            () => false,
          )),
      );
      expect(crashes.length).toBe(fall);
    }
    expect((await pool.query(countRows)).rows).toEqual([{ n: rows }]);
    expect(crashes).toEqual([1, 2]);
    expect(lines.length).toBe(2);
    await pool.end();
  });

  test('when one of its workers is killed', async () => {
    const server = await start(folder());
    const client = new pg.Client(server.connection);
    client.on('error', () => {});
    await client.connect();
    await client.query(keepRow);
    rows += 1;
    const worker = (await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]!.pid;
    process.kill(worker, 'SIGKILL');
    await until(async () => (await ask(server, countRows).catch(() => [])).length === 1);
    await expectRows(server);
  });

  test.skipIf(!isRoot || process.platform !== 'linux')(
    'when PostgreSQL is killed under an application that gave up root',
    async () => {
      const app = await application(
        folder(),
        `${saveOne} if (!(await server.leaveRoot(['/']))) throw new Error('Root was kept.');`,
      );
      rows += 1;
      expect(await readFile(`/proc/${app.pid}/status`, 'utf8')).not.toMatch(/^Uid:.*\t0\b/m);
      const first = await postmasterPid(folder());
      process.kill(first, 'SIGKILL');
      await until(async () => (await postmasterPid(folder()).catch(() => first)) !== first);
      await until(async () => {
        const running = await findRunningPostgres(folder());
        return running !== null && (await ask(running, countRows).catch(() => [])).length === 1;
      });
      await kill(app, 'SIGKILL');
      await expectRows(await start(folder()));
    },
  );

  test('when both are killed, busy workers left behind', async () => {
    const app = await application(
      folder(),
      `${saveOne} client.query('SELECT count(*) FROM generate_series(1, 2000000000)').catch(() => {}); await new Promise((r) => setTimeout(r, 200));`,
    );
    rows += 1;
    const orphan = await postmasterPid(folder());
    app.kill('SIGKILL');
    process.kill(orphan, 'SIGKILL');
    await once(app, 'exit');
    await expectRows(await start(folder()));
  });

  test('and a stranger who received the old process number is left alone', async () => {
    const stranger = spawn('sleep', ['60'], isRoot ? { uid: 65534, gid: 65534 } : {});
    keep(stranger);
    const app = await application(folder(), saveOne);
    rows += 1;
    const orphan = await postmasterPid(folder());
    app.kill('SIGKILL');
    process.kill(orphan, 'SIGKILL');
    await until(async () => !(await isAlive(orphan)));
    const path = join(folder(), 'postgres/postmaster.pid');
    await writeFile(path, (await readFile(path, 'utf8')).replace(String(orphan), String(stranger.pid)));
    await expectRows(await start(folder()));
    expect(await isAlive(stranger.pid!)).toBe(true);
  });

  test('SIGTERM in an application that stops it ends both in good order', async () => {
    const app = await application(
      folder(),
      `process.once('SIGTERM', async () => { await client.end(); await server.stop(); process.exit(0); });`,
    );
    const pid = await postmasterPid(folder());
    await kill(app, 'SIGTERM');
    expect(app.exitCode).toBe(0);
    expect(await isAlive(pid)).toBe(false);
    expect((await readdir(join(folder(), 'postgres'))).includes('postmaster.pid')).toBe(false);
    expect((await readdir(folder())).includes('toile.pid')).toBe(false);
  });

  test('an application that leaves without stopping it takes it along', async () => {
    const app = await application(folder(), 'setTimeout(() => process.exit(3), 100);');
    const pid = await postmasterPid(folder());
    if (app.exitCode === null) await once(app, 'exit');
    await until(async () => !(await isAlive(pid)));
    await expectRows(await start(folder()));
  });

  test('when the application is killed while it creates everything', async () => {
    const fresh = at('killed-early');
    const begun = application(fresh).catch(() => null);
    await until(async () =>
      (await readdir(fresh).catch(() => [])).some((name) => name.startsWith('postgres.new')),
    );
    process.kill(Number(await readFile(join(fresh, 'toile.pid'), 'utf8')), 'SIGKILL');
    await begun;
    await ask(await start(fresh), keepRow);
    expect((await readdir(fresh)).filter((name) => name.startsWith('postgres.new'))).toEqual([]);
  });

  test('an interrupted creation leaves nothing in the way', async () => {
    const fresh = at('interrupted');
    await mkdir(join(fresh, 'postgres.new-1', 'base'), { recursive: true });
    await writeFile(join(fresh, 'postgres.new-1', 'PG_VERSION'), '18\n');
    await ask(await start(fresh), keepRow);
    expect((await readdir(fresh)).filter((name) => name.startsWith('postgres.new'))).toEqual([]);
  });
});
