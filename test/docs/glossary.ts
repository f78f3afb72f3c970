/** One line of the glossary: a word of the code, the word people read, the tables and the addresses that bear it. */
export interface Entry {
  section: string;
  term: string;
  terme: string;
  tables: string[];
  addresses: string[];
  line: number;
}

/** Reads docs/glossary.md: sections are titles of the second level, entries are rows of five-column tables. */
export function readGlossary(markdown: string): Entry[] {
  const entries: Entry[] = [];
  let section = '';
  for (const [index, line] of markdown.split('\n').entries()) {
    if (line.startsWith('## ')) section = line.slice(3).trim();
    const cells = line.startsWith('|') ? line.split('|').slice(1, -1) : [];
    const [term = '', terme = '', tables = '', addresses = ''] = cells.map((cell) => cell.trim());
    if (cells.length !== 5 || term === 'Term' || /^-+$/.test(term)) continue;
    entries.push({
      section,
      term,
      terme,
      tables: codesIn(tables),
      addresses: codesIn(addresses),
      line: index + 1,
    });
  }
  return entries;
}

/** What stands between back-quotes in a text; blocks of code are left out. */
export function codesIn(text: string): string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
}

/** Names of the tables that stand once the migrations have run in order. Partitions count with their whole. */
export function tablesAfter(migrations: string[]): string[] {
  const tables = new Set<string>();
  const statement =
    /\b(create|drop|alter)\s+table\s+(?:if\s+(?:not\s+)?exists\s+)?([a-z_][a-z0-9_.]*)(\s+partition\s+of|\s+rename\s+to\s+([a-z0-9_]+))?/gi;
  for (const sql of migrations.map(withoutComments)) {
    for (const [, verb = '', name = '', tail = '', renamed] of sql.matchAll(statement)) {
      if (verb.toLowerCase() === 'create' && !tail) tables.add(name);
      if (verb.toLowerCase() === 'drop' || renamed) tables.delete(name);
      if (renamed) tables.add(renamed);
    }
  }
  return [...tables].sort();
}

function withoutComments(sql: string): string {
  return sql.replaceAll(/--.*$/gm, '').replaceAll(/\/\*[\s\S]*?\*\//g, '');
}

/** First part of every address of the site: `/traces` for `/traces/semaine`. */
export function rootsOf(paths: Record<string, unknown>): string[] {
  const addresses = Object.values(paths).map((address) =>
    typeof address === 'function' ? String(address(':a', ':b', ':c')) : String(address),
  );
  return [...new Set(addresses.map((address) => `/${address.split('/')[1]}`))].sort();
}
