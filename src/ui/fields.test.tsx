import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { Checkbox, CheckboxGroup, RadioGroup } from './choices.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { DateField, FileField, NumberField, Select, TextArea, TextField, TimeField } from './fields.tsx';
import { QuickEntry } from './quick-entry.tsx';

const hostile = '"><script>alert(1)</script>';

describe('a field', () => {
  test('is tied to its label, its hint and its error', () => {
    const html = renderToString(
      <TextField name="space.name" label="Nom" hint="Court." error="Donnez un nom." required="obligatoire" />,
    );
    expect(html).toContain(
      '<label for="space-name">Nom<span class="field-note"> (obligatoire)</span></label>',
    );
    expect(html).toContain('id="space-name" name="space.name"');
    expect(html).toContain('aria-describedby="space-name-hint space-name-error" aria-invalid="true"');
    expect(html).toContain('<p class="hint" id="space-name-hint">Court.</p>');
    expect(html).toMatch(/id="space-name-error">.*Donnez un nom\./);
  });

  test('claims no hint and no error that are not there', () => {
    const html = renderToString(<TextField name="name" label="Nom" />);
    expect(html).not.toMatch(/aria-|field-note|hint/);
  });

  test.each([
    ['TextField', <TextField key="1" name="n" label="L" value={hostile} suggestions={[hostile]} />],
    ['TextArea', <TextArea key="2" name="n" label="L" value={`${hostile}</textarea>`} />],
    ['NumberField', <NumberField key="3" name="n" label="L" value={hostile} unit={hostile} />],
    ['DateField', <DateField key="4" name="n" label={hostile} value={hostile} />],
    [
      'Select',
      <Select key="5" name="n" label="L" value={hostile} options={[{ value: hostile, label: hostile }]} />,
    ],
    [
      'CheckboxGroup',
      <CheckboxGroup key="6" name="n" label="L" choices={[{ value: hostile, label: hostile }]} />,
    ],
    ['QuickEntry', <QuickEntry key="7" name="n" label="L" buttonLabel="B" value={`${hostile}</textarea>`} />],
    ['FileField', <FileField key="8" name="n" label={hostile} error={hostile} />],
  ])('%s shows hostile text as text', (_, field) => {
    const html = renderToString(field);
    expect(html).not.toContain('<script');
    expect(html.match(/<\/textarea>/g)?.length ?? 0).toBeLessThan(2);
  });
});

describe('what was typed comes back', () => {
  test('in a textarea, its first empty line included', () => {
    expect(renderToString(<TextArea name="n" label="L" value={'\nsuite'} />)).toContain(
      '>\n\nsuite</textarea>',
    );
  });

  test.each(['31/02/2026', '2026-02-31', '2026-13-01', 'hier'])('in a date field: %s', (value) => {
    expect(renderToString(<DateField name="n" label="L" value={value} />)).toMatch(
      new RegExp(`type="text" value="${value}"`),
    );
  });

  test.each(['2026-02-28', '2024-02-29', ''])('a day that exists stays in a date box: %j', (value) => {
    expect(renderToString(<DateField name="n" label="L" value={value} />)).toContain('type="date"');
  });

  test('in a time field', () => {
    expect(renderToString(<TimeField name="n" label="L" value="13 h 30" />)).toContain(
      'type="text" value="13 h 30"',
    );
    expect(renderToString(<TimeField name="n" label="L" value="25:30" />)).toContain('type="text"');
    expect(renderToString(<TimeField name="n" label="L" value="13:30" />)).toContain('type="time"');
  });

  test('in a list that no longer offers it', () => {
    const html = renderToString(
      <Select name="n" label="L" value="old" options={[{ value: 'new', label: 'Neuf' }]} />,
    );
    expect(html).toContain('<option value="old" selected>old</option>');
  });

  test('in groups of choices', () => {
    const choices = [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
      { value: 'c', label: 'C' },
    ];
    const boxes = renderToString(<CheckboxGroup name="n" label="L" choices={choices} values={['a', 'c']} />);
    expect([...boxes.matchAll(/value="(\w)" checked/g)].map(([, value]) => value)).toEqual(['a', 'c']);
    const radios = renderToString(<RadioGroup name="n" label="L" choices={choices} value="b" />);
    expect([...radios.matchAll(/value="(\w)" checked/g)].map(([, value]) => value)).toEqual(['b']);
    expect(renderToString(<Checkbox name="n" label="L" checked />)).toContain('value="1" checked');
  });
});

test('every line of the error summary leads to an existing field', () => {
  const html = renderToString(
    <form>
      <ErrorSummary
        title="Deux points"
        errors={[
          { field: 'space.name', message: 'Nommez.' },
          { field: 'natures', message: 'Choisissez.' },
          { field: '', message: 'Revenez plus tard.' },
        ]}
      />
      <TextField name="space.name" label="Nom" error="Nommez." />
      <CheckboxGroup
        name="natures"
        label="Natures"
        error="Choisissez."
        choices={[{ value: 'a', label: 'A' }]}
      />
    </form>,
  );
  const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(targets).toEqual(['space-name', 'natures']);
  for (const id of targets) expect(html).toContain(` id="${id}"`);
  expect(renderToString(<ErrorSummary title="Rien" errors={[]} />)).toBe('');
});
