import { paths } from '#/paths.ts';
import { Button, FormActions } from '#/ui/button.tsx';
import { TextField } from '#/ui/fields.tsx';
import type { fr } from './device-copy.words.ts';

type Words = typeof fr;

/** What the page's script says, as it fills the page from the device: it speaks no language itself. */
const saying = (words: Words, names: readonly (keyof Words)[]) =>
  Object.fromEntries(names.map((name) => [`data-word-${name.toLowerCase()}`, words[name]]));

/** Drawn empty: the device keeps this page, and its script fills it with what the device holds. */
export function DeviceSearchPage({ words }: { words: Words }) {
  return (
    <div data-device-search="">
      <KeptThing words={words} />
      <div data-searching="">
        <p class="lead" data-until-asked="">
          {words.lead}
        </p>
        <noscript>
          <p>{words.noScript}</p>
        </noscript>
        <form action={paths.deviceSearch} method="get">
          <TextField name="q" id="device-q" label={words.box} type="search" maxLength={300} />
          <p class="hint" data-until-asked="">
            {words.hint}
          </p>
          <FormActions>
            <Button>{words.button}</Button>
          </FormActions>
        </form>
        <Answers words={words} />
        <p>
          <a href={paths.search}>{words.searchOnline}</a>
        </p>
        <DeviceCopy words={words} />
      </div>
    </div>
  );
}

/** What is kept of one thing, when its own address is opened without network. */
function KeptThing({ words }: { words: Words }) {
  return (
    <section data-kept-thing="" hidden {...saying(words, ['thing', 'thingWhole', 'thingCut', 'thingAbsent'])}>
      <p class="hint" data-what="" />
      <p class="lead" data-note="" />
      <p class="pre-line" data-text="" />
      <p data-rest="" />
      <p>
        <a href={paths.search} data-again="">
          {words.again}
        </a>
      </p>
    </section>
  );
}

function Answers({ words }: { words: Words }) {
  const kinds = Object.fromEntries(
    Object.entries(words.kinds).map(([kind, word]) => [`data-kind-${kind}`, word]),
  );
  return (
    <section
      data-answers=""
      hidden
      {...kinds}
      {...saying(words, [
        'searching',
        'none',
        'noneKept',
        'one',
        'many',
        'tooMany',
        'mended',
        'unfiltered',
        'failed',
      ])}
    >
      <h2>{words.answers}</h2>
      <div role="status">
        <p data-mended="" hidden />
        <p data-unfiltered="" hidden />
        <p class="hint" data-count="" />
      </div>
      <ol class="findings" />
      <template>
        <li>
          <h3>
            <a href={paths.search}>{words.open}</a>
          </h3>
          <p class="hint" data-what="" />
          <p data-excerpt="" />
        </li>
      </template>
    </section>
  );
}

function DeviceCopy({ words }: { words: Words }) {
  return (
    <section data-device-copy="" {...saying(words, ['absent', 'present', 'notKept', 'impossible'])}>
      <h2>{words.copy}</h2>
      <p>{words.copyIs}</p>
      <p role="status" data-state="" />
      <p data-may-keep="" hidden>
        <Button type="button" look="quiet" data={{ 'data-keep-copy': '' }}>
          {words.keep}
        </Button>
      </p>
      <p data-may-forget="" hidden>
        <Button type="button" look="quiet" data={{ 'data-forget-copy': '' }}>
          {words.forget}
        </Button>
      </p>
    </section>
  );
}
