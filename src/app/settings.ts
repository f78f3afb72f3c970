import { z } from 'zod';
import type { BucketSettings } from '#/platform/bucket-files.ts';
import { Refusal } from '#/platform/refusal.ts';
import type { Locale } from '#/platform/visit.ts';
import * as startWords from './start.words.ts';

type Reason = keyof typeof startWords.fr.reasons;
/** What is wrong with a setting, by the name of its sentence. */
const because = (reason: Reason) => reason;

/** Every setting, read from the environment once. Documented in docs/operating.md; a test compares. */
const schema = z.object({
  TOILE_DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, because('postgres'))
    .refine(isReadable, because('postgres'))
    .optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  TOILE_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: because('webAddress') })
    .refine(isSiteAddress, because('site'))
    .optional(),
  TOILE_NAME: z.string().min(1).max(80).default('Toile'),
  TOILE_CONTACT: z
    .string()
    .regex(/^(https?:\/\/\S+|[^\s@:]+@[^\s@]+\.[^\s@]+)$/, because('contact'))
    .optional(),
  TOILE_SOURCE_URL: z.url({ protocol: /^https?$/, error: because('webAddress') }).optional(),
  TOILE_TIME_ZONE: z.string().refine(isTimeZone, because('timeZone')).default('America/Montreal'),
  TOILE_DEMONSTRATION: z.enum(['oui', 'non']).default('oui'),
  TOILE_LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug', 'silent']).default('info'),
  TOILE_MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(2000).default(50),
  TOILE_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^/?#]/, because('smtp'))
    .refine(URL.canParse, because('smtp'))
    .optional(),
  TOILE_MAIL_FROM: z
    .string()
    .regex(/^[^<>\n]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/, because('sender'))
    .default('Toile <toile@localhost>'),
  TOILE_OIDC_ISSUER: z.url({ protocol: /^https?$/, error: because('webAddress') }).optional(),
  TOILE_OIDC_CLIENT_ID: z.string().min(1).optional(),
  TOILE_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  TOILE_OIDC_NAME: z.string().min(1).max(60).default('mon établissement'),
  TOILE_S3_URL: z
    .url({ protocol: /^https?$/, error: because('webAddress') })
    .refine(isBucketAddress, because('bucket'))
    .optional(),
  TOILE_S3_REGION: z.string().min(1).max(60).default('us-east-1'),
  TOILE_S3_KEY_ID: z.string().min(1).optional(),
  TOILE_S3_SECRET: z.string().min(1).optional(),
  TOILE_TRUST_PROXY: z.enum(['oui', 'non']).default('non'),
  TOILE_JOBS: z.enum(['oui', 'non']).default('oui'),
});

/** The environment of this process: named here only. */
export const processEnvironment: Record<string, string | undefined> = process.env;

export const settingNames: string[] = Object.keys(schema.shape);

export interface Settings {
  dataDirectory: string;
  databaseUrl: string | null;
  port: number;
  host: string;
  publicUrl: string;
  instanceName: string;
  /** Where people write to those who host: an address of mail or of a page. */
  contact: string | null;
  /** Where the source of this very version is to be had. */
  sourceUrl: string | null;
  timeZone: string;
  demonstration: boolean;
  logLevel: string;
  maximumUploadBytes: number;
  smtpUrl: string | null;
  mailFrom: string;
  mailEnabled: boolean;
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | null;
  /** Where attached files are kept, instead of the data folder. */
  bucket: BucketSettings | null;
  trustProxy: boolean;
  runJobs: boolean;
}

/** A setting that stops the start: each wrong one is named. */
export class SettingRefusal extends Refusal {}

/** The language of the terminal: French unless it asks for English. */
export function localeOf(environment: Record<string, string | undefined> = processEnvironment): Locale {
  const asked = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return /^en/i.test(asked) ? 'en' : 'fr';
}

/**
 * Reads the settings. Throws `SettingRefusal` whose sentences name each wrong setting.
 * @param environment defaults to the process's own.
 */
