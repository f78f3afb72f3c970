import type { OwnSpace } from '#/domains/spaces/spaces.public.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { RadioGroup } from '#/ui/choices.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { FileField, NumberField, Select, TextArea } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Steps } from '#/ui/steps.tsx';
import { Table } from '#/ui/table.tsx';
import { BareSelect } from './bare-select.pages.tsx';
import { type ColumnUse, columnUses, dateOrders, durationUnits } from './column-mapping.ts';
import { type ImportWords, SpaceChoice, UndoForm } from './import.pages.tsx';
import type { Import, SheetOverview, SheetSummary } from './import.ts';
import { CheckResult } from './sheet-check.pages.tsx';
import type { fr } from './sheet-import.words.ts';
import { columnName } from './spreadsheet.ts';

type SheetImportWords = typeof fr;

interface NewSheetProps {
  words: SheetImportWords;
  form: Form;
  refusal: ErrorSentences;
  spaces: readonly OwnSpace[];
}

export function NewSheetPage({ words, form, refusal, spaces }: NewSheetProps) {
  return (
    <>
      <p class="lead">{words.lead}</p>
      <Steps label={words.stepsLabel} steps={words.steps} current={0} doneWord={words.stepDone} />
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.newSpreadsheetImport} upload>
        <FileField
          name="file"
          label={words.file}
          hint={words.fileHint}
          accept=".xlsx,.xlsm,.csv,.tsv,.txt"
          error={refusal.of('file')}
        />
        <TextArea
          name="cells"
          label={words.paste}
          hint={words.pasteHint}
          value={form.text('cells')}
          rows={6}
          error={refusal.of('cells')}
        />
        <SpaceChoice
          label={words.space}
          spaces={spaces}
          value={form.text('spaceId')}
          error={refusal.of('spaceId')}
        />
        <FormActions>
          <Button>{words.read}</Button>
        </FormActions>
      </PostForm>
    </>
  );
}

export interface ColumnView {
  /** Position from 0. */
  column: number;
  heading: string;
  samples: readonly string[];
}

export interface MappingProps {
  words: SheetImportWords;
  importWords: ImportWords;
  one: Import;
  /** Places of the directory that cells name exactly. */
  placeLabels: readonly string[];
  columns: readonly ColumnView[];
  /** What the mapping lacks, in sentences. */
  faults: readonly string[];
  refusal: ErrorSentences;
}

/** What each column says, and what would happen to each row: nothing is written yet. */
export function MappingPage(props: MappingProps) {
  const { words, importWords, one, refusal } = props;
  const reading = one.reading as SheetSummary;
  return (
    <>
      <Steps
        label={words.stepsLabel}
        steps={words.steps}
        current={reading.check ? 2 : 1}
        doneWord={words.stepDone}
      />
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <ReadingNotes words={words} reading={reading} overview={reading.sheets[reading.sheet]!} />
      <WhereToRead words={words} one={one} reading={reading} />
      <ColumnsForm {...props} />
      <UndoForm words={importWords} one={one} refusal={refusal} />
    </>
  );
}

function ReadingNotes({
  words,
  reading,
  overview,
}: {
  words: SheetImportWords;
  reading: SheetSummary;
  overview: SheetOverview;
}) {
  const notes = [
    reading.recalled ? words.recalled : '',
    reading.quotesIgnored ? words.quotesIgnored : '',
    overview.rowsLeftOut > 0 ? words.rowsLeftOut(overview.rowsLeftOut) : '',
    overview.columnsLeftOut > 0 ? words.columnsLeftOut(overview.columnsLeftOut) : '',
    overview.cellsCut.length > 0 ? words.cellsCut(overview.cellsCut.join(', ')) : '',
  ].filter((note) => note !== '');
  if (notes.length === 0) return null;
  return (
    <ul>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

/** The sheet and the row of headings were found: changing them is one keystroke away, and open when none was. */
function WhereToRead({
  words,
  one,
  reading,
}: {
  words: SheetImportWords;
  one: Import;
  reading: SheetSummary;
}) {
  const sheet = reading.sheets[reading.sheet]!;
  const { headerRow } = reading.mapping;
  return (
    <Disclosure summary={words.whereRead(sheet.name, headerRow)} open={headerRow === null}>
      {reading.sheets.length > 1 ? <SheetForm words={words} one={one} reading={reading} /> : null}
      <PostForm action={paths.importMapping(one.id)} class="inline-form">
        <NumberField
          name="headerRow"
          label={words.headerRow}
          hint={words.headerHint}
          value={headerRow === null ? '' : String(headerRow)}
          wholeNumber
        />
        <Button look="quiet" name="act" value="header">
          {words.changeHeader}
        </Button>
      </PostForm>
    </Disclosure>
  );
}

function SheetForm({ words, one, reading }: { words: SheetImportWords; one: Import; reading: SheetSummary }) {
  const options = reading.sheets.map((sheet, position) => ({
    value: String(position),
    label: words.sheetOption(sheet.name, sheet.rowCount, sheet.hidden),
  }));
  return (
    <PostForm action={paths.importMapping(one.id)} class="inline-form">
      <Select name="sheet" label={words.sheet} options={options} value={String(reading.sheet)} />
      <Button look="quiet" name="act" value="sheet">
        {words.changeSheet}
      </Button>
    </PostForm>
  );
}

/** One form to its end: what is confirmed is what the page shows, even when columns were changed and not checked again. */
function ColumnsForm({ words, one, columns, faults, placeLabels }: MappingProps) {
  const { mapping, check } = one.reading as SheetSummary;
  return (
    <PostForm action={paths.importMapping(one.id)}>
      {faults.map((fault) => (
        <Notice key={fault} kind="warning" title={fault} />
      ))}
      <ColumnTable words={words} columns={columns} uses={mapping.uses} />
      <RadioGroup
        name="durationUnit"
        label={words.durationUnit}
        choices={durationUnits.map((unit) => ({ value: unit, label: words.durationUnits[unit] }))}
        value={mapping.durationUnit}
      />
      <RadioGroup
        name="dateOrder"
        label={words.dateOrder}
        choices={dateOrders.map((order) => ({ value: order, label: words.dateOrders[order] }))}
        value={mapping.dateOrder}
      />
      <FormActions>
        <Button look="quiet" name="act" value="columns">
          {words.check}
        </Button>
      </FormActions>
      {check ? <CheckResult words={words} one={one} check={check} placeLabels={placeLabels} /> : null}
    </PostForm>
  );
}

interface ColumnTableProps {
  words: SheetImportWords;
  columns: readonly ColumnView[];
  uses: readonly ColumnUse[];
}

function ColumnTable({ words, columns, uses }: ColumnTableProps) {
  const options = columnUses.map((use) => ({ value: use, label: words.uses[use] }));
  const letter = (view: ColumnView) => columnName(view.column);
  const named = (view: ColumnView) =>
    view.heading === '' ? letter(view) : `${letter(view)} – ${view.heading}`;
  return (
    <Table
      caption={words.columnsCaption}
      columns={[
        { key: 'column', heading: words.column, cell: named },
        { key: 'samples', heading: words.samples, cell: (view) => view.samples.join(' | ') },
        {
          key: 'use',
          heading: words.use,
          cell: (view) => (
            <BareSelect
              name={`use-${view.column}`}
              label={words.useOf(letter(view))}
              options={options}
              value={uses[view.column] ?? 'ignored'}
            />
          ),
        },
      ]}
      rows={columns}
      rowKey={(view) => String(view.column)}
    />
  );
}
