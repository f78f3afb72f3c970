import { deflateRawSync } from 'node:zlib';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { textTable } from './delimited-text.rules.ts';
import { readAgendaFile, readSpreadsheetFile } from './file-reading.actions.ts';
import { type Sheet, type SpreadsheetReading, spreadsheetLimits } from './spreadsheet.ts';
import { refusalByNature } from './spreadsheet-file.rules.ts';
import { textOfBytes, withoutUtf16 } from './text-bytes.rules.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function read(bytes: Uint8Array): Promise<SpreadsheetReading> {
  const result = await readSpreadsheetFile(bytes, 'journal.csv');
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.reading;
}

/** A text is read here: what the thread adds is proved by the workbooks. */
const readText = (bytes: Uint8Array) => textTable(textOfBytes(withoutUtf16(bytes)), 'journal.csv');

async function refusal(bytes: Uint8Array): Promise<string> {
  const byNature = refusalByNature(bytes);
  if (byNature) return byNature.code;
  const result = await readSpreadsheetFile(bytes, 'journal.csv');
  return result.ok ? 'read' : result.refusal.code;
}

async function workbook(fill: (book: exceljs.Workbook) => void): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const cells = (sheet: Sheet | undefined) => (sheet?.rows ?? []).map((row) => row.cells);

/** A zip archive by hand, which may announce false sizes. */
function archive(entries: readonly { name: string; body: Uint8Array; announced?: number }[]): Uint8Array {
  const locals: Buffer[] = [];
  const contents: Buffer[] = [];
  let at = 0;
  for (const { name, body, announced } of entries) {
    const packed = deflateRawSync(body);
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(announced ?? body.length, 22);
    local.writeUInt16LE(title.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(announced ?? body.length, 24);
    central.writeUInt16LE(title.length, 28);
    central.writeUInt32LE(at, 42);
    locals.push(local, title, packed);
    contents.push(central, title);
    at += 30 + title.length + packed.length;
  }
  const table = Buffer.concat(contents);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, table, end]);
}

describe('a text of columns', () => {
  it.each([
    ['semicolons', 'date;titre\n2026-03-01;Table, comité', ';'],
    ['commas', 'date,titre\n2026-03-01,"Table, comité"', ','],
    ['tabs', 'date\ttitre\n2026-03-01\tTable, comité', '\t'],
    ['bars', 'date|titre\n2026-03-01|Table, comité', '|'],
    ['announced', 'sep=;\ndate;titre\n2026-03-01;Table, comité', ';'],
  ])('is known by its %s', (_, text, delimiter) => {
    const reading = readText(bytesOf(text));
    expect(reading.delimiter).toBe(delimiter);
    expect(cells(reading.sheet)).toEqual([
      ['date', 'titre'],
      ['2026-03-01', 'Table, comité'],
    ]);
  });

  it('keeps decimal commas when semicolons separate', () => {
    expect(readText(bytesOf('durée;titre\n1,5;Un\n2,25;Deux\n0,5;Trois')).delimiter).toBe(';');
  });

  it.each([
    ['UTF-8 with its mark', Buffer.from('\ufeffdate;été', 'utf8')],
    ['UTF-16', Buffer.from('\ufeffdate;été', 'utf16le')],
    ['UTF-16 without its mark', Buffer.from('date;été', 'utf16le')],
    ['Windows-1252', Buffer.from('date;été', 'latin1')],
  ])('is read in %s', (_, bytes) => {
    expect(cells(readText(bytes).sheet)).toEqual([['date', 'été']]);
  });

  it('numbers its rows as a spreadsheet does, cells on several lines and empty rows included', () => {
    const reading = readText(
      bytesOf('date;titre\r\n\r\n2026-03-01;"Table\r\nde quartier"\r\n2026-03-02;Comité'),
    );
    expect(reading.sheet?.rows.map((row) => [row.number, row.cells.at(-1)])).toEqual([
      [1, 'titre'],
      [2, null],
      [3, 'Table\nde quartier'],
      [4, 'Comité'],
    ]);
  });

  it('survives a quote that is never closed, and says so', () => {
    const reading = readText(bytesOf('date;titre\n2026-03-01;"Table\n2026-03-02;Comité'));
    expect(reading.quotesIgnored).toBe(true);
    expect(reading.sheet?.rows).toHaveLength(3);
  });

  it('cuts a cell of a million characters and names it', () => {
    const { sheet } = readText(bytesOf(`date;titre\n2026-03-01;${'é'.repeat(1_000_000)}`));
    expect(sheet?.cellsCut).toEqual(['B2']);
    expect(String(sheet?.rows[1]?.cells[1]).length).toBe(spreadsheetLimits.maximumCellLength);
  });

  it('leaves out rows past the limit, and counts those in which something is said', () => {
    const lines = Array.from({ length: 20_300 }, (_, index) => `2026-03-01;${index}`);
    const { sheet } = readText(bytesOf(`${lines.join('\n')}\n;\n\n`));
    expect([sheet?.rows.length, sheet?.rowsLeftOut]).toEqual([20_200, 100]);
    expect(sheet?.rows.at(-1)?.cells).toEqual(['2026-03-01', '20199']);
  });

  it('drops control characters, keeps formulas as words, leaves out columns past the limit', () => {
    const wide = Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(';');
    const { sheet } = readText(bytesOf(`date;ti\x00tre\n2026-03-01;=cmd|' /C calc'!A0\n${wide}`));
    expect(sheet?.rows[0]?.cells[1]).toBe('titre');
    expect(sheet?.rows[1]?.cells[1]).toBe("=cmd|' /C calc'!A0");
    expect(sheet?.rows[2]?.cells).toHaveLength(100);
    expect(sheet?.columnsLeftOut).toBe(9_900);
  });
});

