import type { Confidence, SuccessionKind } from './succession.ts';
import type { CellFault, TableReading } from './succession-table.rules.ts';

type Unreadable = Extract<TableReading, { kind: 'unreadable' }>['reason'];

export const fr = {
  title: 'Dans le temps',
  lead: 'Ce dont ce territoire est issu, et ce qui lui a succédé.',
  none: 'Aucune succession n’est notée pour ce territoire : d’après les listes, il n’a ni remplacé ni été remplacé.',
  plotTitle: (name: string) => `La lignée de ${name}`,
  plotDescription:
    'De gauche à droite, les territoires d’avant, puis ceux d’après. Un fil relie chacun à ce qui lui a succédé.',
  before: 'Avant',
  after: 'Après',
  on: 'Le',
  kind: 'Ce qui a eu lieu',
  source: 'Source',
  confidence: 'Confiance',
  table: 'Successions notées',
  kinds: {
    merger: 'Fusion',
    split: 'Division',
    renaming: 'Changement de nom',
    transfer: 'Transfert d’une partie',
  } satisfies Record<SuccessionKind, string>,
  confidences: {
    verified: 'Vérifié',
    likely: 'Probable',
    'to-check': 'À vérifier',
  } satisfies Record<Confidence, string>,
  fromTo: (from: string | null, until: string | null) =>
    from && until ? `${from} – ${until}` : from ? `depuis ${from}` : until ? `jusqu’en ${until}` : '',
  severalNote:
    'Plusieurs territoires se sont réunis : ce qui est noté du plus grand ne dit pas lequel des plus petits était concerné. Toile le montre à part, « réparti sans clé connue », et ne devine pas.',
  sure: 'Ce qui est sûr',
  unsure: 'Ce qui reste à vérifier',
  howToConfirm:
    'Qui administre l’instance et a lu un texte officiel le note par le tableau des successions : la même ligne, avec cette source et « vérifié ».',
  importTitle: 'Importer des successions',
  importLink: 'Importer des successions de territoires',
  importLead:
    'Un fichier CSV à six colonnes : avant, apres, date, sorte, source, confiance. Rien n’est écrit avant que vous confirmiez. Une ligne déjà notée, et dite « vérifié », prend cette source.',
  importHint:
    'Sortes : fusion, division, changement, transfert. Confiance : vérifié, probable, à vérifier. Un CLSC ou un CSSS qui n’est pas dans les listes y est ajouté.',
  text: 'Le contenu du fichier, ou les cellules copiées',
  check: 'Vérifier',
  keep: 'Ajouter ces successions',
  sound: (successions: number, places: number) =>
    `Rien à corriger : ${successions} ${successions > 1 ? 'successions' : 'succession'}, et ${places} ${places > 1 ? 'lieux' : 'lieu'} à ajouter.`,
  confirming: (count: number) =>
    count === 1
      ? '1 succession déjà notée devient vérifiée, avec la source du tableau.'
      : `${count} successions déjà notées deviennent vérifiées, avec les sources du tableau.`,
  problems: (count: number) =>
    count === 1
      ? '1 cellule est à corriger. Rien n’a été écrit.'
      : `${count} cellules sont à corriger. Rien n’a été écrit.`,
  line: 'Ligne',
  column: 'Colonne',
  problem: 'Ce qu’il faut corriger',
  added: 'Les successions sont ajoutées.',
  required: 'obligatoire',
  unreadable: {
    notCsv:
      'Ce texte ne se lit pas comme un tableau : un guillemet n’est pas fermé, ou une ligne a trop de cellules. Rien n’a été écrit.',
    headings:
      'La première ligne doit nommer les six colonnes : avant, apres, date, sorte, source, confiance. Rien n’a été écrit.',
    noLine: 'Le tableau n’a aucune ligne sous ses titres. Collez-le avec ses lignes.',
    tooManyLines: 'Le tableau a plus de 5 000 lignes. Coupez-le en plusieurs fichiers ; rien n’a été écrit.',
  } satisfies Record<Unreadable, string>,
  faults: {
    samePlace: 'Un lieu ne se succède pas à lui-même.',
    unknownPlace: 'Ce lieu n’est pas dans les listes.',
    twice: 'Cette succession est déjà dans le tableau.',
    cycle: 'Ce lieu est aussi dit venir de celui qu’il remplace : l’une des lignes est à l’envers.',
    endsOtherwise: 'D’après les listes ou une autre ligne, le lieu d’avant finit un autre jour.',
    beginsLater: 'D’après les listes ou une autre ligne, le lieu d’après commence plus tard.',
    beforeItBegan: 'Le lieu d’avant n’existait pas encore ce jour-là.',
    empty: 'Cette cellule est vide.',
    notADate: 'Cette date n’existe pas. Écrivez-la comme 2015-04-01.',
    notAKind: 'Écrivez fusion, division, changement ou transfert.',
    notAConfidence: 'Écrivez vérifié, probable ou à vérifier.',
    placeNotKnown: 'Ce lieu n’est pas dans les listes ; seuls un CLSC ou un CSSS peuvent y être ajoutés.',
    placeAmbiguous: 'Plusieurs lieux portent ce nom : donnez celui d’une seule liste.',
    tooLong: 'Ce texte est trop long.',
    known: 'Cette succession est déjà notée.',
  } satisfies Record<CellFault, string>,
};

