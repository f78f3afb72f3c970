/** Addresses of accounts rendered to funders, a part of `paths`. */
export const filingPaths = {
  filings: '/redditions',
  newFiling: '/redditions/nouvelle',
  filingListSchema: '/redditions/schemas/reddition-1.json',
  filing: (filing: string) => `/redditions/${filing}`,
  filingList: (filing: string) => `/redditions/${filing}/liste`,
  filingSettings: (filing: string) => `/redditions/${filing}/reglages`,
  filingArchive: (filing: string) => `/redditions/${filing}/rangement`,
  filingDocuments: (filing: string) => `/redditions/${filing}/documents`,
  filingDocument: (filing: string, document: string) => `/redditions/${filing}/documents/${document}`,
  filingDocumentState: (filing: string, document: string) =>
    `/redditions/${filing}/documents/${document}/etat`,
  filingDocumentRemoval: (filing: string, document: string) =>
    `/redditions/${filing}/documents/${document}/retrait`,
} as const;