describe('a workbook', () => {
  it('gives dates, hours, lengths, numbers, yes and no, links and rich texts', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('Journal');
      sheet.addRow([
        new Date(Date.UTC(2026, 2, 10)),
        new Date(Date.UTC(2026, 2, 10, 13, 30)),
        0.0625,
        1.25,
        12,
        true,
      ]);
      sheet.getCell('C1').numFmt = 'h:mm';
      sheet.getCell('D1').numFmt = '[h]:mm';
      sheet.addRow([
        { richText: [{ text: 'Table ' }, { text: 'de quartier', font: { bold: true } }] },
        { text: 'lien', hyperlink: 'https://exemple.org' },
      ]);
    });
    const [sheet] = (await read(bytes)).sheets;
    expect(cells(sheet)).toEqual([
      [
        { serial: 46_091, elapsed: false },
        { serial: 46_091.5625, elapsed: false },
        { serial: 0.0625, elapsed: true },
        { serial: 1.25, elapsed: true },
        12,
        true,
      ],
      ['Table de quartier', 'lien'],
    ]);
  });

  it('counts the same days in a file that counts from 1904', async () => {
    const bytes = await workbook((book) => {
      book.properties.date1904 = true;
      book.addWorksheet('A').addRow([new Date(Date.UTC(2026, 2, 10)), 44_629]);
    });
    const [sheet] = (await read(bytes)).sheets;
    expect(cells(sheet)).toEqual([[{ serial: 46_091, elapsed: false }, 44_629]]);
    expect(sheet?.serialShift).toBe(1_462);
  });

  it('gives the kept result of formulas, says those without one, and names errors', async () => {
    const bytes = await workbook((book) => {
      book
        .addWorksheet('A')
        .addRow([
          { formula: 'A2', result: 'Table' },
          { formula: 'A3' },
          { error: '#N/A' },
          { formula: '1/0', result: { error: '#DIV/0!' } },
          "=cmd|' /C calc'!A0",
        ]);
    });
    expect(cells((await read(bytes)).sheets[0])).toEqual([
      ['Table', { formula: true }, { error: '#N/A' }, { error: '#DIV/0!' }, "=cmd|' /C calc'!A0"],
    ]);
  });

  it('spreads a cell merged downwards, not across, and tells hidden rows and sheets', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('A');
      sheet.addRows([
        ['2026-03-10', 'Un', ''],
        ['', 'Deux', ''],
        ['', 'Trois', 'z'],
      ]);
      sheet.mergeCells('A1:A2');
      sheet.mergeCells('B3:C3');
      sheet.getRow(2).hidden = true;
      book.addWorksheet('B', { state: 'hidden' }).addRow(['x']);
    });
    const [first, second] = (await read(bytes)).sheets;
    expect(cells(first).map((row) => row.slice(0, 3))).toEqual([
      ['2026-03-10', 'Un', null],
      ['2026-03-10', 'Deux', null],
      [null, 'Trois', null],
    ]);
    expect(first?.rows.map((row) => row.hidden)).toEqual([false, true, false]);
    expect(second?.hidden).toBe(true);
  });

  it('leaves out rows and columns past the limits, and counts them', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('A');
      for (let index = 0; index < 20_300; index += 1) sheet.addRow([index]);
      sheet.getCell(1, 10_000).value = 'loin';
    });
    const [sheet] = (await read(bytes)).sheets;
    expect([sheet?.rows.length, sheet?.rowsLeftOut, sheet?.columnsLeftOut]).toEqual([20_200, 100, 9_900]);
  });
});

