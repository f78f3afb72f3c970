import type { ComponentChildren } from 'preact';
import { languageTag } from '#/domains/reports/section-body.pages.tsx';
import { labelOf, naturesOfIntervention } from '#/domains/traces/traces.public.ts';
import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { FormActions, LinkButton } from '#/ui/button.tsx';
import { Definitions } from '#/ui/definition.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Ties } from '#/ui/ties.tsx';
import type { KeptSection, KeptTemplate, ReportTemplate, TemplateSection } from './template.ts';
import type { fr } from './template.words.ts';
import { AddTemplateSection, type SectionTyped } from './template-section.pages.tsx';

export type TemplateWords = typeof fr;

/** The sections of a template as they will be read: heading, hint, what each is proposed from. */
export function TemplateOutline<Section extends TemplateSection>({
  words,
  locale,
  language,
  sections,
  tools,
}: {
  words: TemplateWords;
  locale: Locale;
  language: Locale;
  sections: readonly Section[];
  /** What stands under a section, for those who change it. */
  tools?: (section: Section, at: number) => ComponentChildren;
}) {
  if (sections.length === 0) return <p>{words.noSection}</p>;
  return (
    <ol class="template-sections">
      {sections.map((section, at) => (
        <li key={`${at + 1}`} id={`section-${at + 1}`}>
          <h2 lang={languageTag(language)}>{section.heading}</h2>
          {section.hint === '' ? null : (
            <p class="pre-line" lang={languageTag(language)}>
              {section.hint}
            </p>
          )}
          <p class="hint">{proposedFrom(words, locale, section)}</p>
          {tools?.(section, at)}
        </li>
      ))}
    </ol>
  );
}

function proposedFrom(words: TemplateWords, locale: Locale, { kind, natures }: TemplateSection): string {
  if (kind === 'free') return words.writtenAlone;
  const from = words.proposedFrom(words.kinds[kind]);
  if (kind !== 'natures' || natures.length === 0) return from;
  const kept = natures.map((nature) => labelOf(naturesOfIntervention, nature, locale)).join(', ');
  return `${from} (${kept})`;
}

/** A template that comes with Toile: to read, to copy, to compose with. */
export function ShippedTemplatePage({
  words,
  locale,
  template,
  mayCopy,
}: {
  words: TemplateWords;
  locale: Locale;
  template: ReportTemplate;
  mayCopy: boolean;
}) {
  return (
    <>
      <p class="lead">{template.purpose}</p>
      {mayCopy ? (
        <FormActions>
          <LinkButton href={`${paths.newReportTemplate}?depuis=${template.id}`} look="primary">
            {words.copy}
          </LinkButton>
          <LinkButton href={`${paths.newReport}?gabarit=${template.id}`}>{words.compose}</LinkButton>
        </FormActions>
      ) : null}
      <TemplateOutline words={words} locale={locale} language={locale} sections={template.sections} />
    </>
  );
}

export interface TemplatePageProps {
  words: TemplateWords;
  locale: Locale;
  template: KeptTemplate;
  mayChange: boolean;
  /** Day it was put away, in words, or null. */
  archivedOn: string | null;
  /** What was typed to add a section. */
  typed: SectionTyped & { after: string };
  refusal: ErrorSentences;
}

/** A template of a space: its sections in order, and for those who work there, what changes them. */
export function TemplatePage(props: TemplatePageProps) {
  const { words, locale, template, mayChange, archivedOn, refusal } = props;
  const { sections, language } = template;
  const moveRefused = refusal.of('move');
  return (
    <>
      {template.purpose === '' ? null : (
        <p class="lead" lang={languageTag(language)}>
          {template.purpose}
        </p>
      )}
      {archivedOn === null ? null : (
        <Notice kind="information" title={words.archivedOn(archivedOn)}>
          <p>{words.readOnly}</p>
        </Notice>
      )}
      {moveRefused ? (
        <Notice kind="refusal" title={words.notMoved}>
          <p>{moveRefused}</p>
        </Notice>
      ) : null}
      {refusal.of('heading') ? <ErrorSummary title={refusal.title} errors={refusal.errors} /> : null}
      {mayChange ? (
        <FormActions>
          <LinkButton href={`${paths.newReport}?gabarit=${template.id}`} look="primary">
            {words.compose}
          </LinkButton>
        </FormActions>
      ) : null}
      <TemplateOutline
        words={words}
        locale={locale}
        language={language}
        sections={sections}
        tools={mayChange ? (section, at) => <SectionTools {...props} section={section} at={at} /> : undefined}
      />
      {mayChange ? <AddTemplateSection {...props} /> : null}
    </>
  );
}

function SectionTools(props: TemplatePageProps & { section: KeptSection; at: number }) {
  const { words, template, section, at } = props;
  const { id, heading } = section;
  return (
    <div class="report-tools screen-only">
      <a
        class="button button-quiet"
        href={paths.reportTemplateSection(template.id, id)}
        aria-label={words.changeLabel(heading)}
      >
        {words.change}
      </a>
      <Disclosure summary={words.more}>
        <div class="report-acts">
          {at === 0 ? null : <MoveButton {...props} move="up" />}
          {at === template.sections.length - 1 ? null : <MoveButton {...props} move="down" />}
          <PostForm action={paths.reportTemplateSectionRemoval(template.id, id)} class="inline-form">
            <button class="button button-quiet" type="submit" aria-label={words.removeLabel(heading)}>
              {words.remove}
            </button>
          </PostForm>
        </div>
      </Disclosure>
    </div>
  );
}

function MoveButton({
  words,
  template,
  section,
  move,
}: TemplatePageProps & { section: KeptSection; move: 'up' | 'down' }) {
  const label = move === 'up' ? words.upLabel : words.downLabel;
  return (
    <PostForm action={paths.reportTemplateSectionPlace(template.id, section.id)} class="inline-form">
      <input type="hidden" name="version" value={template.version} />
      <input type="hidden" name="move" value={move} />
      <button class="button button-quiet" type="submit" aria-label={label(section.heading)}>
        {words[move]}
      </button>
    </PostForm>
  );
}

/** The second column: whose, made from what, since when, and what else may be done. */
export function TemplateContext({
  words,
  template,
  spaceName,
  keptOn,
  mayChange,
  mayArchive,
}: {
  words: TemplateWords;
  template: KeptTemplate;
  spaceName: string;
  keptOn: string;
  mayChange: boolean;
  mayArchive: boolean;
}) {
  const { id, spaceId, origin, originTitle, language } = template;
  return (
    <>
      <h2>{words.around}</h2>
      <Definitions
        items={[
          { term: words.space, details: <a href={paths.space(spaceId)}>{spaceName}</a> },
          { term: words.origin, details: words.origins[origin](originTitle) },
          { term: words.language, details: words.languages[language] },
          { term: words.keptOn, details: keptOn },
        ]}
      />
      <Ties
        ties={[
          { label: words.history, href: paths.reportTemplateHistory(id) },
          { label: words.takeFile, href: paths.reportTemplateFile(id) },
          ...(mayChange || mayArchive
            ? [{ label: words.settings, href: paths.reportTemplateSettings(id) }]
            : []),
          { label: words.copy, href: `${paths.newReportTemplate}?depuis=${id}` },
        ]}
      />
    </>
  );
}
