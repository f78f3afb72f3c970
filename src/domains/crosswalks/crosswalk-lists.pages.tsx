import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { type Column, Table } from '#/ui/table.tsx';
import { type CodeLink, type Crosswalk, type Fate, fateOf, type ListLinks } from './crosswalk.ts';
import type { fr } from './crosswalk.words.ts';
import { writtenShare } from './share.rules.ts';

type Words = typeof fr;
type Code = Codebook['codeLists'][number]['codes'][number];

export function codeName(book: Codebook, listId: string, codeId: string, locale: Locale): string {
  const list = book.codeLists.find(({ id }) => id === listId);
  const code = list?.codes.find(({ id }) => id === codeId);
  if (!code) return codeId;
  return code.code === null ? code.label[locale] : `${code.code} – ${code.label[locale]}`;
}

export function listName(book: Codebook, listId: string, locale: Locale): string {
  return book.codeLists.find(({ id }) => id === listId)?.label[locale] ?? listId;
}

export interface ListLinksProps {
  words: Words;
  locale: Locale;
  crosswalk: Crosswalk;
  from: Codebook;
  to: Codebook;
  mayWrite: boolean;
  links: ListLinks;
}

interface Line {
  code: Code;
  link: CodeLink | undefined;
  fate: Fate;
}

/** Every code of a list and what it becomes; those of which nothing is said are there too. */
export function ListLinksPart(props: ListLinksProps) {
  const { words, locale, from, to, mayWrite, links } = props;
  const codes = from.codeLists.find(({ id }) => id === links.from)?.codes ?? [];
  const lines = codes.map((code): Line => {
    const link = links.links.find((one) => one.code === code.id);
    return { code, link, fate: fateOf(link) };
  });
  const title = words.listTo(listName(from, links.from, locale), listName(to, links.to, locale));
  return (
    <div id={`liste-${links.from}`}>
      <Table
        caption={title}
        rows={lines}
        rowKey={({ code }) => code.id}
        columns={[
          {
            key: 'code',
            heading: words.code,
            cell: ({ code }) => codeName(from, links.from, code.id, locale),
          },
          { key: 'becomes', heading: words.becomes, cell: ({ link }) => <Becomes {...props} link={link} /> },
          { key: 'fate', heading: words.fate, cell: ({ fate }) => words.fates[fate] },
          ...(mayWrite ? [changeColumn(props)] : []),
        ]}
      />
      {mayWrite ? <ListActions {...props} title={title} /> : null}
    </div>
  );
}

function ListActions({ words, crosswalk, links, title }: ListLinksProps & { title: string }) {
  const { id, revision } = crosswalk;
  return (
    <>
      <FormActions>
        <ListForm
          action={paths.crosswalkPlainLinks(id, links.from)}
          revision={revision}
          label={words.plain}
          name={title}
        />
        <ListForm
          action={paths.crosswalkListRemoval(id, links.from)}
          revision={revision}
          label={words.removeList}
          name={title}
        />
      </FormActions>
      <p class="hint">{words.plainHint}</p>
    </>
  );
}

function changeColumn({ words, locale, crosswalk, from, links }: ListLinksProps): Column<Line> {
  return {
    key: 'change',
    heading: words.change,
    cell: ({ code }) => (
      <a
        href={paths.crosswalkCode(crosswalk.id, links.from, code.id)}
        aria-label={words.changeOf(codeName(from, links.from, code.id, locale))}
      >
        {words.change}
      </a>
    ),
  };
}

function Becomes({ words, locale, to, links, link }: ListLinksProps & { link: CodeLink | undefined }) {
  if (!link) return null;
  return (
    <div>
      {link.destinations.map(({ code, share }) => (
        <p key={code}>
          {codeName(to, links.to, code, locale)}
          {share.denominator === 1 ? null : ` (${writtenShare(share, '/')})`}
        </p>
      ))}
      {link.isNear ? <p class="hint">{words.near}</p> : null}
      {link.note === '' ? null : <p class="hint">{link.note}</p>}
    </div>
  );
}

function ListForm({
  action,
  revision,
  label,
  name,
}: {
  action: string;
  revision: number;
  label: string;
  name: string;
}) {
  return (
    <PostForm action={action}>
      <input type="hidden" name="revision" value={revision} />
      <Button look="quiet">
        {label}
        <span class="visually-hidden"> – {name}</span>
      </Button>
    </PostForm>
  );
}