describe('what is no spreadsheet', () => {
  it.each([
    ['empty', new Uint8Array()],
    ['noRows', bytesOf('\n\n  \n')],
    ['tooLarge', new Uint8Array(spreadsheetLimits.maximumBytes + 1)],
    ['oldExcel', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
    [
      'passwordProtected',
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
    ],
    ['otherFile', bytesOf('%PDF-1.7')],
    ['otherFile', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
    ['otherFile', Uint8Array.from({ length: 500 }, (_, index) => index % 8)],
    ['otherFile', archive([{ name: 'word/document.xml', body: bytesOf('<w/>') }])],
    [
      'openDocument',
      archive([
        { name: 'mimetype', body: bytesOf('x') },
        { name: 'content.xml', body: bytesOf('<x/>') },
      ]),
    ],
    ['binaryExcel', archive([{ name: 'xl/workbook.bin', body: bytesOf('x') }])],
    ['archiveUnreadable', archive([{ name: 'xl/workbook.xml', body: bytesOf('not xml') }]).subarray(0, 60)],
    ['archiveUnreadable', archive([{ name: 'xl/workbook.xml', body: bytesOf('<<<') }])],
  ])('is refused: %s', async (code, bytes) => {
    expect(await refusal(bytes)).toBe(code);
  });

  it('refuses an archive that would fill the memory, even when it announces a small size', async () => {
    const mountain = new Uint8Array(spreadsheetLimits.maximumInflatedBytes + 1);
    const bomb = archive([
      { name: 'xl/workbook.xml', body: bytesOf('<x/>') },
      { name: 'xl/worksheets/sheet1.xml', body: mountain, announced: 12 },
    ]);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await refusal(bomb)).toBe('archiveTooLarge');
  });
});

describe('a calendar in an archive', () => {
  const options = { from: '2026-03-01', to: '2026-03-31', zone: 'America/Montreal', withNames: false };

  it('is unpacked and read, as Google gives it', async () => {
    const text = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260310T090000\nEND:VEVENT\nEND:VCALENDAR';
    const result = await readAgendaFile(
      archive([{ name: 'equipe@exemple.ical.ics', body: bytesOf(text) }]),
      options,
    );
    expect(result.ok && result.reading.proposals.map((one) => one.startsOn)).toEqual(['2026-03-10']);
  });

  it('is refused when the archive holds none, or a mountain', async () => {
    for (const body of [
      { name: 'a.txt', body: bytesOf('x') },
      { name: 'a.ics', body: new Uint8Array(11 * 1024 * 1024), announced: 1 },
    ]) {
      const result = await readAgendaFile(archive([body]), options);
      expect(!result.ok && result.refusal.code).toBe('archiveUnreadable');
    }
  });
});