export function readSettings(environment: Record<string, string | undefined> = processEnvironment): Settings {
  const given = Object.fromEntries(
    settingNames
      .filter((name) => environment[name] !== undefined && environment[name] !== '')
      .map((name) => [name, environment[name]]),
  );
  refuseUnknown(Object.keys(environment));
  const result = schema.safeParse(given);
  if (!result.success) throw wrongSettings(result.error.issues);
  const read = result.data;
  return {
    dataDirectory: read.TOILE_DATA_DIR,
    databaseUrl: read.DATABASE_URL ?? null,
    port: read.PORT,
    host: read.HOST,
    publicUrl: (read.TOILE_PUBLIC_URL ?? `http://localhost:${read.PORT}`).replace(/\/+$/, ''),
    instanceName: read.TOILE_NAME,
    contact: read.TOILE_CONTACT ?? null,
    sourceUrl: read.TOILE_SOURCE_URL ?? null,
    timeZone: read.TOILE_TIME_ZONE,
    demonstration: read.TOILE_DEMONSTRATION === 'oui',
    logLevel: read.TOILE_LOG_LEVEL,
    maximumUploadBytes: read.TOILE_MAX_UPLOAD_MB * 1024 * 1024,
    smtpUrl: read.TOILE_SMTP_URL ?? null,
    mailFrom: read.TOILE_MAIL_FROM,
    mailEnabled: read.TOILE_SMTP_URL !== undefined,
    oidc: oidcOf(read),
    bucket: bucketOf(read),
    trustProxy: read.TOILE_TRUST_PROXY === 'oui',
    runJobs: read.TOILE_JOBS === 'oui',
  };
}

function oidcOf(read: z.output<typeof schema>): Settings['oidc'] {
  const {
    TOILE_OIDC_ISSUER: issuer,
    TOILE_OIDC_CLIENT_ID: clientId,
    TOILE_OIDC_CLIENT_SECRET: clientSecret,
  } = read;
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret)
    throw together('TOILE_OIDC_ISSUER', 'TOILE_OIDC_CLIENT_ID', 'TOILE_OIDC_CLIENT_SECRET');
  return { issuer, clientId, clientSecret, name: read.TOILE_OIDC_NAME };
}

function bucketOf(read: z.output<typeof schema>): BucketSettings | null {
  const { TOILE_S3_URL: url, TOILE_S3_KEY_ID: keyId, TOILE_S3_SECRET: secret } = read;
  if (!url && !keyId && !secret) return null;
  if (!url || !keyId || !secret) throw together('TOILE_S3_URL', 'TOILE_S3_KEY_ID', 'TOILE_S3_SECRET');
  return { url: url.replace(/\/+$/, ''), region: read.TOILE_S3_REGION, keyId, secret };
}

/** What is read elsewhere: how the image calls the command line, and what tests tell themselves. */
const notSettings = /^TOILE_(COMMAND|TEST_\w+)$/;

/** A setting that is misspelt would be as if it were not there. */
function refuseUnknown(names: readonly string[]): void {
  const unknown = names.filter(
    (name) => name.startsWith('TOILE_') && !settingNames.includes(name) && !notSettings.test(name),
  );
  if (unknown.length === 0) return;
  const list = unknown.sort().join(', ');
  throw new SettingRefusal({ fr: startWords.fr.unknown(list), en: startWords.en.unknown(list) });
}

/** Read as the driver reads it: a socket, or a host with its port. */
function isReadable(address: string): boolean {
  return URL.canParse(address.replace(/^postgres(ql)?:\/\/([^/@]*@)?(?=\/)/, 'postgres://localhost'));
}

/** The site stands at the root of its address: pages name each other from there. */
function isSiteAddress(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { pathname, search, hash } = new URL(address);
  return `${pathname.replace(/\/+$/, '')}${search}${hash}` === '';
}

/** A bucket is named by one part of the path, or by the host; nothing may follow it. */
function isBucketAddress(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { pathname, search, hash, username, password } = new URL(address);
  return /^\/[^/]*\/?$/.test(pathname) && `${search}${hash}${username}${password}` === '';
}

function together(...names: string[]): SettingRefusal {
  const list = names.join(', ');
  return new SettingRefusal({ fr: startWords.fr.together(list), en: startWords.en.together(list) });
}

function wrongSettings(issues: readonly z.core.$ZodIssue[]): SettingRefusal {
  const said = (words: typeof startWords.fr) =>
    issues.map((issue) => words.wrongSetting(String(issue.path[0]), reasonOf(issue, words))).join('\n');
  return new SettingRefusal({ fr: said(startWords.fr), en: said(startWords.en) });
}

function reasonOf(issue: z.core.$ZodIssue, words: typeof startWords.fr): string {
  if ('values' in issue) return words.oneOf((issue.values as string[]).join(', '));
  const named = Object.entries(words.reasons).find(([reason]) => reason === issue.message)?.[1];
  if (named) return named;
  if ('maximum' in issue) return words.atMost(Number(issue.maximum));
  if ('minimum' in issue) return words.atLeast(Number(issue.minimum));
  return words.reasons.shape;
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('fr', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
