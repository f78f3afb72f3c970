import { type Codebook, HolderSelect } from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { Checkbox } from '#/ui/choices.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { FileField, TextField } from '#/ui/fields.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import type { fr } from './codebook-files.words.ts';
import type { LeftAside } from './left-aside.ts';

export interface FilesPageProps {
  words: typeof fr;
  locale: Locale;
  codebook: Codebook;
  /** The space whose copy it is; null for everybody's. */
  spaceId: string | null;
  form: Form;
  refusal: ErrorSentences;
  faults: readonly { place: string; sentence: string }[];
  /** What the lists that were brought say, and that would not be kept. */
  leftAside: readonly LeftAside[];
  /** Spaces whose memory the viewer keeps. */
  spaces: readonly { id: string; name: string }[];
  /** Administrators only. */
  mayForEverybody: boolean;
}

/** What a codebook can be taken away as, and brought back as. */
export function FilesPage(props: FilesPageProps) {
  const { words, codebook, spaceId, refusal, faults, leftAside, spaces } = props;
  const { id, version } = codebook;
  const file = (form: string) =>
    `${paths.codebookFile(id, version, spaceId)}${spaceId === null ? '?' : '&'}forme=${form}`;
  return (
    <>
      <p class="lead">{words.lead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {faults.length === 0 ? null : <FaultsNotice words={words} faults={faults} />}
      {leftAside.length === 0 ? null : <LeftAsideNotice words={words} leftAside={leftAside} />}
      <section aria-labelledby="emporter">
        <h2 id="emporter">{words.take}</h2>
        <LinkedList
          lines={[
            { label: words.files.json, href: paths.codebookExport(id, version, spaceId) },
            { label: words.files.xlsx, href: file('xlsx'), note: words.guarded },
            { label: words.files.choices, href: file('choices') },
            { label: words.files.skos, href: file('skos'), note: words.flat },
            { label: words.files.jsonld, href: file('jsonld') },
            { label: words.schema, href: paths.codebookSchema },
          ]}
        />
      </section>
      {spaces.length === 0 && !props.mayForEverybody ? (
        <p class="hint">{words.notKeeper}</p>
      ) : (
        <>
          <BringBook {...props} />
          <BringLists {...props} />
        </>
      )}
    </>
  );
}

function FaultsNotice({ words, faults }: Pick<FilesPageProps, 'words' | 'faults'>) {
  return (
    <Notice kind="refusal" title={words.faultsTitle}>
      <Table
        caption={words.problem}
        rows={faults}
        rowKey={({ place, sentence }) => `${place} ${sentence}`}
        columns={[
          { key: 'place', heading: words.place, cell: ({ place }) => place },
          { key: 'sentence', heading: words.problem, cell: ({ sentence }) => sentence },
        ]}
      />
    </Notice>
  );
}

/** The trial of a file of lists: what it says more, to be read before anything is published. */
function LeftAsideNotice({ words, leftAside }: Pick<FilesPageProps, 'words' | 'leftAside'>) {
  return (
    <Notice kind="warning" title={words.leavesTitle}>
      <p>{words.leavesText}</p>
      <Table
        caption={words.notKept}
        rows={leftAside}
        rowKey={({ kind }) => kind}
        columns={[
          { key: 'kind', heading: words.leftKind, cell: ({ kind }) => words.left[kind] },
          { key: 'count', heading: words.count, numeric: true, cell: ({ count }) => String(count) },
          { key: 'examples', heading: words.examples, cell: ({ examples }) => examples.join(', ') },
        ]}
      />
    </Notice>
  );
}

function HolderAndFile(props: FilesPageProps & { of: 'cadre' | 'listes' }) {
  const { words, locale, form, refusal, spaces, mayForEverybody, of } = props;
  return (
    <>
      <HolderSelect
        id={`espace-${of}`}
        locale={locale}
        spaces={spaces}
        mayForEverybody={mayForEverybody}
        value={form.text('space')}
        error={form.text('what') === of ? refusal.of('space') : undefined}
        required={words.required}
      />
      <FileField
        id={`fichier-${of}`}
        name="file"
        label={words.file}
        accept={of === 'cadre' ? '.xlsx' : '.xlsx,.ttl,.jsonld,.json'}
        error={form.text('what') === of ? refusal.of('file') : undefined}
      />
    </>
  );
}

function BringBook(props: FilesPageProps) {
  const { words, codebook, spaceId } = props;
  return (
    <section aria-labelledby="rapporter-cadre">
      <h2 id="rapporter-cadre">{words.bringBook}</h2>
      <p>{words.bringBookLead}</p>
      <PostForm action={paths.codebookFiles(codebook.id, codebook.version, spaceId)} upload>
        <input type="hidden" name="what" value="cadre" />
        <HolderAndFile {...props} of="cadre" />
        <FormActions>
          <Button>{words.bring}</Button>
        </FormActions>
      </PostForm>
    </section>
  );
}

function BringLists(props: FilesPageProps) {
  const { words, codebook, spaceId, form, refusal, leftAside } = props;
  return (
    <section aria-labelledby="rapporter-listes">
      <h2 id="rapporter-listes">{words.bringLists}</h2>
      <p>{words.bringListsLead}</p>
      <PostForm action={paths.codebookFiles(codebook.id, codebook.version, spaceId)} upload>
        <input type="hidden" name="what" value="listes" />
        <HolderAndFile {...props} of="listes" />
        <TextField
          name="newId"
          label={words.newId}
          value={form.text('newId')}
          error={refusal.of('newId')}
          required={words.required}
          spellcheck={false}
        />
        <TextField
          name="newVersion"
          label={words.newVersion}
          value={form.text('newVersion')}
          error={refusal.of('newVersion')}
          required={words.required}
          spellcheck={false}
          width="short"
        />
        {leftAside.length === 0 ? null : <Checkbox name="without" value="oui" label={words.without} />}
        <FormActions>
          <Button>{words.bring}</Button>
        </FormActions>
      </PostForm>
    </section>
  );
}
