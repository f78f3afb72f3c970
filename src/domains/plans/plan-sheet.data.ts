import type { SheetField } from './plan-sheet.ts';

/** Headings under which people write each field, in either language; compared without case or accents. */
export const fieldHeadings: Readonly<Record<SheetField, readonly string[]>> = {
  description: ['Description', 'Précisions', 'Details'],
  holders: ['Porteurs', 'Porteur', 'Responsable', 'Responsables', 'Carried by', 'Lead', 'Leads'],
  partners: ['Partenaires', 'Partenaire', 'Collaborateurs', 'Partners'],
  startsOn: ['Début', 'Date de début', 'Start', 'Starts on'],
  dueOn: ['Échéance', 'Échéancier', 'Date limite', 'Fin', 'Due', 'Due on', 'Deadline'],
  resources: ['Ressources', 'Resources'],
  indicators: ['Indicateurs', 'Indicateur', 'Indicators', 'Indicator'],
  results: ['Résultats', 'Résultat', 'Results', 'Result', 'Bilan'],
  identifier: ['Identifiant', 'Identifier', 'Id'],
};

/** Other names of the usual levels, for sheets made before they were read here. */
export const levelHeadings: Readonly<Record<string, readonly string[]>> = {
  issue: ['Enjeu', 'Enjeux', 'Issue', 'Priorité', 'Priorités'],
  axis: ['Orientation', 'Orientations', 'Axe', 'Axes', 'Axis', 'Direction'],
  objective: ['Objectif', 'Objectifs', 'Objective', 'Objectives'],
  action: ['Action', 'Actions', 'Moyen', 'Moyens', 'Action ou moyen', 'Actions et moyens'],
};
