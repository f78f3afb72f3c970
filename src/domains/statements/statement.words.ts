import type { ErrorWords } from '#/platform/form.ts';

const traces = (count: string, isOne: boolean) => `${count} trace${isOne ? '' : 's'}`;

export const fr = {
  title: 'Relevés',
  lead: 'Un relevé montre ce qu’un cadre normatif reçoit du travail d’un espace pendant une période, et ce qu’il n’en reçoit pas.',
  none: 'Aucun relevé pour le moment',
  noneText: 'Choisissez un cadre et une période : le relevé se compile à partir des traces de l’espace.',
  make: 'Faire un relevé',
  makeTitle: 'Faire un relevé',
  makeLead: 'Rien n’est transmis à personne : un relevé se lit ici, et s’exporte si vous le voulez.',
  space: 'Espace',
  codebook: 'Cadre',
  period: 'Période',
  periodHint: 'Les périodes viennent du calendrier du cadre.',
  year: 'Exercice',
  also: 'Lire aussi par',
  alsoHint:
    'Les mêmes traces, lues au même moment par d’autres cadres, dont un calendrier a ces jours exacts. Les relevés s’ouvrent côte à côte, sans total.',
  compiledTogether: (count: number) =>
    count === 1
      ? 'Le relevé est compilé, à partir d’une seule lecture des traces.'
      : `Les ${count} relevés sont compilés, à partir d’une seule lecture des traces.`,
  showPeriods: 'Montrer ces périodes',
  choosePeriod: 'Choisissez une période',
  compile: 'Compiler le relevé',
  compileAgain: 'Compiler de nouveau',
  compiled: 'Le relevé est compilé.',
  compiledAt: (day: string, number: number) => `Compilé le ${day} (compilation ${number})`,
  notCompiled: 'pas encore compilé',
  seeChanges: 'Voir ce que la dernière compilation a changé',
  required: 'obligatoire',
  older: 'Relevés plus anciens',
  periodOf: (label: string, from: string, to: string) => `${label}, du ${from} au ${to}`,
  days: (from: string, to: string) => `Du ${from} au ${to}`,
  version: (version: string) => `version ${version}`,
  effortTitle: 'Ces chiffres ne mesurent pas l’effort',
  ownPrivate: (count: number) =>
    count === 1
      ? 'Une trace que vous gardez pour vous n’entre dans aucun de ces chiffres. Partagez-la avec l’espace pour qu’elle compte.'
      : `${count} traces que vous gardez pour vous n’entrent dans aucun de ces chiffres. Partagez-les avec l’espace pour qu’elles comptent.`,
  nothing: 'Aucune trace partagée pendant cette période',
  nothingText: 'Le relevé est vide. Notez ou importez des traces, puis compilez de nouveau.',
  sees: 'Ce que le cadre reçoit',
  seesLead:
    'Une ligne par sorte d’acte. Les lignes ne s’additionnent pas : un appel et une démarche d’une journée comptent chacun pour un.',
  seesNot: 'Ce que le cadre ne reçoit pas',
  notDeclared: 'Traces sans aucune déclaration, par motif',
  dropped: 'Ce que les déclarations ne disent pas',
  droppedLead: 'Ces traces sont déclarées, mais la déclaration n’a pas de case pour ce qui suit.',
  leftEmpty: 'Ce que le cadre demande et que personne ne note',
  leftEmptyLead:
    'Ces champs partent vides dans toutes les déclarations, ici comme dans les fichiers : rien n’y est écrit à votre place.',
  leftEmptyField: 'Laissé vide : rien de ce qui est noté ne le dit.',
  plotTracesTitle: 'Traces reçues et non reçues par le cadre',
  plotMinutesTitle: 'Temps noté que le cadre reçoit et ne reçoit pas',
  plotNote: 'Chaque ligne se lit seule',
  plotMinutesNote: 'Minutes notées dans les traces. Une durée non notée n’est pas un temps nul.',
  plotDescription: (sees: number, seesNot: number) =>
    `${sees} ligne${sees > 1 ? 's' : ''} de déclarations et ${seesNot} motif${seesNot > 1 ? 's' : ''} de non-déclaration. Le tableau dit les mêmes chiffres.`,
  plotDroppedTitle: 'Ce que perdent les traces déclarées',
  plotDroppedDescription: (lines: number) =>
    `${lines} ligne${lines > 1 ? 's' : ''} de ce que les déclarations ne disent pas, en traces. Le tableau dit les mêmes chiffres.`,
  plotTable: 'Lire les chiffres en tableau',
  received: 'Reçu par le cadre',
  notReceived: 'Non reçu',
  row: 'Acte ou motif',
  withoutDeclaration: 'sans déclaration',
  likeAct: 'Acte',
  declarations: 'Déclarations',
  tracesHeading: 'Traces',
  minutesNoted: 'Temps noté',
  untimed: 'Sans durée notée',
  notNoted: 'aucun',
  reason: 'Motif',
  aspect: 'La déclaration ne dit rien de',
  concerns: 'Pour',
  noValue: 'non précisé',
  details: 'En quoi ces actes diffèrent',
  detailsLead:
    'À l’intérieur d’une même sorte d’acte. Un champ à plusieurs codes compte un acte dans chacun : ses lignes se recoupent.',
  sameForAll: 'Pour toutes ces déclarations :',
  field: 'Champ',
  value: 'Valeur',
  toMend: 'À vérifier',
  toMendByKind: 'Ce qui manque ou ne tient pas, par sorte de déclaration',
  nothingToMend: 'Rien à vérifier : toutes les déclarations ont ce que le cadre demande.',
  check: 'Constat',
  missing: (field: string) => `Il manque : ${field}.`,
  whatToDo: 'Que faire',
  completeTrace: 'Complétez la trace ou son dossier, puis compilez de nouveau.',
  importance: 'Importance',
  importances: { error: 'erreur', warning: 'avertissement', information: 'remarque' },
  exports: 'Exporter les déclarations',
  exportsLead:
    'Un fichier dit moins que cette page : joignez-y ce que le cadre ne reçoit pas. L’export est noté au journal de l’espace.',
  exportsConventions:
    'Le CSV n’a que le tableau : les conventions de comptage sont sur cette page et dans le XLSX.',
  conventions: 'Conventions de comptage',
  aboutCodebook: 'Lire le cadre',
  whole: 'Le relevé',
  figureTitle: 'D’où vient ce chiffre',
  figureValue: (count: string, time: string) => `${count}, temps noté : ${time}`,
  declarationCount: (count: string, isOne: boolean) => `${count} déclaration${isOne ? '' : 's'}`,
  traceCount: traces,
  rules: 'Les règles qui l’ont fait',
  rulesOf: (title: string, version: string) => `${title}, version ${version}`,
  noRule: 'Aucune règle du cadre ne reconnaît ces traces.',
  missingRule: 'Le cadre demande ce champ, et ni la trace ni son dossier ne le disent.',
  behind: 'Les traces derrière ce chiffre',
  behindShown: (shown: number, visible: number) => {
    if (shown >= visible) return '';
    return shown === 1
      ? `La plus récente, sur ${visible} que vous pouvez voir.`
      : `Les ${shown} plus récentes, sur ${visible} que vous pouvez voir.`;
  },
  notVisible: (count: string, isOne: boolean) =>
    `${traces(count, isOne)} : non visible${isOne ? '' : 's'} pour vous, ou changée${isOne ? '' : 's'} depuis la compilation.`,
  moreNow:
    'Depuis la compilation, d’autres traces répondent à ces règles : compilez de nouveau pour les compter.',
  noneVisible: 'Vous ne pouvez voir aucune de ces traces.',
  changesTitle: 'Ce que la dernière compilation a changé',
  changesLead: (before: string, after: string) =>
    `Du ${before} au ${after}. Les chiffres qui n’ont pas changé n’y sont pas.`,
  noChange: 'Aucun chiffre n’a changé',
  noChangeText: 'Les deux dernières compilations disent la même chose.',
  figure: 'Chiffre',
  before: 'Avant',
  after: 'Après',
  absent: 'absent',
  amount: (count: string, minutes: string) => `${count} (${minutes})`,
  subjects: {
    declared: (act: string) => `Déclarations : ${act}`,
    value: (act: string, field: string, value: string) => `${act} – ${field} : ${value}`,
    notDeclared: (reason: string) => `Sans déclaration : ${reason}`,
    dropped: (aspect: string, act: string) => `Non dit par la déclaration : ${aspect} (${act})`,
    missing: (field: string, act: string) => `Il manque : ${field} (${act})`,
    failing: (sentence: string, act: string) => `${sentence} (${act})`,
  },
  errors: {
    space: 'Choisissez un espace où vous travaillez.',
    codebook: 'Ce cadre ne peut pas servir dans cet espace. Choisissez-en un autre.',
    period: 'Choisissez une période du calendrier du cadre.',
    also: 'Choisissez au plus vingt autres cadres. Rien n’a été compilé.',
    alsoPeriod: ({ title }) =>
      `Aucun calendrier du cadre « ${title} » n’a une période de ces jours exacts. Rien n’a été compilé. Retirez ce cadre, ou choisissez une autre période.`,
    alsoOutOfForce: ({ title }) =>
      `Le cadre « ${title} » ne s’applique pas à cette période. Rien n’a été compilé. Retirez ce cadre, ou choisissez une autre période.`,
    alsoFrozen: ({ title }) =>
      `Le relevé de cette période par le cadre « ${title} » est transmis : ses chiffres ne changent plus. Rien n’a été compilé. Retirez ce cadre pour compiler les autres.`,
    outOfForce:
      'Ce cadre ne s’applique pas à cette période. Choisissez une autre période ou une autre version.',
    frozen:
      'Ce relevé est transmis : ses chiffres ne changent plus. Rien n’a été compilé. Il se compile de nouveau s’il est retourné, ou une fois déverrouillé avec une raison.',
  } satisfies ErrorWords,
  /** What a trace becomes by a framework. */
  became: {
    declared: 'déclarée',
    notDeclared: 'pas déclarée',
    now: (codebook: string) => `au relevé « ${codebook} »`,
    later: (codebook: string) => `au prochain relevé « ${codebook} »`,
    drops: (aspects: string) => `Ce cadre n’en garde pas : ${aspects}`,
  },
  compileForbidden: 'Les personnes invitées lisent les relevés sans les compiler.',
};

