import { CommanderError, Command as Program } from 'commander';
import type { Command, CommandContext } from '#/platform/command.ts';
import { CommandRefusal } from '#/platform/command.ts';
import { findRunningPostgres, startEmbeddedPostgres } from '#/platform/embedded-postgres.ts';
import { memoryLog } from '#/platform/log.ts';
import { prepareDatabase } from '#/platform/prepare-database.ts';
import { findRoot, migrationsFolder } from '#/platform/root.ts';
import type { Locale } from '#/platform/visit.ts';
import { wordsFor } from '#/platform/visit.ts';
import * as cliWords from './cli.words.ts';
import { appCommands } from './cli-commands.ts';
import { asCalledHere } from './cli-name.ts';
import { workCommands } from './cli-work.ts';
import { domains } from './domains.ts';
import { progressOn } from './progress.ts';
import { checkFiles, filePlaceOf, openServices } from './services.ts';
import { localeOf, processEnvironment, readSettings, type Settings } from './settings.ts';
import { refusalSentence } from './start.ts';

/** Runs one command and returns its exit code: 0 done, 1 refused, 2 badly called. */
export async function runCommandLine(
  words: readonly string[],
  environment: Record<string, string | undefined> = processEnvironment,
): Promise<number> {
  const locale = localeOf(environment);
  const program = programFor(locale, environment);
  try {
    await program.parseAsync([...words], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return badlyCalled(error, locale, words[0] ?? '', environment);
    const sentence =
      error instanceof CommandRefusal ? error.message : refusalSentence(error, locale, environment);
    if (sentence === null) throw error;
    process.stderr.write(`${sentence}\n`);
    return 1;
  }
}

/** What was asked cannot be understood: said in the terminal's language, with where to look. */
function badlyCalled(
  error: CommanderError,
  locale: Locale,
  command: string,
  environment: Record<string, string | undefined>,
): number {
  if (/help|version/.test(error.code)) return 0;
  const words = wordsFor(locale, cliWords);
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const fault = words.faults[error.code.replace('commander.', '') as keyof typeof words.faults];
  const known = error.code === 'commander.unknownCommand' || quoted === command ? '' : ` ${command}`;
  const seeHelp = asCalledHere(words.seeHelp(known), environment);
  process.stderr.write(`${fault ? fault(quoted) : error.message} ${seeHelp}\n`);
  return 2;
}

function programFor(locale: Locale, environment: Record<string, string | undefined>): Program {
  const words = wordsFor(locale, cliWords);
  const program = new Program('toile')
    .description(words.summary)
    .usage(words.programUsage)
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .helpCommand(words.helpCommand, words.help)
    .helpOption('-h, --help', words.help);
  program.configureHelp({ styleTitle: (title) => titles(words)[title] ?? title });
  for (const command of [
    ...appCommands,
    ...workCommands,
    ...domains.flatMap((domain) => domain.commands ?? []),
  ]) {
    const one = program
      .command(`${command.name} ${words.placeholder(command.usage)}`.trim())
      .description(command.summary[locale])
      .exitOverride();
    one
      .helpOption('-h, --help', words.help)
      .configureHelp({ styleTitle: (title) => titles(words)[title] ?? title });
    for (const option of command.options ?? []) {
      const flags = words.placeholder(option.flags);
      if (option.required) one.requiredOption(flags, option.summary[locale]);
      else one.option(flags, option.summary[locale]);
    }
    one.action(async () => perform(command, locale, one.args, one.opts(), readSettings(environment)));
  }
  return program;
}

function titles(words: typeof cliWords.fr): Record<string, string> {
  return {
    'Usage:': words.usage,
    'Commands:': words.commands,
    'Options:': words.options,
    'Arguments:': words.arguments,
  };
}

async function perform(
  command: Command,
  locale: Locale,
  given: string[],
  options: CommandContext['options'],
  settings: Settings,
): Promise<void> {
  await checkFiles(settings);
  const running = settings.databaseUrl ? null : await findRunningPostgres(settings.dataDirectory);
  const own =
    settings.databaseUrl || running
      ? null
      : await startEmbeddedPostgres({ dataDirectory: settings.dataDirectory });
  const connection = settings.databaseUrl
    ? { connectionString: settings.databaseUrl }
    : (running ?? own)!.connection;
  const services = openServices(settings, connection, memoryLog());
  try {
    if (!command.prepares) await prepareDatabase(services.database.pool, migrationsFolder(await findRoot()));
    await command.run({
      services,
      filePlace: filePlaceOf(settings),
      locale,
      arguments: given,
      options,
      say: (text) => void process.stdout.write(`${text}\n`),
      progress: (label, total) => progressOn(process.stderr, label, total),
    });
  } finally {
    await services.database.close();
    await own?.stop();
  }
}
