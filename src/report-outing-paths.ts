/** Addresses of what leaves a bilan, a part of `paths`. */
export const reportOutingPaths = {
  reportOutings: (report: string) => `/bilans/${report}/sorties`,
  reportOutingCheck: (report: string) => `/bilans/${report}/sortie`,
  reportOuting: (report: string, outing: string) => `/bilans/${report}/sorties/${outing}`,
  reportOutingWithdrawal: (report: string, outing: string) => `/bilans/${report}/sorties/${outing}/retrait`,
} as const;
