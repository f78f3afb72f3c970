/** What a spreadsheet must be told before UTF-8. */
export const byteOrderMark = '\ufeff';

/**
 * One line of a CSV file for Excel and LibreOffice in French: fields between semicolons, quoted when needed,
 * ended by CRLF. A text that a spreadsheet would run as a formula (`=`, `+`, `-`, `@`, tab, CR at its start)
 * gets an apostrophe before it; numbers are left alone.
 */
export function csvLine(fields: readonly (string | number | null)[]): string {
  return `${fields.map(csvField).join(';')}\r\n`;
}

function csvField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  const safe = /^[=+\-@\t\r]/.test(value.trimStart()) || /^[\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
