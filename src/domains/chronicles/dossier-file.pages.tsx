import { DossierTabs, type DossierWords } from '#/domains/dossiers/dossiers.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { acceptedMedia, type MediaKind } from '#/platform/media.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, FileField, TextField } from '#/ui/fields.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import type { DossierFile, FilesSeen } from './dossier-file.ts';
import type { ChronicleWords } from './marked-event.pages.tsx';

type DatedFile = DossierFile & { day: string };

export interface FilesPageProps extends FilesSeen {
  words: ChronicleWords;
  dossierWords: DossierWords;
  locale: Locale;
  dossierId: string;
  mayWrite: boolean;
  /** Largest file, in megabytes. */
  maximum: number;
  form: Form;
  refusal: ErrorSentences;
}

/** The documents of a dossier, then the files of its traces, each in one list. */
export function FilesPage(props: FilesPageProps) {
  const { words, dossierId, files, traceFiles } = props;
  return (
    <>
      <DossierTabs words={props.dossierWords} dossierId={dossierId} current="files" />
      <p class="lead">{words.filesLead}</p>
      {files === null ? null : (
        <section>
          <h2>{words.ownFiles}</h2>
          {files.length === 0 ? <p>{words.noFile}</p> : <OwnFiles {...props} files={files} />}
          {props.mayWrite ? <FileForm {...props} /> : null}
        </section>
      )}
      <section>
        <h2>{words.traceFiles}</h2>
        {traceFiles.length === 0 ? <p>{words.noTraceFile}</p> : <TraceFiles {...props} />}
      </section>
    </>
  );
}

function OwnFiles(props: FilesPageProps & { files: readonly DatedFile[] }) {
  const { words, locale, dossierId, files, mayWrite } = props;
  const acts = {
    key: 'acts',
    heading: words.fileActs,
    cell: (file: DatedFile) => (
      <PostForm action={paths.dossierFileRemoval(dossierId, file.id)} class="inline-form">
        <button class="button button-quiet" type="submit" aria-label={words.dropFileLabel(file.fileName)}>
          {words.dropFile}
        </button>
      </PostForm>
    ),
  };
  return (
    <Table
      caption={words.ownFiles}
      rows={files}
      rowKey={(file) => file.id}
      columns={[
        {
          key: 'name',
          heading: words.fileName,
          cell: (file) => <FileLink words={words} file={file} href={paths.dossierFile(dossierId, file.id)} />,
        },
        { key: 'day', heading: words.fileDay, cell: (file) => formatDate(file.day, locale) },
        ...(mayWrite ? [acts] : []),
      ]}
    />
  );
}

function TraceFiles({ words, locale, traceFiles }: FilesPageProps) {
  return (
    <Table
      caption={words.traceFiles}
      rows={traceFiles}
      rowKey={(file) => file.id}
      columns={[
        {
          key: 'name',
          heading: words.fileName,
          cell: (file) => (
            <FileLink words={words} file={file} href={paths.traceAttachment(file.traceId, file.id)} />
          ),
        },
        {
          key: 'trace',
          heading: words.fromTrace,
          cell: (file) => <a href={paths.trace(file.traceId)}>{file.traceTitle}</a>,
        },
        { key: 'day', heading: words.fileDay, cell: (file) => formatDate(file.eventOn, locale) },
      ]}
    />
  );
}

/** How many documents the page of a dossier tells. */
export const latestFilesShown = 3;

type LatestFilesProps = FilesSeen &
  Pick<FilesPageProps, 'words' | 'locale' | 'dossierId'> & { mayChange: boolean };

/** The latest documents with their day, whether the dossier or one of its traces holds them. */
export function LatestFiles(props: LatestFilesProps) {
  const { words, locale, dossierId, files, traceFiles, mayChange } = props;
  const latest = [
    ...(files ?? []).map((file) => ({ file, on: file.day, href: paths.dossierFile(dossierId, file.id) })),
    ...traceFiles.map((file) => ({
      file,
      on: file.eventOn,
      href: paths.traceAttachment(file.traceId, file.id),
    })),
  ]
    .sort((left, right) => right.on.localeCompare(left.on))
    .slice(0, latestFilesShown);
  if (latest.length === 0 && !mayChange) return null;
  return (
    <section>
      <h2>{words.files}</h2>
      {latest.length === 0 ? (
        <p>{words.noFile}</p>
      ) : (
        <LinkedList
          lines={latest.map(({ file, on, href }) => ({
            label: file.description || file.fileName,
            href,
            note: `${formatDate(on, locale)}, ${words.fileKinds[file.kind]}`,
          }))}
        />
      )}
      <p>
        <a href={paths.dossierFiles(dossierId)}>{latest.length === 0 ? words.addFile : words.allFiles}</a>
      </p>
    </section>
  );
}

interface NamedFile {
  kind: MediaKind;
  fileName: string;
  sizeBytes: number;
  description: string;
}

function FileLink({ words, file, href }: { words: ChronicleWords; file: NamedFile; href: string }) {
  const size = words.fileSize(Math.ceil(file.sizeBytes / 1000));
  return (
    <>
      <a href={href} download={file.fileName}>
        {file.description || file.fileName}
      </a>
      <span class="tie-note">
        {file.description === '' ? '' : `${file.fileName}, `}
        {words.fileKinds[file.kind]}, {size}
      </span>
    </>
  );
}

function FileForm({ words, dossierId, maximum, form, refusal }: FilesPageProps) {
  return (
    <>
      <h3>{words.addFile}</h3>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.dossierFiles(dossierId)} upload>
        <FileField
          name="file"
          label={words.file}
          hint={words.fileHint(maximum)}
          accept={acceptedMedia}
          error={refusal.of('file')}
        />
        <TextField
          name="description"
          label={words.fileDescription}
          hint={words.fileDescriptionHint}
          value={form.text('description')}
          error={refusal.of('description')}
          maxLength={500}
        />
        <DateField
          name="datedOn"
          label={words.datedOn}
          value={form.text('datedOn')}
          error={refusal.of('datedOn')}
        />
        <FormActions>
          <Button>{words.keepFile}</Button>
        </FormActions>
      </PostForm>
    </>
  );
}
