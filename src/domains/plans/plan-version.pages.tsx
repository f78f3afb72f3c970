import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { renderMarkdown } from '#/platform/markdown.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { DateField, Select, TextArea, TextField } from '#/ui/fields.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { SafeHtml } from '#/ui/safe-html.tsx';
import { Tag } from '#/ui/tag.tsx';
import { WordRuns } from '#/ui/word-runs.tsx';
import { FrozenBranches } from './outline.pages.tsx';
import type { Outline } from './outline.rules.ts';
import type { Plan } from './plan.ts';
import { PlanTabs, type PlanWords } from './plan-frame.pages.tsx';
import type {
  FrozenItem,
  ItemDifference,
  PlanSnapshot,
  PlanVersion,
  TextRun,
  VersionDifference,
} from './plan-version.ts';
import type { fr } from './plan-version.words.ts';

export type VersionWords = typeof fr;

interface Choice {
  value: string;
  label: string;
}

export interface VersionsPageProps {
  words: VersionWords;
  planWords: PlanWords;
  locale: Locale;
  plan: Plan;
  versions: readonly PlanVersion[];
  /** Spaces in whose name the viewer may adopt. */
  adopting: readonly Choice[];
  form: Form;
  refusal: ErrorSentences;
}

/** Versions that spaces adopted, and the form that freezes one more. */
export function VersionsPage(props: VersionsPageProps) {
  const { words, planWords, plan, versions, adopting } = props;
  return (
    <>
      <PlanTabs words={planWords} plan={plan} current="versions" />
      <p class="lead">{words.lead}</p>
      {versions.length === 0 ? <p>{words.none}</p> : null}
      {versions.map((version) => (
        <section key={version.id}>
          <h2>{words.number(version.number, version.name)}</h2>
          <Adoptions {...props} version={version} />
          <p class="plan-acts">
            <a href={paths.planVersion(plan.id, version.id)}>{words.read}</a>{' '}
            <a href={`${paths.planDifference(plan.id)}?de=${version.id}`}>{words.compareWithToday}</a>{' '}
            {adopting.length === 0 ? null : (
              <a href={`${paths.spaceCodebooks}#plan-${version.id}`}>{words.asFramework}</a>
            )}
          </p>
        </section>
      ))}
      {versions.length < 2 ? null : <CompareForm {...props} />}
      {adopting.length === 0 ? null : <FreezeForm {...props} />}
    </>
  );
}

function Adoptions({ words, locale, version }: VersionsPageProps & { version: PlanVersion }) {
  return (
    <ul>
      {version.adoptions.map((adoption) => (
        <li key={adoption.spaceId}>
          {words.adoptedBy(adoption.spaceName ?? words.hiddenSpace, formatDate(adoption.adoptedOn, locale))}
          {adoption.how === '' ? null : <span class="hint"> {adoption.how}</span>}
        </li>
      ))}
    </ul>
  );
}

function CompareForm({ words, plan, versions }: VersionsPageProps) {
  const options = versions.map((version) => ({
    value: version.id,
    label: words.number(version.number, version.name),
  }));
  return (
    <form action={paths.planDifference(plan.id)} method="get" class="inline-form">
      <Select name="de" label={words.from} options={options} value={versions[1]?.id} />
      <Select name="a" label={words.to} emptyLabel={words.today} options={options} value={versions[0]?.id} />
      <Button look="quiet">{words.compare}</Button>
    </form>
  );
}

function FreezeForm(props: VersionsPageProps) {
  const { words, planWords, plan, form, refusal } = props;
  return (
    <section>
      <h2>{words.freeze}</h2>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.planVersions(plan.id)} submissionKey={form.text('_key')}>
        <TextField
          name="name"
          label={words.name}
          hint={words.nameHint}
          value={form.text('name')}
          error={refusal.of('name')}
          maxLength={200}
          required={planWords.required}
        />
        <AdoptionFields {...props} />
        <FormActions>
          <Button>{words.freezeButton}</Button>
        </FormActions>
      </PostForm>
    </section>
  );
}

function AdoptionFields({
  words,
  adopting,
  form,
  refusal,
}: Pick<VersionsPageProps, 'words' | 'adopting' | 'form' | 'refusal'>) {
  return (
    <>
      <Select
        name="spaceId"
        label={words.space}
        options={adopting}
        value={form.text('spaceId') || adopting[0]?.value}
        error={refusal.of('spaceId')}
      />
      <DateField
        name="adoptedOn"
        label={words.adoptedOn}
        hint={words.adoptedOnHint}
        value={form.text('adoptedOn')}
        error={refusal.of('adoptedOn')}
      />
      <TextArea
        name="how"
        label={words.how}
        hint={words.howHint}
        value={form.text('how')}
        error={refusal.of('how')}
        rows={2}
      />
    </>
  );
}

