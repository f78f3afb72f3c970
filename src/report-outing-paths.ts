/** Addresses of what leaves a bilan, a part of `paths`. */
export const reportOutingPaths = {
  reportOutings: (report: string) => `/bilans/${report}/sorties`,
  reportOutingCheck: (report: string) => `/bilans/${report}/sortie`,
  reportOuting: (report: string, outing: string) => `/bilans/${report}/sorties/${outing}`,
  reportOutingWithdrawal: (report: string, outing: string) => `/bilans/${report}/sorties/${outing}/retrait`,
  reportOutingFile: (report: string, outing: string, format: string) =>
    `/bilans/${report}/sorties/${outing}/fichiers/${format}`,
  /** The last that was published, whatever version it is: an address to give. */
  reportPublic: (report: string) => `/bilans/${report}/public`,
  reportPublicFile: (report: string, format: string) => `/bilans/${report}/public/fichiers/${format}`,
} as const;
