import type { Resolvers, WrittenDocument } from '#/platform/documents/document.ts';
import { documentFromMarkdown } from '#/platform/documents/from-markdown.ts';

/** A plot as `src/ui/plots` draws them: classes, lengths in em and in percent, a pattern. */
export const samplePlot =
  '<svg role="img" width="100%" height="6em" focusable="false"><title id="p-title">Titre</title><defs>' +
  '<pattern id="p-hatch" width="7" height="7" patternUnits="userSpaceOnUse"><path class="plot-hatch" ' +
  'd="M-1.75 1.75L1.75-1.75M0 7L7 0M5.25 8.75L8.75 5.25"/></pattern></defs>' +
  '<g><text class="plot-label" x="0" y="0.85em">Automne</text>' +
  '<rect class="plot-mark" y="1.2em" width="26.4%" height="0.85em" fill="currentColor"/>' +
  '<text x="26.4%" dx="0.4em" y="1.95em">12 personnes</text>' +
  '<line class="plot-base" y1="1.1em" y2="2.2em"/></g>' +
  '<g><text class="plot-label" x="0" y="3.75em">Printemps</text>' +
  '<rect class="plot-mark" y="4.1em" width="66%" height="0.85em" fill="url(#p-hatch)"/>' +
  '<text x="66%" dx="0.4em" y="4.85em">30 personnes</text>' +
  '<line class="plot-base" y1="4em" y2="5.1em"/></g></svg>';

export const sampleResolvers: Resolvers = {
  figure: (id) =>
    id === 'f3'
      ? {
          title: 'Personnes rejointes par saison',
          description: 'Douze personnes à l’automne, trente au printemps.',
          plot: samplePlot,
          table: {
            caption: 'Personnes rejointes par saison',
            head: ['Saison', 'Personnes'],
            rows: [
              ['Automne', '12'],
              ['Printemps', '30'],
            ],
          },
        }
      : null,
  evidence: (id) => (id === 'e12' ? { kind: 'link', href: '/preuves/e12' } : { kind: 'plain' }),
};

export const sampleMarkdown = `# Mission et contexte

La Table de quartier réunit **trente-deux** organismes du secteur: c'est le lieu où l'on décide "ensemble" de ce
qui presse. En 2025-2026, elle a tenu :preuve[onze rencontres]{#e12}, dont *trois* au parc[^1], et :preuve[deux]{#e9} ailleurs.

Ce que nous ne disons pas ici est dit [dans l'annexe](/annexe "Annexe") ou à <https://exemple.org/annexe?a=b:c>.

## Ce qui était prévu

- Rouvrir la banque alimentaire cinq jours
- Accompagner le comité logement
  - une soirée d'information
  - un ~~colloque~~ porte-à-porte
- ☑ Remettre le bilan

3. Troisième
4. Quatrième

> On n'est pas venus pour être comptés.

### Les moyens

Tableau : Fonds reçus par enjeu

| Enjeu | Fonds | Nature | Montant |
|---|---|:-:|--:|
| **Logement** | Soutien aux organismes | mission | 45000 $ |
| **Alimentation** | Fonds de quartier, reconduit | projet | 12500 $ |

::figure{#f3}

## Du code

Le code \`a ? b : c\` reste tel quel.

\`\`\`sql
SELECT  'é' ;
\`\`\`

---

# Ce qui a changé

Pour Nguyễn Thị et Łukasz, à Kuujjuaq (ᑰᔾᔪᐊᖅ), l'hiver a été long ❤️.

[^1]: Avec l'accord de l'arrondissement.
`;

/** A text that uses everything a document can hold, as many times over as asked. */
export function sampleDocument(times = 1, changes: Partial<WrittenDocument> = {}): WrittenDocument {
  const about = {
    language: 'fr',
    title: "Bilan 2025-2026 de l'équipe",
    subtitle: 'Une année de marche et de patience',
    authors: ['Maude Lavigueur', 'Kim Ostiguy'],
    organisation: 'Table de quartier des Érables',
    day: '2026-03-31',
    summary: "Ce que l'équipe a fait avec les groupes du quartier, et ce que cela a changé.",
    address: 'https://toile.exemple.org/bilans/1',
    ...changes,
  } as const;
  const { blocks } = documentFromMarkdown(sampleMarkdown, about, sampleResolvers);
  return { ...about, blocks: Array.from({ length: times }, () => structuredClone(blocks)).flat() };
}
