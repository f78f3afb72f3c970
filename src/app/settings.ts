import { z } from 'zod';

/** Every setting, read from the environment once. Documented in docs/operating.md; a test compares. */
const schema = z.object({
  TOILE_DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'doit commencer par « postgres:// »')
    .optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  TOILE_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'doit être une adresse http:// ou https://' })
    .optional(),
  TOILE_NAME: z.string().min(1).max(80).default('Toile'),
  TOILE_TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'n’est pas un fuseau horaire connu')
    .default('America/Montreal'),
  TOILE_DEMONSTRATION: z.enum(['oui', 'non']).default('oui'),
  TOILE_LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug', 'silent']).default('info'),
  TOILE_MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(2000).default(50),
  TOILE_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'doit commencer par « smtp:// » ou « smtps:// »')
    .optional(),
  TOILE_MAIL_FROM: z.string().min(3).default('Toile <toile@localhost>'),
  TOILE_OIDC_ISSUER: z.url().optional(),
  TOILE_OIDC_CLIENT_ID: z.string().min(1).optional(),
  TOILE_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  TOILE_OIDC_NAME: z.string().min(1).max(60).default('mon établissement'),
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
  timeZone: string;
  demonstration: boolean;
  logLevel: string;
  maximumUploadBytes: number;
  smtpUrl: string | null;
  mailFrom: string;
  mailEnabled: boolean;
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | null;
  trustProxy: boolean;
  runJobs: boolean;
}

/** A setting that stops the start, with the sentence to print. */
export class SettingRefusal extends Error {}

/**
 * Reads the settings. Throws `SettingRefusal` whose message names each wrong setting, in French.
 * @param environment defaults to the process's own.
 */
export function readSettings(environment: Record<string, string | undefined> = processEnvironment): Settings {
  const given = Object.fromEntries(
    settingNames
      .filter((name) => environment[name] !== undefined && environment[name] !== '')
      .map((name) => [name, environment[name]]),
  );
  const result = schema.safeParse(given);
  if (!result.success) throw new SettingRefusal(result.error.issues.map(sentence).join('\n'));
  const read = result.data;
  return {
    dataDirectory: read.TOILE_DATA_DIR,
    databaseUrl: read.DATABASE_URL ?? null,
    port: read.PORT,
    host: read.HOST,
    publicUrl: (read.TOILE_PUBLIC_URL ?? `http://localhost:${read.PORT}`).replace(/\/+$/, ''),
    instanceName: read.TOILE_NAME,
    timeZone: read.TOILE_TIME_ZONE,
    demonstration: read.TOILE_DEMONSTRATION === 'oui',
    logLevel: read.TOILE_LOG_LEVEL,
    maximumUploadBytes: read.TOILE_MAX_UPLOAD_MB * 1024 * 1024,
    smtpUrl: read.TOILE_SMTP_URL ?? null,
    mailFrom: read.TOILE_MAIL_FROM,
    mailEnabled: read.TOILE_SMTP_URL !== undefined,
    oidc: oidcOf(read),
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
  if (!issuer || !clientId || !clientSecret) {
    throw new SettingRefusal(
      'TOILE_OIDC_ISSUER, TOILE_OIDC_CLIENT_ID et TOILE_OIDC_CLIENT_SECRET vont ensemble : donnez les trois, ou aucun. Toile n’a pas démarré.',
    );
  }
  return { issuer, clientId, clientSecret, name: read.TOILE_OIDC_NAME };
}

function sentence(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0]);
  const reason =
    'values' in issue
      ? `doit être l’une de ces valeurs : ${(issue.values as string[]).join(', ')}`
      : reasonOf(issue);
  return `Le réglage ${name} ${reason}. Toile n’a pas démarré et rien n’a été changé ; corrigez-le (voir docs/operating.md).`;
}

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom' || /^(doit|n’est)/.test(issue.message)) return issue.message;
  if ('maximum' in issue) return `doit être au plus ${issue.maximum}`;
  if ('minimum' in issue) return `doit être au moins ${issue.minimum}`;
  return 'n’a pas la forme attendue';
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('fr', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
