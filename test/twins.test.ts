import { expect, test } from 'vitest';
import { domains } from '#/app/domains.ts';
import { draftRoutes } from '#/app/drafts.routes.tsx';
import { homeRoutes } from '#/app/home.routes.tsx';
import { personalDataRoutes } from '#/app/personal-data.routes.tsx';
import { paths } from '#/paths.ts';

const draft = ':brouillon';

/**
 * What is done on a page is done by a program too: each act and each file of the pages, with the operations of the API
 * that do the same, or why there is none (docs/decisions/0022-what-a-token-never-does.md).
 */
const twins: Readonly<Record<string, string>> = {
  [paths.dossiers]: 'openDossier',
  [paths.dossierChange(':dossier')]: 'changeDossier',
  [paths.dossierState(':dossier')]: 'moveDossier',
  [paths.dossierVisibility(':dossier')]: 'showDossierTo',
  [paths.dossierPartners(':dossier')]: 'addDossierPartner',
  [paths.dossierPartner(':dossier', ':partenaire')]: 'endDossierPartner',
  [paths.dossierWithdrawalChange(':dossier')]: 'reviseWithdrawal',
  [paths.dossierWithdrawalLine(':dossier', ':ligne')]: 'reviseWithdrawal',
  [paths.dossierFiles(':dossier')]: 'addDossierFile',
  [paths.dossierFileRemoval(':dossier', ':document')]: 'removeDossierFile',
  [paths.dossierEvents(':dossier')]: 'markEvent',
  [paths.traceEvents(':trace')]: 'markEvent',
  [paths.dossierEvent(':dossier', ':evenement')]: 'rewriteEvent',
  [paths.dossierEventRemoval(':dossier', ':evenement')]: 'removeEvent',
  [paths.dossierEventRestoration(':dossier', ':evenement')]: 'restoreEvent',
  [paths.dossierSteps(':dossier')]: 'noteStep',
  [paths.dossierStep(':dossier', ':pas')]: 'moveStep',
  [paths.dossierObservedChanges(':dossier')]: 'noteChange',
  [paths.dossierObservedChange(':dossier', ':changement')]: 'rewriteChange',
  [paths.dossierObservedChangeRemoval(':dossier', ':changement')]: 'removeChange',
  [paths.dossierObservedChangeRestoration(':dossier', ':changement')]: 'restoreChange',

  [paths.quickTrace]: 'noteTrace',
  [paths.newTrace]: 'noteTrace',
  [paths.traceWeek]: 'noteTraces',
  [paths.traceChange(':trace')]: 'changeTrace',
  [paths.traceCompletion(':trace')]: 'changeTrace',
  [paths.traceVisibility(':trace')]: 'changeTrace',
  [paths.traceRemoval(':trace')]: 'trashTrace',
  [paths.traceRestore(':trace')]: 'restoreTrace',
  [paths.traceBulk]: 'changeTraces',
  [paths.traceAttachments(':trace')]: 'addTraceAttachment',
  [paths.traceAttachmentRemoval(':trace', ':piece')]: 'removeTraceAttachment',
  [paths.traceExport]: 'exportTraces',
  [paths.tracePlanItems(':trace')]: 'linkTraceToPlanItem',

  [paths.newAgendaImport]: 'importAgenda',
  [paths.import(':importation')]: 'decideImportProposals',
  [paths.importUndo(':importation')]: 'undoImport',
  [paths.newSpreadsheetImport]: 'importSpreadsheet',
  [paths.imports]: 'importAgenda importSpreadsheet',
  [paths.importMapping(':importation')]: 'mapImportColumns',
  [paths.importConfirmation(':importation')]: 'confirmImport',

  [paths.organisations]: 'addOrganisation',
  [paths.organisationChange(':organisme')]: 'changeOrganisation',
  [paths.organisationFreshness(':organisme')]: 'verifyOrganisation',
  [paths.organisationMerge(':organisme')]: 'mergeOrganisations',
  [paths.organisationRestoration(':organisme')]: 'restoreOrganisation',

  [paths.spaces]: 'openSpace',
  [paths.spaceSettings(':espace')]: 'changeSpace',
  [paths.spaceMember(':espace', ':personne')]: 'changeMember',
  [paths.spaceVocabulary(':espace')]: 'changeVocabulary',
  [paths.spacePlaces(':espace')]: 'addOwnPlace endOwnPlace',
  [paths.placeBelongings(':espace', ':territoire')]: 'addPlaceBelonging',
  [paths.placeBelonging(':espace', ':territoire', ':appartenance')]:
    'correctPlaceBelonging removePlaceBelonging',
  [paths.spaceConventions(':espace')]: 'writeCountingConvention',
  [paths.spaceCodebooks]: 'makeSpaceCodebook',
  [paths.spaceInvitations(':espace')]: 'sendInvitation',
  [paths.spaceInvitationEnd(':espace', ':invitation')]: 'endInvitation',
  [paths.territorySuccessions]: 'importTerritorySuccessions',

  [paths.account]: 'changeAccount',
  [paths.accountSessions]: 'endOtherSessions',
  [paths.accountSessionEnd(':session')]: 'endSession',
  [paths.accountTokenEnd(':token')]: 'endToken',
  [paths.administrationPersonAccess(':personne')]: 'changeAccess',
  [paths.administrationInvitations]: 'sendInstanceInvitation',
  [paths.administrationInvitationEnd(':invitation')]: 'endInstanceInvitation',
  [paths.administrationIncidents]: 'recordIncident',
  [paths.administrationIncident(':incident')]: 'completeIncident',
  [paths.administrationIncidentExport]: 'listIncidents',
  [paths.administrationThresholds]: 'setProtectionThresholds setTopicThresholds',
  [paths.administrationThresholdRemoval]: 'forgetTopicThresholds',

  [paths.plans]: 'openPlan',
  [paths.planChange(':plan')]: 'changePlan',
  [paths.planLevels(':plan')]: 'changePlanLevels',
  [paths.planSpaces(':plan')]: 'tiePlanSpace',
  [paths.planVisibility(':plan')]: 'showPlanTo',
  [paths.planClosing(':plan')]: 'closePlan',
  [paths.planVersions(':plan')]: 'freezePlanVersion',
  [paths.planVersionAdoption(':plan', ':version')]: 'adoptPlanVersion',
  [paths.newPlanItem(':plan')]: 'addPlanItem',
  [paths.planItemChange(':plan', ':element')]: 'changePlanItem',
  [paths.planItemPlace(':plan', ':element')]: 'movePlanItem',
  [paths.planItemRemoval(':plan', ':element')]: 'removePlanItem',
  [paths.planItemState(':plan', ':element')]: 'replanPlanItem',
  [paths.planItemNote(':plan', ':element')]: 'noteMoveOfPlanItem',
  [paths.planItemTraces(':plan', ':element')]: 'linkTraceToPlanItem',
  [paths.planItemTraceRemoval(':plan', ':element', ':lien')]: 'unlinkTraceFromPlanItem',
  [paths.planReplanning(':plan')]: 'replanPlanItems',
  [paths.planTable(':plan')]: 'changePlanItem',
  [paths.planExport(':plan')]: 'exportPlan',
  [paths.planImport(':plan')]: 'proposePlanSheet',
  [paths.planImportConfirmation(':plan')]: 'confirmPlanSheet',
  [paths.planItemIndicators(':plan', ':element')]: 'addPlanIndicator',
  [paths.planIndicatorReadings(':plan', ':element', ':indicateur')]: 'notePlanIndicatorReading',
  [paths.planIndicatorRemoval(':plan', ':element', ':indicateur')]: 'removePlanIndicator',
  [paths.newPlanLever(':plan')]: 'addPlanLever',
  [paths.planLever(':plan', ':levier')]: 'changePlanLever',
  [paths.newPlanNeed(':plan')]: 'addPlanNeed',
  [paths.planNeed(':plan', ':besoin')]: 'changePlanNeed',
  [paths.planLeverRemoval(':plan', ':levier')]: 'removePlanLever',
  [paths.planNeedRemoval(':plan', ':besoin')]: 'removePlanNeed',

  [paths.codebookImport]: 'publishCodebook',
  [paths.codebookExport(':codebook', ':version')]: 'readCodebook',
  [paths.codebookFile(':codebook', ':version')]: 'readCodeLists readCodebook',
  [paths.codebookDraftImport]: 'bringCodebookDifference',
  [paths.codebookWorkshop(':codebook', ':version')]: 'openCodebookDraft',

  [paths.codebookFiles(':codebook', ':version')]: 'bringCodeLists',
  [paths.codebookDraftHead(draft)]: 'replaceDraftedCodebook',
  [paths.codebookDraftPlace(draft, ':lieu')]: 'replaceDraftedCodebook',
  [paths.codebookDraftPart(draft, ':lieu', ':partie')]: 'replaceDraftedCodebook',
  [paths.codebookDraftAddition(draft, ':lieu')]: 'replaceDraftedCodebook',
  [paths.codebookDraftRetirement(draft)]: 'replaceDraftedCodebook',
  [paths.codebookDraftOrder(draft)]: 'replaceDraftedCodebook',
  [paths.codebookDraftRule(draft, ':regle')]: 'replaceDraftedCodebook tryCodebookDraft',
  [paths.codebookDraftSample(draft)]: 'chooseCodebookDraftSample',
  [paths.codebookDraftReview(draft)]: 'decideDraftConflict',
  [paths.codebookDraftAside(draft, ':changement')]: 'decideDraftConflict',
  [paths.codebookDraftCarrying(draft)]: 'carryCodebookDraft',
  [paths.codebookDraftDifference(draft)]: 'readDraftedDifference',
  [paths.codebookDraftPublication(draft)]: 'publishCodebookDraft',
  [paths.codebookDraftRemoval(draft)]: 'discardCodebookDraft',
  [paths.codebookDifference(':codebook', ':version')]: 'readCodebookDifference',

  [paths.newCrosswalk]: 'openCrosswalk',
  [paths.crosswalkLists(':correspondance')]: 'changeCrosswalk',
  [paths.crosswalkListRemoval(':correspondance', ':liste')]: 'changeCrosswalk',
  [paths.crosswalkPlainLinks(':correspondance', ':liste')]: 'changeCrosswalk',
  [paths.crosswalkCode(':correspondance', ':liste', ':code')]: 'changeCrosswalk',
  [paths.crosswalkFile(':correspondance')]: 'changeCrosswalk',
  [paths.crosswalkExport(':correspondance')]: 'readCrosswalk',

  [paths.newStatement]: 'openStatement',
  [paths.statementCompilation(':releve')]: 'compileStatement',
  [paths.statementExport(':releve')]: 'exportDeclarations',
  [paths.statementTerritoryFile(':releve')]: 'readStatementTerritories',
  [paths.statementLife(':releve')]: 'turnStatement',
  [paths.statementTransmission(':releve')]: 'transmitStatement',
  [paths.transmissionExport(':envoi')]: 'readTransmission',
  [paths.transmissionDeclarations(':envoi')]: 'exportTransmittedDeclarations',
  [paths.transmissionAnswer(':envoi')]: 'answerTransmission',
  [paths.transmissionFeedback(':envoi')]: 'tellTransmissionDecision',

  [paths.newReport]: 'composeReport',
  [paths.reportSettings(':bilan')]: 'changeReport',
  [paths.reportArchive(':bilan')]: 'archiveReport',
  [paths.reportSections(':bilan')]: 'addReportSection',
  [paths.reportSection(':bilan', ':section')]: 'writeReportSection',
  [paths.reportSectionPlace(':bilan', ':section')]: 'moveReportSection',
  [paths.reportSectionCut(':bilan', ':section')]: 'cutReportSection',
  [paths.reportSectionHistory(':bilan', ':section')]: 'listReportSectionTexts writeReportSection',
  [paths.reportProposal(':bilan')]: 'readReportRenewal takeReportRenewal',
  [paths.reportVersions(':bilan')]: 'nameReportVersion',
  [paths.reportVersionAdoption(':bilan', ':nommee')]: 'adoptReportVersion',
  [paths.reportComments(':bilan', ':section')]: 'addReportComment',
  [paths.reportComment(':bilan', ':commentaire')]: 'answerReportComment',
  [paths.reportOutings(':bilan')]: 'checkReportOuting letReportOut',
  [paths.reportOutingWithdrawal(':bilan', ':sortie')]: 'withdrawReportOuting',
  [paths.newReportTemplate]: 'copyReportTemplate',
  [paths.reportTemplateImport]: 'bringReportTemplate',
  [paths.reportAsTemplate(':bilan')]: 'keepReportAsTemplate',
  [paths.reportTemplateFile(':gabarit')]: 'readReportTemplate',
  [paths.shippedReportTemplateFile(':livre')]: 'readReportTemplate',
  [paths.reportTemplateSettings(':gabarit')]: 'replaceReportTemplate',
  [paths.reportTemplateSections(':gabarit')]: 'replaceReportTemplate',
  [paths.reportTemplateSection(':gabarit', ':partie')]: 'replaceReportTemplate',
  [paths.reportTemplateSectionPlace(':gabarit', ':partie')]: 'replaceReportTemplate',
  [paths.reportTemplateSectionRemoval(':gabarit', ':partie')]: 'replaceReportTemplate',
  [paths.reportTemplateHistory(':gabarit')]: 'listReportTemplateStates replaceReportTemplate',
  [paths.reportTemplateArchive(':gabarit')]: 'archiveReportTemplate',

  [paths.newFiling]: 'beginFiling',
  [paths.filingSettings(':reddition')]: 'changeFiling',
  [paths.filingArchive(':reddition')]: 'archiveFiling',
  [paths.filingDocuments(':reddition')]: 'addFilingDocument',
  [paths.filingDocument(':reddition', ':document')]: 'changeFilingDocument',
  [paths.filingDocumentState(':reddition', ':document')]: 'markFilingDocument',
  [paths.filingDocumentRemoval(':reddition', ':document')]: 'removeFilingDocument',
  [paths.filingList(':reddition')]: 'readFilingList',
};