export const en: typeof fr = {
  title: 'Statements',
  lead: 'A statement shows what a reference framework takes of the work of a space during a period, and what it does not take.',
  none: 'No statement yet',
  noneText: 'Choose a framework and a period: the statement is compiled from the traces of the space.',
  make: 'Make a statement',
  makeTitle: 'Make a statement',
  makeLead: 'Nothing is sent to anyone: a statement is read here, and exported if you wish.',
  space: 'Space',
  codebook: 'Framework',
  period: 'Period',
  periodHint: 'Periods come from the calendar of the framework.',
  year: 'Fiscal year',
  also: 'Also read by',
  alsoHint:
    'The same traces, read at the same moment by other frameworks that have a period of exactly these days. The statements open side by side, without a total.',
  compiledTogether: (count) =>
    count === 1
      ? 'The statement is compiled, from one reading of the traces.'
      : `The ${count} statements are compiled, from one reading of the traces.`,
  showPeriods: 'Show these periods',
  choosePeriod: 'Choose a period',
  compile: 'Compile the statement',
  compileAgain: 'Compile again',
  compiled: 'The statement is compiled.',
  compiledAt: (day, number) => `Compiled on ${day} (compilation ${number})`,
  notCompiled: 'not compiled yet',
  seeChanges: 'See what the last compilation changed',
  required: 'required',
  older: 'Older statements',
  periodOf: (label, from, to) => `${label}, ${from} to ${to}`,
  days: (from, to) => `From ${from} to ${to}`,
  version: (version) => `version ${version}`,
  effortTitle: 'These figures do not measure effort',
  ownPrivate: (count) =>
    count === 1
      ? 'One trace that you keep to yourself is in none of these figures. Share it with the space for it to count.'
      : `${count} traces that you keep to yourself are in none of these figures. Share them with the space for them to count.`,
  nothing: 'No shared trace during this period',
  nothingText: 'The statement is empty. Note or import traces, then compile again.',
  sees: 'What the framework takes',
  seesLead:
    'One line for each sort of act. Lines do not add up: a phone call and a day-long process each count as one.',
  seesNot: 'What the framework does not take',
  notDeclared: 'Traces without any declaration, by reason',
  dropped: 'What the declarations do not say',
  droppedLead: 'These traces are declared, but the declaration has no box for what follows.',
  leftEmpty: 'What the framework asks and nobody notes',
  leftEmptyLead:
    'These fields leave empty in every declaration, here and in the files: nothing is written in your place.',
  leftEmptyField: 'Left empty: nothing that is noted says it.',
  plotTracesTitle: 'Traces the framework takes and does not take',
  plotMinutesTitle: 'Noted time the framework takes and does not take',
  plotNote: 'Each line is read by itself',
  plotMinutesNote: 'Minutes noted in the traces. A duration that was not noted is not a duration of zero.',
  plotDescription: (sees, seesNot) =>
    `${sees} line${sees === 1 ? '' : 's'} of declarations and ${seesNot} reason${seesNot === 1 ? '' : 's'} for not declaring. The table gives the same figures.`,
  plotDroppedTitle: 'What the declared traces lose',
  plotDroppedDescription: (lines) =>
    `${lines} line${lines === 1 ? '' : 's'} of what the declarations do not say, in traces. The table gives the same figures.`,
  plotTable: 'Read the figures as a table',
  received: 'Taken by the framework',
  notReceived: 'Not taken',
  row: 'Act or reason',
  withoutDeclaration: 'without a declaration',
  likeAct: 'Act',
  declarations: 'Declarations',
  tracesHeading: 'Traces',
  minutesNoted: 'Time noted',
  untimed: 'Without a duration',
  notNoted: 'none',
  reason: 'Reason',
  aspect: 'The declaration says nothing of',
  concerns: 'For',
  noValue: 'not specified',
  details: 'How these acts differ',
  detailsLead:
    'Within one sort of act. A field with several codes counts an act under each of them: its lines overlap.',
  sameForAll: 'For all these declarations:',
  field: 'Field',
  value: 'Value',
  toMend: 'To check',
  toMendByKind: 'What is missing or does not hold, by kind of declaration',
  nothingToMend: 'Nothing to check: every declaration has what the framework asks for.',
  check: 'Finding',
  missing: (field) => `Missing: ${field}.`,
  whatToDo: 'What to do',
  completeTrace: 'Complete the trace or its case, then compile again.',
  importance: 'Importance',
  importances: { error: 'error', warning: 'warning', information: 'remark' },
  exports: 'Export the declarations',
  exportsLead:
    'A file says less than this page: send along what the framework does not take. The export is written in the log of the space.',
  exportsConventions: 'The CSV holds the table alone: how the team counts is on this page and in the XLSX.',
  conventions: 'Counting conventions',
  aboutCodebook: 'Read the framework',
  whole: 'The statement',
  figureTitle: 'Where this figure comes from',
  figureValue: (count, time) => `${count}, time noted: ${time}`,
  declarationCount: (count, isOne) => `${count} declaration${isOne ? '' : 's'}`,
  traceCount: traces,
  rules: 'The rules that made it',
  rulesOf: (title, version) => `${title}, version ${version}`,
  noRule: 'No rule of the framework recognises these traces.',
  missingRule: 'The framework asks for this field, and neither the trace nor its case gives it.',
  behind: 'The traces behind this figure',
  behindShown: (shown, visible) => {
    if (shown >= visible) return '';
    return shown === 1
      ? `The latest of the ${visible} you may see.`
      : `The latest ${shown} of the ${visible} you may see.`;
  },
  notVisible: (count, isOne) =>
    `${traces(count, isOne)}: not visible to you, or changed since the compilation.`,
  moreNow: 'Since the compilation, other traces answer these rules: compile again to count them.',
  noneVisible: 'You may see none of these traces.',
  changesTitle: 'What the last compilation changed',
  changesLead: (before, after) => `From ${before} to ${after}. Figures that did not change are left out.`,
  noChange: 'No figure changed',
  noChangeText: 'The last two compilations say the same.',
  figure: 'Figure',
  before: 'Before',
  after: 'After',
  absent: 'absent',
  amount: (count, minutes) => `${count} (${minutes})`,
  subjects: {
    declared: (act) => `Declarations: ${act}`,
    value: (act, field, value) => `${act} – ${field}: ${value}`,
    notDeclared: (reason) => `No declaration: ${reason}`,
    dropped: (aspect, act) => `Not said by the declaration: ${aspect} (${act})`,
    missing: (field, act) => `Missing: ${field} (${act})`,
    failing: (sentence, act) => `${sentence} (${act})`,
  },
  errors: {
    space: 'Choose a space in which you work.',
    codebook: 'This framework cannot be used in this space. Choose another.',
    period: 'Choose a period of the calendar of the framework.',
    also: 'Choose at most twenty other frameworks. Nothing was compiled.',
    alsoPeriod: ({ title }) =>
      `No calendar of the framework “${title}” has a period of exactly these days. Nothing was compiled. Remove this framework, or choose another period.`,
    alsoOutOfForce: ({ title }) =>
      `The framework “${title}” does not apply to this period. Nothing was compiled. Remove this framework, or choose another period.`,
    alsoFrozen: ({ title }) =>
      `The statement of this period by the framework “${title}” is transmitted: its figures no longer change. Nothing was compiled. Remove this framework to compile the others.`,
    outOfForce: 'This framework does not apply to that period. Choose another period or another version.',
    frozen:
      'This statement is transmitted: its figures do not change any more. Nothing was compiled. It can be compiled again if it is returned, or once unlocked with a reason.',
  },
  became: {
    declared: 'declared',
    notDeclared: 'not declared',
    now: (codebook) => `in the statement “${codebook}”`,
    later: (codebook) => `in the next statement “${codebook}”`,
    drops: (aspects) => `This framework does not keep: ${aspects}`,
  },
  compileForbidden: 'Guests read statements without compiling them.',
};
