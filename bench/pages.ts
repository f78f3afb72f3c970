import { join } from 'node:path';
import { paths } from '#/paths.ts';
import { type Figure, median, percentile, report } from './harness.ts';
import { Caller, requestText } from './load.ts';
import { type MeasuredProcess, type SiteProcess, startMeasured, startSite } from './site-process.ts';
import { type FetchedPage, fetchPage, storySession, visitOf } from './visitor.ts';

const requests = Number(process.env.BENCH_REQUESTS ?? 300);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const callers = 4;

/** What the first page and a list of fifty traces weigh, and what they cost beside a page written by hand. */
const site = await startSite({ TOILE_JOBS: 'non' });
try {
  const cookie = await storySession(site.port, 'person:maude');
  const figures: Figure[] = [];
  figures.push(...(await measure(site, 'first page', paths.home, '')));
  figures.push(...(await measure(site, '50 traces', paths.traces, cookie)));
  await report('pages', figures);
} finally {
  await site.close();
}

async function measure(measured: SiteProcess, name: string, path: string, cookie: string): Promise<Figure[]> {
  const page = await fetchPage(measured.port, path, cookie);
  const visit = await visitOf(measured.port, page);
  const template = await startMeasured(
    join(import.meta.dirname, 'page-template.child.js'),
    {},
    { html: page.html, headers: page.headers },
  );
  try {
    return [
      { what: `${name}: HTML as sent`, value: page.sentBytes / 1024, unit: 'KiB', target: { atMost: 15 } },
      { what: `${name}: requests of a first visit, the page included`, value: visit.requests, unit: '' },
      {
        what: `${name}: first visit, fonts and scripts included`,
        value: visit.bytes / 1024,
        unit: 'KiB',
        target: { atMost: 100 },
      },
      ...(await compare(measured, template, name, path, cookie, page)),
    ];
  } finally {
    await template.stop();
  }
}

async function compare(
  measured: MeasuredProcess,
  template: MeasuredProcess,
  name: string,
  path: string,
  cookie: string,
  page: FetchedPage,
): Promise<Figure[]> {
  const ours: Round[] = [];
  const bare: Round[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const many = round === 0 ? requests * 3 : requests; // the first one warms both up, and is forgotten
    const one = await ask(measured, path, cookie, many, page);
    const other = await ask(template, path, cookie, many, page);
    if (round === 0) continue;
    ours.push(one);
    bare.push(other);
  }
  return figuresOf(name, ours, bare);
}

function figuresOf(name: string, ours: readonly Round[], bare: readonly Round[]): Figure[] {
  const cpu = (list: readonly Round[]) => list.map((round) => round.cpuMilliseconds);
  const answers = ours.flatMap((round) => round.milliseconds);
  return [
    { what: `${name}: CPU per request`, value: median(cpu(ours)), unit: 'ms' },
    { what: `${name}: CPU per request of the bare template`, value: median(cpu(bare)), unit: 'ms' },
    {
      what: `${name}: CPU per request ÷ bare template`,
      value: median(cpu(ours).map((value, index) => value / cpu(bare)[index]!)),
      unit: '×',
      target: { atMost: 2 },
    },
    { what: `${name}: answer, median`, value: median(answers), unit: 'ms' },
    { what: `${name}: answer, p95`, value: percentile(answers, 0.95), unit: 'ms' },
  ];
}

interface Round {
  cpuMilliseconds: number;
  milliseconds: number[];
}

async function ask(
  measured: MeasuredProcess,
  path: string,
  cookie: string,
  many: number,
  page: FetchedPage,
): Promise<Round> {
  const request = requestText('GET', path, {
    ...(cookie ? { Cookie: cookie } : {}),
    'Accept-Encoding': 'gzip',
    'Accept-Language': 'fr-CA',
  });
  const milliseconds: number[] = [];
  let left = many;
  const before = (await measured.usage()).cpuMicroseconds;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      const caller = new Caller(measured.port);
      while (left > 0) {
        left -= 1;
        const start = performance.now();
        const answer = await caller.ask(request);
        milliseconds.push(performance.now() - start);
        if (answer.status !== 200 || Math.abs(answer.bytes - page.wholeBytes) > page.wholeBytes / 5)
          throw new Error(`Another page came: ${answer.status}, ${answer.bytes} bytes.`);
      }
      caller.close();
    }),
  );
  const used = (await measured.usage()).cpuMicroseconds - before;
  return { cpuMilliseconds: used / 1000 / many, milliseconds };
}