/** Acts of a person before a screen, which a token never does: the record says why of each. */
const bySessionAlone = new Set<string>([
  paths.signIn,
  paths.signOut,
  paths.signInByMail,
  paths.signInLink(':token'),
  paths.signInByKey,
  paths.signInByKeyOptions,
  paths.demonstration,
  paths.firstAccount,
  paths.invitation(':token'),
  paths.invitationAccount(':token'),
  paths.emailProof(':token'),
  paths.newPassword(':token'),
  paths.accountEmail,
  paths.accountPassword,
  paths.accountKeys,
  paths.accountKeyOptions,
  paths.accountKeyRemoval(':cle'),
  paths.accountProvider,
  paths.accountProviderRemoval,
  paths.accountTokens,
  paths.accountErasure,
  paths.accountDataExport,
  paths.administrationPersonPowers(':personne'),
  paths.administrationPersonLink(':personne'),
  // A cookie of the browser: a program says its language with each request.
  paths.language,
]);

/** Files that say how others are written, open to everybody. */
const schemas = new Set<string>([paths.codebookSchema, paths.filingListSchema, paths.reportTemplateSchema]);

const routes = [...homeRoutes(domains, new Map()), ...draftRoutes(domains), ...personalDataRoutes(domains)]
  .concat(domains.flatMap((domain) => [...domain.routes]))
  .filter(({ method, isFile }) => method === 'POST' || isFile);
const operations = new Set(domains.flatMap(({ api }) => api ?? []).map(({ operationId }) => operationId));

test('what is done on a page, a program does too, or the record says why not', () => {
  const alone = routes.filter(
    ({ path }) => !(path in twins) && !bySessionAlone.has(path) && !schemas.has(path),
  );
  expect(alone.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

test('each twin is an operation, and each address is one of the pages', () => {
  const named = Object.values(twins).flatMap((names) => names.split(' '));
  expect(named.filter((name) => !operations.has(name))).toEqual([]);
  const known = new Set(routes.map(({ path }) => path));
  const listed = [...Object.keys(twins), ...bySessionAlone, ...schemas];
  expect(listed.filter((path) => !known.has(path))).toEqual([]);
  expect(Object.keys(twins).filter((path) => bySessionAlone.has(path))).toEqual([]);
});
