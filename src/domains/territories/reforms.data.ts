/** What can be said of each reform that moved territories, with who says it, and what nobody has checked. */

interface Bilingual {
  fr: string;
  en: string;
}

interface Sourced {
  sentence: Bilingual;
  source: Bilingual;
}

export interface Reform {
  /** The day on which the successions of this reform are noted. */
  happenedOn: string;
  title: Bilingual;
  sure: readonly Sourced[];
  unsure: readonly Sourced[];
}

const fromMemory: Bilingual = {
  fr: 'Rappelé de mémoire ; aucun texte officiel n’a été lu.',
  en: 'Recalled from memory; no official text was read.',
};

export const reforms: readonly Reform[] = [
  {
    happenedOn: '2004-07-01',
    title: { fr: 'La réforme de 2003 : des CLSC aux CSSS', en: 'The reform of 2003: from CLSC to CSSS' },
    sure: [
      {
        sentence: {
          fr: 'Des fusions ont fait naître 92 CSSS.',
          en: '92 CSSS were born of mergers.',
        },
        source: {
          fr: 'Des superhéros à protéger, note de REGARDS, décembre 2021.',
          en: 'Des superhéros à protéger, a note by REGARDS, December 2021.',
        },
      },
      {
        sentence: { fr: 'Les CSSS ont été créés en 2004.', en: 'The CSSS were created in 2004.' },
        source: { fr: 'IPCDC, Historique.', en: 'IPCDC, Historique.' },
      },
    ],
    unsure: [
      {
        sentence: {
          fr: 'Le jour : le 1er juillet 2004 est pris pour tous ; un CSSS peut avoir commencé un autre jour de 2004.',
          en: 'The day: 1 July 2004 is taken for all; a CSSS may have begun on another day of 2004.',
        },
        source: fromMemory,
      },
      {
        sentence: {
          fr: 'Quel CLSC est entré dans quel CSSS, et sous quels noms.',
          en: 'Which CLSC went into which CSSS, and under what names.',
        },
        source: fromMemory,
      },
    ],
  },
  {
    happenedOn: '2015-04-01',
    title: {
      fr: 'La réforme de 2015 : des CSSS aux CISSS et CIUSSS',
      en: 'The reform of 2015: from CSSS to CISSS and CIUSSS',
    },
    sure: [
      {
        sentence: {
          fr: 'Le 1er avril 2015, les CSSS ont été fusionnés et remplacés. Les CISSS et les CIUSSS sont 22, dont 5 à Montréal.',
          en: 'On 1 April 2015 the CSSS were merged and replaced. There are 22 CISSS and CIUSSS, 5 of them in Montréal.',
        },
        source: {
          fr: 'Sciences et actions sociales, no 11, 2019, note 1.',
          en: 'Sciences et actions sociales, no 11, 2019, note 1.',
        },
      },
    ],
    unsure: [
      {
        sentence: {
          fr: 'Quel CSSS est entré dans quel CISSS ou CIUSSS : c’est probable, et reste à recouper.',
          en: 'Which CSSS went into which CISSS or CIUSSS: it is likely, and still to be checked.',
        },
        source: fromMemory,
      },
    ],
  },
];
