/** Addresses of the templates of bilans, a part of `paths`. */
export const reportTemplatePaths = {
  reportTemplates: '/bilans/gabarits',
  newReportTemplate: '/bilans/gabarits/nouveau',
  reportTemplateImport: '/bilans/gabarits/importation',
  reportTemplateSchema: '/bilans/schemas/gabarit-1.json',
  shippedReportTemplate: (name: string) => `/bilans/gabarits/livres/${name}`,
  shippedReportTemplateFile: (name: string) => `/bilans/gabarits/livres/${name}/fichier`,
  reportTemplate: (template: string) => `/bilans/gabarits/${template}`,
  reportTemplateFile: (template: string) => `/bilans/gabarits/${template}/fichier`,
  reportTemplateSettings: (template: string) => `/bilans/gabarits/${template}/reglages`,
  reportTemplateArchive: (template: string) => `/bilans/gabarits/${template}/rangement`,
  reportTemplateHistory: (template: string) => `/bilans/gabarits/${template}/historique`,
  reportTemplateSections: (template: string) => `/bilans/gabarits/${template}/sections`,
  reportTemplateSection: (template: string, section: string) =>
    `/bilans/gabarits/${template}/sections/${section}`,
  reportTemplateSectionPlace: (template: string, section: string) =>
    `/bilans/gabarits/${template}/sections/${section}/place`,
  reportTemplateSectionRemoval: (template: string, section: string) =>
    `/bilans/gabarits/${template}/sections/${section}/retrait`,
  reportAsTemplate: (report: string) => `/bilans/${report}/gabarit`,
} as const;
