/** Shortest password, in characters. */
const passwordMinimum = 12;
/** Longest, so that nobody makes the server work for a book. */
const passwordMaximum = 200;

export type PasswordFault = 'passwordShort' | 'passwordLong' | 'passwordPersonal' | 'passwordCommon';

interface Judge {
  check(password: string, personal: string[]): { score: number };
}

let judge: Promise<Judge> | null = null;

/**
 * What is wrong with a new password, or null: long enough, not mostly made of the person's own words, not
 * among those tried first (zxcvbn score of 3 at least: more than 10⁸ tries). No rule of composition: such
 * rules make passwords worse (NIST SP 800-63B, 5.1.1.2).
 * @param personal words that others know of the person: name, address, name of the instance.
 */
export async function passwordFault(
  password: string,
  personal: readonly string[],
): Promise<PasswordFault | null> {
  const length = [...password.normalize('NFKC')].length;
  if (length < passwordMinimum) return 'passwordShort';
  if (length > passwordMaximum) return 'passwordLong';
  const words = personal.flatMap((text) => fold(text).split(/[^a-z0-9]+/)).filter((word) => word.length >= 3);
  if (withoutWords(fold(password), words).length < passwordMinimum / 2) return 'passwordPersonal';
  judge ??= loadJudge();
  const { score } = (await judge).check(password.slice(0, 100), words);
  return score < 3 ? 'passwordCommon' : null;
}

function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function withoutWords(password: string, words: readonly string[]): string {
  return [...words]
    .sort((left, right) => right.length - left.length)
    .reduce((rest, word) => rest.replaceAll(word, ''), password);
}

/** Lists of a few megabytes, read the first time somebody chooses a password. */
async function loadJudge(): Promise<Judge> {
  const [{ ZxcvbnFactory }, common, french] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...french.dictionary },
    graphs: common.adjacencyGraphs,
  });
}
