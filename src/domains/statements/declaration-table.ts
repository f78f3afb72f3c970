/** One line of an exported file. */
export type Cell = string | number | null;

export const exportFormats = ['csv', 'xlsx', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];