export interface VersionPageProps extends VersionsPageProps {
  version: PlanVersion;
  content: PlanSnapshot;
  outline: Outline<FrozenItem>;
}

/** One frozen version, as it was adopted. */
export function VersionPage(props: VersionPageProps) {
  const { words, planWords, plan, version, content, outline, adopting, form, refusal } = props;
  const left = adopting.filter(
    (one) => !version.adoptions.some((adoption) => adoption.spaceId === one.value),
  );
  return (
    <>
      <PlanTabs words={planWords} plan={plan} current={null} />
      <p class="lead">{planWords.adoptedReading(version.name)}</p>
      <Adoptions {...props} />
      {content.portrait === '' ? null : (
        <Disclosure summary={planWords.portrait}>
          <SafeHtml html={renderMarkdown(content.portrait, { headingLevel: 3 })} />
        </Disclosure>
      )}
      <FrozenBranches
        words={planWords}
        plan={content}
        outline={outline}
        branches={outline.branches}
        folded={(id) => `${paths.planVersion(plan.id, version.id)}?branche=${id}`}
      />
      {left.length === 0 ? null : (
        <section>
          <h2>{words.adopt}</h2>
          <ErrorSummary title={refusal.title} errors={refusal.errors} />
          <PostForm action={paths.planVersionAdoption(plan.id, version.id)} submissionKey={form.text('_key')}>
            <AdoptionFields {...props} adopting={left} />
            <Button>{words.adoptButton}</Button>
          </PostForm>
        </section>
      )}
    </>
  );
}

export interface DifferencePageProps {
  words: VersionWords;
  planWords: PlanWords;
  plan: Plan;
  from: string;
  to: string;
  difference: VersionDifference;
}

/** What changed from one reading to another, in words: added and taken off are said, not only coloured. */
export function DifferencePage({ words, planWords, plan, from, to, difference }: DifferencePageProps) {
  const { title, portrait, items, money } = difference;
  const isSame = !title && !portrait && items.length === 0 && money.length === 0;
  return (
    <>
      <PlanTabs words={planWords} plan={plan} current={null} />
      <p class="lead">
        {words.from} <strong>{from}</strong>, {words.to.toLocaleLowerCase('fr')} <strong>{to}</strong>
      </p>
      {isSame ? <p>{words.same}</p> : null}
      {title || portrait ? (
        <section>
          <h2>{words.planText}</h2>
          {title ? <Runs words={words} label={words.planTitle} runs={title} /> : null}
          {portrait ? <Runs words={words} label={words.portrait} runs={portrait} /> : null}
        </section>
      ) : null}
      {items.length === 0 ? null : (
        <section>
          <h2>{words.items}</h2>
          {items.map((one) => (
            <ItemChanges key={one.item.id} words={words} change={one} />
          ))}
        </section>
      )}
      {money.length === 0 ? null : (
        <section>
          <h2>{words.money}</h2>
          {money.map((one) => (
            <p key={`${one.kind} ${one.label}`}>
              <Tag>{words[one.kind]}</Tag> {one.before ? <del>{one.before}</del> : null}{' '}
              {one.after ? <ins>{one.after}</ins> : null}
            </p>
          ))}
        </section>
      )}
    </>
  );
}

function ItemChanges({ words, change }: { words: VersionWords; change: ItemDifference }) {
  const { item, kind, moved, fields } = change;
  return (
    <div class="plan-need">
      <h3>
        {item.title} <Tag>{moved && fields.length === 0 ? words.moved : words[kind]}</Tag>
        {moved && fields.length > 0 ? <Tag>{words.moved}</Tag> : null}
      </h3>
      {fields.map(({ field, runs }) => (
        <Runs key={field} words={words} label={words.fields[field]} runs={runs} />
      ))}
    </div>
  );
}

function Runs({ words, label, runs }: { words: VersionWords; label: string; runs: readonly TextRun[] }) {
  return (
    <p class="pre-line">
      <strong>{label}</strong> <WordRuns runs={runs} words={{ gone: words.wordGone, new: words.wordNew }} />
    </p>
  );
}