export const en = {
  title: 'Over time',
  lead: 'What this territory came from, and what followed it.',
  none: 'No succession is noted for this territory: as far as the lists say, it replaced nothing and was not replaced.',
  plotTitle: (name) => `The line of ${name}`,
  plotDescription:
    'From left to right, the territories of before, then those of after. A thread ties each to what followed it.',
  before: 'Before',
  after: 'After',
  on: 'On',
  kind: 'What happened',
  source: 'Source',
  confidence: 'Confidence',
  table: 'Successions noted',
  kinds: { merger: 'Merger', split: 'Split', renaming: 'Change of name', transfer: 'Transfer of a part' },
  confidences: { verified: 'Checked', likely: 'Likely', 'to-check': 'To be checked' },
  fromTo: (from, until) =>
    from && until ? `${from} – ${until}` : from ? `since ${from}` : until ? `until ${until}` : '',
  severalNote:
    'Several territories came together: what is noted of the larger does not say which of the smaller was concerned. Toile shows it apart, “no known key to divide it”, and does not guess.',
  sure: 'What is sure',
  unsure: 'What is still to be checked',
  howToConfirm:
    'Whoever administers the site and has read an official text notes it by the table of successions: the same line, with that source and “verified”.',
  importTitle: 'Import successions',
  importLink: 'Import successions of territories',
  importLead:
    'A CSV file of six columns: avant, apres, date, sorte, source, confiance. Nothing is written before you confirm. A line that is noted already, and said to be verified, takes that source.',
  importHint:
    'Kinds: merger, split, renaming, transfer. Confidence: verified, likely, to-check. A CLSC or CSSS that is not in the lists is added to them.',
  text: 'What the file holds, or the cells copied',
  check: 'Check',
  keep: 'Add these successions',
  sound: (successions, places) =>
    `Nothing to mend: ${successions} ${successions > 1 ? 'successions' : 'succession'}, and ${places} ${places === 1 ? 'place' : 'places'} to add.`,
  confirming: (count) =>
    count === 1
      ? '1 succession noted already becomes verified, with the source of the table.'
      : `${count} successions noted already become verified, with the sources of the table.`,
  problems: (count) =>
    count === 1
      ? '1 cell is to be mended. Nothing was written.'
      : `${count} cells are to be mended. Nothing was written.`,
  line: 'Line',
  column: 'Column',
  problem: 'What to mend',
  added: 'The successions are added.',
  required: 'required',
  unreadable: {
    notCsv:
      'This text does not read as a table: a quotation mark is left open, or a line has too many cells. Nothing was written.',
    headings:
      'The first line must name the six columns: avant, apres, date, sorte, source, confiance. Nothing was written.',
    noLine: 'The table has no line under its headings. Paste it with its lines.',
    tooManyLines: 'The table has more than 5,000 lines. Cut it into several files; nothing was written.',
  },
  faults: {
    samePlace: 'A place does not follow itself.',
    unknownPlace: 'This place is not in the lists.',
    twice: 'This succession is in the table already.',
    cycle:
      'This place is also said to come from the one it replaces: one of the lines is the wrong way round.',
    endsOtherwise: 'By the lists or another line, the place of before ends on another day.',
    beginsLater: 'By the lists or another line, the place of after begins later.',
    beforeItBegan: 'The place of before did not exist yet on that day.',
    empty: 'This cell is empty.',
    notADate: 'This date does not exist. Write it like 2015-04-01.',
    notAKind: 'Write merger, split, renaming or transfer.',
    notAConfidence: 'Write verified, likely or to-check.',
    placeNotKnown: 'This place is not in the lists; only a CLSC or a CSSS may be added to them.',
    placeAmbiguous: 'Several places have this name: give that of a single list.',
    tooLong: 'This text is too long.',
    known: 'This succession is noted already.',
  },
} satisfies typeof fr;
