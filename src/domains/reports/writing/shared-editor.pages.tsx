import type { Locale } from '#/platform/visit.ts';
import { mostInSection } from './section.form.ts';
import type { fr } from './together.words.ts';

type TogetherWords = typeof fr;
type ToolName = keyof TogetherWords['labels'];

export interface SharedEditorProps {
  words: TogetherWords;
  /** Address of its WebSocket. */
  address: string;
  /** What the text is called there. */
  name: string;
  sectionId: string;
  /** Of the text, whatever the reader's. */
  language: Locale;
  /** Titles of the figures that the text names. */
  figures: Readonly<Record<string, string>>;
}

const textTools: readonly ToolName[] = [
  ...(['heading', 'strong', 'em', 'bullets', 'numbers', 'quote', 'link', 'table', 'undo', 'redo'] as const),
];
const tableTools: readonly ToolName[] = [
  ...(['row-more', 'row-less', 'column-more', 'column-less', 'table-less'] as const),
];
const keys: Partial<Record<ToolName, string>> = {
  strong: 'Control+B',
  em: 'Control+I',
  link: 'Control+K',
  undo: 'Control+Z',
  redo: 'Control+Y',
};

/** What the script puts in the place of the textarea; without it, nothing is seen. */
export function SharedEditor({ words, address, name, sectionId, language, figures }: SharedEditorProps) {
  const { labels: _, ...told } = words;
  const said = Object.entries(told).map(([name, text]) => [`data-word-${name}`, text]);
  return (
    <template
      data-text-editor={address}
      data-name={name}
      data-part={sectionId}
      data-language={language}
      data-most={mostInSection}
      data-figures={JSON.stringify(figures)}
      {...Object.fromEntries(said)}
    >
      <div class="editor">
        <ul
          class="editor-others"
          data-editor-others=""
          aria-live="polite"
          hidden
          {...Object.fromEntries(
            (['here', 'elsewhere', 'present', 'reads'] as const).map((name) => [
              `data-word-${name}`,
              words[name],
            ]),
          )}
        />
        <Tools words={words} />
        <LinkBox words={words} />
        <div class="editor-surface report-text" data-editor-surface="" />
        <p class="editor-room" role="status" data-editor-room="" hidden />
        <p class="editor-state" id="editor-state" role="status" data-editor-state="" />
        <Lost words={words} />
      </div>
    </template>
  );
}

function Tools({ words }: { words: TogetherWords }) {
  return (
    <div class="editor-tools" role="toolbar" aria-label={words.tools} data-editor-tools="">
      {textTools.map((name) => (
        <Tool key={name} name={name} words={words} />
      ))}
      <div class="editor-table-tools" data-editor-table-tools="" hidden>
        {tableTools.map((name) => (
          <Tool key={name} name={name} words={words} />
        ))}
      </div>
    </div>
  );
}

function Tool({ name, words }: { name: ToolName; words: TogetherWords }) {
  return (
    <button
      type="button"
      class={`editor-tool editor-tool-${name}`}
      data-tool={name}
      tabIndex={name === 'heading' ? 0 : -1}
      aria-keyshortcuts={keys[name]}
    >
      {words.labels[name]}
    </button>
  );
}

function LinkBox({ words }: { words: TogetherWords }) {
  return (
    <div class="editor-link" data-editor-link="" hidden>
      <label for="editor-link-address">{words.linkAddress}</label>
      <input
        id="editor-link-address"
        type="text"
        inputMode="url"
        autocomplete="off"
        data-editor-link-address=""
      />
      <button type="button" data-editor-link-keep="">
        {words.linkKeep}
      </button>
      <button type="button" class="button-bare" data-editor-link-leave="">
        {words.linkLeave}
      </button>
    </div>
  );
}

function Lost({ words }: { words: TogetherWords }) {
  return (
    <div class="editor-lost" role="alert" data-editor-lost="" hidden>
      <p>
        <strong>{words.lostTitle}</strong>
      </p>
      <p>{words.lostText}</p>
      <p class="pre-line" data-editor-lost-words="" />
      <div class="report-acts">
        <button type="button" data-editor-lost-back="">
          {words.lostBack}
        </button>
        <button type="button" class="button-bare" data-editor-lost-leave="">
          {words.lostLeave}
        </button>
      </div>
    </div>
  );
}
