import { build } from 'esbuild';

/** Sheets that the pages of one part of the site alone use: `<name>.css`, inlined after the site's own. */
export const partSheets = ['welcome', 'plans', 'chronicles', 'reports'] as const;

/**
 * The site's own styles as one text, minified, to be inlined in every page by `Document`; or the sheet of one part.
 * @param rootDirectory the folder of package.json.
 * @param fontAddress where a font file of `src/ui/fonts` is served, for instance `/fichiers/atkinson-regular-1f2e.woff2`.
 */
export async function loadStylesheet(
  rootDirectory: string,
  fontAddress: (file: string) => string,
  sheet: 'toile' | (typeof partSheets)[number] = 'toile',
): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: rootDirectory,
    entryPoints: [`src/ui/styles/${sheet}.css`],
    bundle: true,
    minify: true,
    write: false,
    external: ['*.woff2'],
    target: ['chrome100', 'firefox100', 'safari15'],
    legalComments: 'none',
    logLevel: 'silent',
  });
  const css = outputFiles[0]?.text.trim() ?? '';
  return css.replace(
    /url\("?fonts\/([\w-]+\.woff2)"?\)/g,
    (_, file: string) => `url("${fontAddress(file)}")`,
  );
}
