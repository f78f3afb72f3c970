/** How sentences call the command line, as the project's own folder does. */
const fromTheFolder = 'npm run toile --';

/** A sentence with the command line as it is called here: the image, which has no npm project, says its own name for it. */
export function asCalledHere(sentence: string, environment: Record<string, string | undefined>): string {
  return sentence.replaceAll(fromTheFolder, environment.TOILE_COMMAND || fromTheFolder);
}
