import { expect, test } from 'vitest';
import { readSettings, SettingRefusal, settingNames } from './settings.ts';

/** A wrong value of each setting that has one, and what its sentence must say. */
const wrong: Readonly<Record<string, readonly [string, RegExp]>> = {
  DATABASE_URL: ['mysql://base', /adresse postgres/],
  PORT: ['soixante', /forme attendue/],
  TOILE_PUBLIC_URL: ['https://exemple.org/toile', /sans rien après/],
  TOILE_NAME: ['x'.repeat(81), /au plus 80/],
  TOILE_CONTACT: ['chez nous', /adresse courriel, ou une adresse Web/],
  TOILE_SOURCE_URL: ['ftp://exemple.org', /adresse Web/],
  TOILE_TIME_ZONE: ['Rivage/Nulle-Part', /fuseau horaire connu/],
  TOILE_DEMONSTRATION: ['peut-être', /oui, non/],
  TOILE_LOG_LEVEL: ['beaucoup', /error, warn, info, debug, silent/],
  TOILE_MAX_UPLOAD_MB: ['0', /au moins 1/],
  TOILE_SMTP_URL: ['smtp://', /adresse smtp/],
  TOILE_MAIL_FROM: ['Toile', /adresse courriel, seule ou/],
  TOILE_OIDC_ISSUER: ['keycloak', /adresse Web/],
  TOILE_OIDC_NAME: ['x'.repeat(61), /au plus 60/],
  TOILE_S3_URL: ['https://s3.exemple.org/toile/encore', /nommer un dépôt/],
  TOILE_S3_REGION: ['x'.repeat(61), /au plus 60/],
  TOILE_TRUST_PROXY: ['yes', /oui, non/],
  TOILE_JOBS: ['0', /oui, non/],
};

function refusalOf(environment: Record<string, string>): SettingRefusal {
  try {
    readSettings(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingRefusal);
    return error as SettingRefusal;
  }
  throw new Error('The settings were accepted.');
}

test('a wrong setting is refused by a sentence that names it, in both languages', () => {
  for (const [name, [value, sentence]] of Object.entries(wrong)) {
    const { fr, en } = refusalOf({ [name]: value });
    expect(fr).toContain(`Le réglage ${name} `);
    expect(fr).toMatch(sentence);
    expect(fr).toContain('rien n’a été changé');
    expect(en).toContain(`The setting ${name} `);
    expect(en).toContain('nothing was changed');
  }
  const any = new Set(['TOILE_DATA_DIR', 'HOST', 'TOILE_OIDC_CLIENT_ID', 'TOILE_OIDC_CLIENT_SECRET']);
  for (const name of ['TOILE_S3_KEY_ID', 'TOILE_S3_SECRET']) any.add(name);
  expect(settingNames.filter((name) => !(name in wrong) && !any.has(name))).toEqual([]);
});

test('several wrong settings are all named; an empty one is as if it were not there', () => {
  const { fr } = refusalOf({ PORT: '99999', TOILE_JOBS: 'x' });
  expect(fr.split('\n').length).toBe(2);
  expect(readSettings({ PORT: '', TOILE_NAME: '' })).toMatchObject({ port: 3000, instanceName: 'Toile' });
});

test('settings that go together are asked for together', () => {
  for (const [name, value] of [
    ['TOILE_OIDC_ISSUER', 'https://exemple.org'],
    ['TOILE_OIDC_CLIENT_SECRET', 'x'],
    ['TOILE_S3_URL', 'https://s3.exemple.org/toile'],
    ['TOILE_S3_KEY_ID', 'x'],
  ] as const)
    expect(refusalOf({ [name]: value }).fr).toContain('vont ensemble');
});

test('a name that no setting bears is refused, rather than be as if it were not there', () => {
  const { fr, en } = refusalOf({ TOILE_TRUST_PROXI: 'oui', TOILE_DATABASE: 'x' });
  expect(fr).toContain('TOILE_DATABASE, TOILE_TRUST_PROXI');
  expect(en).toContain('TOILE_DATABASE, TOILE_TRUST_PROXI');
  expect(readSettings({ TOILE_COMMAND: 'toile', AUTRE: 'x' }).port).toBe(3000);
});

test('what is right is taken as it is said', () => {
  const addresses = [
    'postgres://toile:p%40sse@base.exemple.org:5432/toile?sslmode=require',
    'postgresql://toile@/toile?host=/var/run/postgresql',
    'postgres:///toile?host=%2Ftmp',
  ];
  for (const DATABASE_URL of addresses) expect(readSettings({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL);
  expect(refusalOf({ DATABASE_URL: 'postgres://toile:a b@[x/toile' }).fr).toContain('DATABASE_URL');
  expect(readSettings({ TOILE_PUBLIC_URL: 'https://toile.exemple.org/' }).publicUrl).toBe(
    'https://toile.exemple.org',
  );
  for (const from of ['toile@exemple.org', 'Notre Toile <toile@exemple.org>'])
    expect(readSettings({ TOILE_MAIL_FROM: from }).mailFrom).toBe(from);
});
