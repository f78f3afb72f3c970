/** Addresses of crosswalks, a part of `paths`. */
export const crosswalkPaths = {
  crosswalks: '/correspondances',
  newCrosswalk: '/correspondances/nouvelle',
  crosswalk: (crosswalk: string) => `/correspondances/${crosswalk}`,
  crosswalkReport: (crosswalk: string) => `/correspondances/${crosswalk}/rapport`,
  crosswalkExport: (crosswalk: string) => `/correspondances/${crosswalk}/export`,
  crosswalkFile: (crosswalk: string) => `/correspondances/${crosswalk}/fichier`,
  crosswalkLists: (crosswalk: string) => `/correspondances/${crosswalk}/listes`,
  crosswalkListRemoval: (crosswalk: string, list: string) =>
    `/correspondances/${crosswalk}/listes/${list}/retrait`,
  crosswalkPlainLinks: (crosswalk: string, list: string) =>
    `/correspondances/${crosswalk}/listes/${list}/jumeaux`,
  crosswalkCode: (crosswalk: string, list: string, code: string) =>
    `/correspondances/${crosswalk}/listes/${list}/codes/${code}`,
} as const;
