import { paths } from '#/paths.ts';
import type { Form } from '#/platform/form.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Checkbox, Fieldset, RadioGroup } from '#/ui/choices.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { Select, TextField } from '#/ui/fields.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { levelKinds, type Plan, type PlanSpace, planVisibilities } from './plan.ts';
import type { PlanWords } from './plan-frame.pages.tsx';

interface SettingsProps {
  words: PlanWords;
  plan: Plan;
  refusal: ErrorSentences;
}

export interface TypedLevelLine {
  id: string;
  label: string;
  kind: string;
}

/** The levels of a plan, as people call them, and room for two more. */
export function LevelsPage(props: SettingsProps & { lines: readonly TypedLevelLine[]; conflict: boolean }) {
  const { words, plan, refusal, lines, conflict } = props;
  return (
    <>
      <p class="lead">{words.levelsLead}</p>
      {conflict ? <LevelsConflict words={words} plan={plan} /> : null}
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.planLevels(plan.id)}>
        <input type="hidden" name="version" value={plan.version} />
        {lines.map((line, at) => (
          <Fieldset key={`${line.id} ${at + 1}`} legend={words.levelName(at + 1)}>
            <input type="hidden" name="id" value={line.id} />
            <TextField
              id={at === 0 ? 'label' : `label-${at}`}
              name="label"
              label={words.levelName(at + 1)}
              value={line.label}
              error={at === 0 ? refusal.of('label') : undefined}
              maxLength={60}
              width="medium"
            />
            <Select
              id={`kind-${at}`}
              name="kind"
              label={words.levelKind}
              options={levelKinds.map((kind) => ({ value: kind, label: words.levelKinds[kind] }))}
              value={line.kind}
            />
          </Fieldset>
        ))}
        <FormActions>
          <Button>{words.save}</Button>
          <LinkButton href={paths.plan(plan.id)}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

/** The spaces a plan belongs to: one more, or one less. */
export function PlanSpacesPage(
  props: SettingsProps & {
    spaces: readonly PlanSpace[];
    joinable: readonly { id: string; name: string }[];
    leaving: readonly string[];
  },
) {
  const { words, plan, refusal, joinable } = props;
  return (
    <>
      <p class="lead">{words.spacesLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <SpaceLines {...props} />
      <h2>{words.joinSpace}</h2>
      {joinable.length === 0 ? (
        <p>{words.noOtherSpace}</p>
      ) : (
        <PostForm action={paths.planSpaces(plan.id)}>
          <Select
            name="spaceId"
            label={words.space}
            options={joinable.map((space) => ({ value: space.id, label: space.name }))}
            error={refusal.of('spaceId')}
          />
          <FormActions>
            <Button name="act" value="join">
              {words.joinSpace}
            </Button>
            <LinkButton href={paths.plan(plan.id)}>{words.cancel}</LinkButton>
          </FormActions>
        </PostForm>
      )}
    </>
  );
}

/** Who sees a plan; more people only when that is said in so many words. */
export function PlanVisibilityPage({ words, plan, refusal, form }: SettingsProps & { form: Form }) {
  return (
    <>
      <p class="lead">{words.visibilityLead}</p>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      <PostForm action={paths.planVisibility(plan.id)} submissionKey={form.text('_key')}>
        <RadioGroup
          name="visibility"
          label={words.visibility}
          choices={planVisibilities.map((value) => ({ value, label: words.visibilities[value] }))}
          value={form.text('visibility') || plan.visibility}
        />
        <Checkbox name="widen" value="yes" label={words.widen} error={refusal.of('widen')} />
        <FormActions>
          <Button>{words.save}</Button>
          <LinkButton href={paths.plan(plan.id)}>{words.cancel}</LinkButton>
        </FormActions>
      </PostForm>
    </>
  );
}

function LevelsConflict({ words, plan }: { words: PlanWords; plan: Plan }) {
  return (
    <Notice kind="refusal" title={words.conflictTitle}>
      <p>{words.conflictText}</p>
      <p>{words.conflictOther}</p>
      <p>{plan.levels.map((level) => level.label).join(', ')}</p>
    </Notice>
  );
}

function SpaceLines({
  words,
  plan,
  spaces,
  leaving,
}: SettingsProps & { spaces: readonly PlanSpace[]; leaving: readonly string[] }) {
  return (
    <ul>
      {spaces.map((space) => (
        <li key={space.id}>
          {space.name ?? words.hiddenSpace}
          {leaving.includes(space.id) && spaces.length > 1 ? (
            <PostForm action={paths.planSpaces(plan.id)} class="inline-form">
              <input type="hidden" name="spaceId" value={space.id} />
              <Button look="quiet" name="act" value="leave">
                {words.leaveSpace}
              </Button>
            </PostForm>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
