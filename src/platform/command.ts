import type { FilePlace } from './backup-files.ts';
import type { Locale, Services } from './visit.ts';

export interface CommandOption {
  /** As commander writes it: `--espace <nom>`. */
  flags: string;
  summary: Record<Locale, string>;
  required?: boolean;
}

/** What a command may use. */
export interface CommandContext {
  services: Services;
  /** Where attached files are, for backups. */
  filePlace: FilePlace;
  locale: Locale;
  arguments: readonly string[];
  options: Readonly<Record<string, string | boolean | undefined>>;
  /** A line on standard output. */
  say(text: string): void;
  /** A progress bar on a terminal, a line now and then elsewhere. */
  progress(label: string, total: number): Progress;
}

export interface Progress {
  advance(to: number): void;
  end(): void;
}

/** A refusal of the command line: the sentence is printed and the exit code is 1. */
export class CommandRefusal extends Error {}

/** One command of `npm run toile -- …`. */
export interface Command {
  name: string;
  /** Arguments as commander writes them: `<fichier>`. */
  usage: string;
  summary: Record<Locale, string>;
  options?: readonly CommandOption[];
  /** True for a command that prepares the database itself: migrations are not applied before it. */
  prepares?: boolean;
  run(context: CommandContext): Promise<void>;
}
