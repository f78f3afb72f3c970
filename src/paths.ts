import { crosswalkPaths } from './crosswalk-paths.ts';
import { filingPaths } from './filing-paths.ts';
import { peoplePaths } from './people-paths.ts';
import { reportOutingPaths } from './report-outing-paths.ts';
import { reportTemplatePaths } from './report-template-paths.ts';
import { sitePaths } from './site-paths.ts';

/** Whose copy of a codebook an address means: that of a space, or, when none is named, everybody's before any. */
const copyOf = (space: string | null) => (space === null ? '' : `?espace=${space}`);

/**
 * Every address of the site, in French, once. A function called with `:name` gives the route's pattern,
 * called with an id the link itself. This file imports nothing but its own parts.
 */
export const paths = {
  ...sitePaths,

  ...peoplePaths,

  spaces: '/espaces',
  newSpace: '/espaces/nouveau',
  space: (space: string) => `/espaces/${space}`,
  spaceSettings: (space: string) => `/espaces/${space}/reglages`,
  spaceMembers: (space: string) => `/espaces/${space}/membres`,
  spaceMember: (space: string, person: string) => `/espaces/${space}/membres/${person}`,
  spaceInvitations: (space: string) => `/espaces/${space}/invitations`,
  spaceInvitationEnd: (space: string, invitation: string) =>
    `/espaces/${space}/invitations/${invitation}/fin`,
  spacePlaces: (space: string) => `/espaces/${space}/lieux`,
  placeBelongings: (space: string, place: string) => `/espaces/${space}/lieux/${place}/appartenances`,
  placeBelonging: (space: string, place: string, belonging: string) =>
    `/espaces/${space}/lieux/${place}/appartenances/${belonging}`,
  spaceVocabulary: (space: string) => `/espaces/${space}/vocabulaire`,

  territories: '/territoires',
  territorySuccessions: '/territoires/successions',
  territory: (territory: string) => `/territoires/${territory}`,

  organisations: '/organisations',
  newOrganisation: '/organisations/nouvelle',
  organisation: (organisation: string) => `/organisations/${organisation}`,
  organisationChange: (organisation: string) => `/organisations/${organisation}/modification`,
  organisationFreshness: (organisation: string) => `/organisations/${organisation}/verification`,
  organisationHistory: (organisation: string) => `/organisations/${organisation}/historique`,
  organisationRestoration: (organisation: string) => `/organisations/${organisation}/restauration`,
  organisationMerge: (organisation: string) => `/organisations/${organisation}/fusion`,
  organisationDuplicates: '/organisations/doublons',

  dossiers: '/dossiers',
  newDossier: '/dossiers/nouveau',
  dossier: (dossier: string) => `/dossiers/${dossier}`,
  dossierChange: (dossier: string) => `/dossiers/${dossier}/modification`,
  dossierState: (dossier: string) => `/dossiers/${dossier}/etat`,
  dossierVisibility: (dossier: string) => `/dossiers/${dossier}/visibilite`,
  dossierPartners: (dossier: string) => `/dossiers/${dossier}/partenaires`,
  dossierPartner: (dossier: string, partner: string) => `/dossiers/${dossier}/partenaires/${partner}`,
  dossierWithdrawal: (dossier: string) => `/dossiers/${dossier}/plan-de-retrait`,
  dossierWithdrawalChange: (dossier: string) => `/dossiers/${dossier}/plan-de-retrait/revision`,
  dossierWithdrawalLine: (dossier: string, line: string) => `/dossiers/${dossier}/plan-de-retrait/${line}`,
  dossierThread: (dossier: string) => `/dossiers/${dossier}/fil`,
  dossierEvents: (dossier: string) => `/dossiers/${dossier}/evenements`,
  dossierEvent: (dossier: string, event: string) => `/dossiers/${dossier}/evenements/${event}`,
  dossierEventRemoval: (dossier: string, event: string) => `/dossiers/${dossier}/evenements/${event}/retrait`,
  dossierEventRestoration: (dossier: string, event: string) =>
    `/dossiers/${dossier}/evenements/${event}/restauration`,
  dossierObservedChanges: (dossier: string) => `/dossiers/${dossier}/changements`,
  newDossierObservedChange: (dossier: string) => `/dossiers/${dossier}/changements/nouveau`,
  dossierObservedChange: (dossier: string, change: string) => `/dossiers/${dossier}/changements/${change}`,
  dossierObservedChangeRemoval: (dossier: string, change: string) =>
    `/dossiers/${dossier}/changements/${change}/retrait`,
  dossierObservedChangeRestoration: (dossier: string, change: string) =>
    `/dossiers/${dossier}/changements/${change}/restauration`,
  dossierSteps: (dossier: string) => `/dossiers/${dossier}/pas`,
  dossierStep: (dossier: string, step: string) => `/dossiers/${dossier}/pas/${step}`,
  dossierFiles: (dossier: string) => `/dossiers/${dossier}/documents`,
  dossierFile: (dossier: string, file: string) => `/dossiers/${dossier}/documents/${file}`,
  dossierFileRemoval: (dossier: string, file: string) => `/dossiers/${dossier}/documents/${file}/retrait`,
  dossierSheet: (dossier: string) => `/dossiers/${dossier}/feuille`,

  traces: '/traces',
  quickTrace: '/traces/rapide',
  newTrace: '/traces/nouvelle',
  traceWeek: '/traces/semaine',
  traceCalendar: '/traces/calendrier',
  traceBulk: '/traces/lot',
  traceExport: '/traces/export',
  traceTrash: '/traces/corbeille',
  trace: (trace: string) => `/traces/${trace}`,
  traceChange: (trace: string) => `/traces/${trace}/modification`,
  traceHistory: (trace: string) => `/traces/${trace}/historique`,
  traceRemoval: (trace: string) => `/traces/${trace}/corbeille`,
  traceRestore: (trace: string) => `/traces/${trace}/restauration`,
  traceCompletion: (trace: string) => `/traces/${trace}/complement`,
  traceVisibility: (trace: string) => `/traces/${trace}/visibilite`,
  traceAttachments: (trace: string) => `/traces/${trace}/pieces`,
  traceAttachment: (trace: string, attachment: string) => `/traces/${trace}/pieces/${attachment}`,
  traceAttachmentRemoval: (trace: string, attachment: string) =>
    `/traces/${trace}/pieces/${attachment}/retrait`,

  imports: '/importations',
  newAgendaImport: '/importations/agenda',
  newSpreadsheetImport: '/importations/tableau',
  import: (id: string) => `/importations/${id}`,
  importMapping: (id: string) => `/importations/${id}/colonnes`,
  importConfirmation: (id: string) => `/importations/${id}/confirmation`,
  importProgress: (id: string) => `/importations/${id}/progression`,
  importUndo: (id: string) => `/importations/${id}/annulation`,

  codebooks: '/cadres',
  codebook: (codebook: string) => `/cadres/${codebook}`,
  codebookVersion: (codebook: string, version: string, space: string | null = null) =>
    `/cadres/${codebook}/versions/${version}${copyOf(space)}`,
  codebookExport: (codebook: string, version: string, space: string | null = null) =>
    `/cadres/${codebook}/versions/${version}/export${copyOf(space)}`,
  codebookImport: '/cadres/importation',
  spaceCodebooks: '/cadres/atelier/de-vos-espaces',
  codebookDifference: (codebook: string, version: string, space: string | null = null) =>
    `/cadres/${codebook}/versions/${version}/difference${copyOf(space)}`,
  codebookWorkshop: (codebook: string, version: string, space: string | null = null) =>
    `/cadres/${codebook}/versions/${version}/atelier${copyOf(space)}`,
  codebookDrafts: '/cadres/atelier/brouillons',
  codebookDraftImport: '/cadres/atelier/importation',
  codebookDraft: (draft: string) => `/cadres/atelier/brouillons/${draft}`,
  codebookDraftHead: (draft: string) => `/cadres/atelier/brouillons/${draft}/presentation`,
  codebookDraftRules: (draft: string) => `/cadres/atelier/brouillons/${draft}/regles`,
  codebookDraftRule: (draft: string, rule: string) => `/cadres/atelier/brouillons/${draft}/regles/${rule}`,
  codebookDraftRuleTraces: (draft: string, rule: string) =>
    `/cadres/atelier/brouillons/${draft}/regles/${rule}/traces`,
  codebookDraftPlace: (draft: string, place: string) =>
    `/cadres/atelier/brouillons/${draft}/parties/${place}`,
  codebookDraftAddition: (draft: string, place: string) =>
    `/cadres/atelier/brouillons/${draft}/ajouts/${place}`,
  codebookDraftPart: (draft: string, place: string, part: string) =>
    `/cadres/atelier/brouillons/${draft}/parties/${place}/${part}`,
  codebookDraftOrder: (draft: string) => `/cadres/atelier/brouillons/${draft}/ordre`,
  codebookDraftRetirement: (draft: string) => `/cadres/atelier/brouillons/${draft}/retrait`,
  codebookDraftSample: (draft: string) => `/cadres/atelier/brouillons/${draft}/periode`,
  codebookDraftTrial: (draft: string) => `/cadres/atelier/brouillons/${draft}/essai`,
  codebookDraftReview: (draft: string) => `/cadres/atelier/brouillons/${draft}/revue`,
  codebookDraftCarrying: (draft: string) => `/cadres/atelier/brouillons/${draft}/prolongement`,
  codebookDraftHistory: (draft: string) => `/cadres/atelier/brouillons/${draft}/historique`,
  codebookDraftAside: (draft: string, change: string) =>
    `/cadres/atelier/brouillons/${draft}/historique/${change}`,
  codebookDraftPublication: (draft: string) => `/cadres/atelier/brouillons/${draft}/publication`,
  codebookDraftDifference: (draft: string) => `/cadres/atelier/brouillons/${draft}/difference`,
  codebookDraftRemoval: (draft: string) => `/cadres/atelier/brouillons/${draft}/suppression`,

  protection: '/protection',
  administrationThresholds: '/administration/seuils',
  administrationThresholdRemoval: '/administration/seuils/retrait',
  spaceReleases: (space: string) => `/espaces/${space}/diffusions`,
  spaceRelease: (space: string, release: string) => `/espaces/${space}/diffusions/${release}`,

  statements: '/releves',
  newStatement: '/releves/nouveau',
  contributions: '/releves/suites',
  statementsSideBySide: '/releves/cote-a-cote',
  statement: (statement: string) => `/releves/${statement}`,
  statementFigure: (statement: string, figure: string) => `/releves/${statement}/chiffres/${figure}`,
  statementCompilation: (statement: string) => `/releves/${statement}/compilation`,
  statementTerritories: (statement: string) => `/releves/${statement}/territoires`,
  statementTerritoryFile: (statement: string) => `/releves/${statement}/territoires/export`,
  statementDifference: (statement: string) => `/releves/${statement}/difference`,
  statementExport: (statement: string) => `/releves/${statement}/export`,
  statementLife: (statement: string) => `/releves/${statement}/vie`,
  statementTransmission: (statement: string) => `/releves/${statement}/transmission`,
  statementCompleteness: (statement: string) => `/releves/${statement}/completude`,
  spaceConventions: (space: string) => `/espaces/${space}/conventions`,

  transmissions: '/transmissions',
  transmission: (transmission: string) => `/transmissions/${transmission}`,
  transmissionExport: (transmission: string) => `/transmissions/${transmission}/export`,
  transmissionDeclarations: (transmission: string) => `/transmissions/${transmission}/declarations`,
  transmissionAnswer: (transmission: string) => `/transmissions/${transmission}/reponse`,
  transmissionFeedback: (transmission: string) => `/transmissions/${transmission}/suite`,
  transmissionReadings: (transmission: string) => `/transmissions/${transmission}/lectures`,

  plans: '/plans',
  newPlan: '/plans/nouveau',
  plan: (plan: string) => `/plans/${plan}`,
  planChange: (plan: string) => `/plans/${plan}/modification`,
  planLevels: (plan: string) => `/plans/${plan}/niveaux`,
  planSpaces: (plan: string) => `/plans/${plan}/espaces`,
  planVisibility: (plan: string) => `/plans/${plan}/visibilite`,
  planClosing: (plan: string) => `/plans/${plan}/fin`,
  planReplanning: (plan: string) => `/plans/${plan}/suites`,
  planTable: (plan: string) => `/plans/${plan}/tableau`,
  planImport: (plan: string) => `/plans/${plan}/importation`,
  planImportConfirmation: (plan: string) => `/plans/${plan}/importation/confirmation`,
  planExport: (plan: string) => `/plans/${plan}/export`,
  planDocument: (plan: string, format: string) => `/plans/${plan}/document/${format}`,
  planTimeline: (plan: string) => `/plans/${plan}/calendrier`,
  planHolders: (plan: string) => `/plans/${plan}/porteurs`,
  planAxes: (plan: string) => `/plans/${plan}/axes`,
  planSheet: (plan: string) => `/plans/${plan}/feuille`,
  planLevers: (plan: string) => `/plans/${plan}/leviers`,
  newPlanLever: (plan: string) => `/plans/${plan}/leviers/nouveau`,
  planLever: (plan: string, lever: string) => `/plans/${plan}/leviers/${lever}`,
  planLeverRemoval: (plan: string, lever: string) => `/plans/${plan}/leviers/${lever}/retrait`,
  newPlanNeed: (plan: string) => `/plans/${plan}/besoins/nouveau`,
  planNeed: (plan: string, need: string) => `/plans/${plan}/besoins/${need}`,
  planNeedRemoval: (plan: string, need: string) => `/plans/${plan}/besoins/${need}/retrait`,
  planVersions: (plan: string) => `/plans/${plan}/versions`,
  planVersion: (plan: string, version: string) => `/plans/${plan}/versions/${version}`,
  planVersionAdoption: (plan: string, version: string) => `/plans/${plan}/versions/${version}/adoption`,
  planDifference: (plan: string) => `/plans/${plan}/difference`,
  newPlanItem: (plan: string) => `/plans/${plan}/elements/nouveau`,
  planItem: (plan: string, item: string) => `/plans/${plan}/elements/${item}`,
  planItemChange: (plan: string, item: string) => `/plans/${plan}/elements/${item}/modification`,
  planItemPlace: (plan: string, item: string) => `/plans/${plan}/elements/${item}/place`,
  planItemRemoval: (plan: string, item: string) => `/plans/${plan}/elements/${item}/retrait`,
  planItemState: (plan: string, item: string) => `/plans/${plan}/elements/${item}/suite`,
  planItemTraces: (plan: string, item: string) => `/plans/${plan}/elements/${item}/traces`,
  planItemNote: (plan: string, item: string) => `/plans/${plan}/elements/${item}/note`,
  planItemTraceRemoval: (plan: string, item: string, tie: string) =>
    `/plans/${plan}/elements/${item}/traces/${tie}/retrait`,
  planItemIndicators: (plan: string, item: string) => `/plans/${plan}/elements/${item}/indicateurs`,
  planIndicatorReadings: (plan: string, item: string, indicator: string) =>
    `/plans/${plan}/elements/${item}/indicateurs/${indicator}`,
  planIndicatorRemoval: (plan: string, item: string, indicator: string) =>
    `/plans/${plan}/elements/${item}/indicateurs/${indicator}/retrait`,
  tracePlanItems: (trace: string) => `/traces/${trace}/actions`,
  traceEvents: (trace: string) => `/traces/${trace}/evenements`,

  reports: '/bilans',
  newReport: '/bilans/nouveau',
  report: (report: string) => `/bilans/${report}`,
  reportEvidence: (report: string, evidence: string) => `/bilans/${report}/preuves/${evidence}`,
  reportSettings: (report: string) => `/bilans/${report}/reglages`,
  reportArchive: (report: string) => `/bilans/${report}/rangement`,
  reportProposal: (report: string) => `/bilans/${report}/proposition`,
  reportVersions: (report: string) => `/bilans/${report}/versions`,
  reportVersion: (report: string, version: string) => `/bilans/${report}/versions/${version}`,
  reportVersionAdoption: (report: string, version: string) =>
    `/bilans/${report}/versions/${version}/adoption`,
  reportDifference: (report: string) => `/bilans/${report}/difference`,
  reportReading: (report: string) => `/bilans/${report}/lecture`,
  reportFile: (report: string, format: string) => `/bilans/${report}/fichiers/${format}`,
  reportSections: (report: string) => `/bilans/${report}/sections`,
  reportSection: (report: string, section: string) => `/bilans/${report}/sections/${section}`,
  reportSectionPlace: (report: string, section: string) => `/bilans/${report}/sections/${section}/place`,
  reportSectionCut: (report: string, section: string) => `/bilans/${report}/sections/${section}/coupe`,
  reportSectionHistory: (report: string, section: string) =>
    `/bilans/${report}/sections/${section}/historique`,
  reportComments: (report: string, section: string) => `/bilans/${report}/sections/${section}/commentaires`,
  reportComment: (report: string, comment: string) => `/bilans/${report}/commentaires/${comment}`,
  ...reportTemplatePaths,
  ...reportOutingPaths,

  ...filingPaths,

  codebookSchema: '/cadres/schemas/cadre-1.json',
  codebookFiles: (codebook: string, version: string, space: string | null = null) =>
    `/cadres/${codebook}/versions/${version}/fichiers${copyOf(space)}`,
  codebookFile: (codebook: string, version: string, space: string | null = null) =>
    `/cadres/${codebook}/versions/${version}/fichiers/telechargement${copyOf(space)}`,

  ...crosswalkPaths,

  sharedText: (kind: string, text: string) => `/textes-partages/${kind}/${text}`,

  api: '/api/v1',
  apiDescription: '/api/v1/openapi.json',
} as const;
