import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { WeekGrid } from './grid.tsx';
import { Table } from './table.tsx';

interface Row {
  name: string;
  minutes: number;
}

const rows: Row[] = [
  { name: 'Comptoir', minutes: 135 },
  { name: '<b>Marche</b>', minutes: 20 },
];

function table(onPhones?: 'stack' | 'scroll') {
  return renderToString(
    <Table<Row>
      id="t"
      caption="Traces"
      note="mars"
      onPhones={onPhones}
      rows={rows}
      rowKey={(row) => row.name}
      columns={[
        {
          key: 'name',
          heading: 'Dossier',
          cell: (row) => row.name,
          sortHref: '?tri=nom',
          sorted: 'ascending',
        },
        { key: 'minutes', heading: 'Minutes', numeric: true, cell: (row) => row.minutes },
      ]}
      foot={['Ensemble', 155]}
    />,
  );
}

test('a table names itself, its columns and its rows', () => {
  const html = table();
  expect(html).toContain('<caption>Traces<span class="caption-note">mars</span></caption>');
  expect(html).toContain('<th scope="col" class="sortable" aria-sort="ascending"><a href="?tri=nom">Dossier');
  expect(html).toContain('<th scope="col" class="numeric">Minutes</th>');
  expect(html).toContain('<th scope="row">Comptoir</th><td class="numeric" data-label="Minutes">135</td>');
  expect(html).toContain('<tfoot><tr><th scope="row">Ensemble</th>');
  expect(html).toContain('&lt;b>Marche&lt;/b>');
});

test('a table one scrolls is a named region that the keyboard reaches', () => {
  expect(table('scroll')).toMatch(/<section class="table-scroll" aria-labelledby="t-caption" tabindex="0">/);
  expect(table('scroll')).toContain('<caption id="t-caption">');
});

test('each box of the week says where it stands, and what is wrong with it', () => {
  const html = renderToString(
    <WeekGrid
      caption="Semaine"
      rowsHeading="Dossier"
      columns={[{ key: 'mon', heading: 'lun.' }]}
      rows={[{ key: 'a', heading: 'Comptoir' }]}
      cell={() => ({ name: 'a.mon', value: 'une heure', label: 'Comptoir, lundi', error: 'Des minutes.' })}
    />,
  );
  expect(html).toContain('name="a.mon"');
  expect(html).toContain('value="une heure" aria-label="Comptoir, lundi" aria-invalid="true"');
  expect(html).toContain('aria-describedby="a.mon-error"');
  expect(html).toContain('id="a.mon-error">Des minutes.');
});
