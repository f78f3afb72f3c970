import { Button, FormActions, LinkButton } from './button.tsx';
import { Definitions } from './definition.tsx';
import { Disclosure } from './disclosure.tsx';
import { Empty } from './empty.tsx';
import { Select, TextField } from './fields.tsx';
import { Figures } from './figure-row.tsx';
import { Filters } from './filters.tsx';
import { LinkedList } from './linked-list.tsx';
import { Notice } from './notice.tsx';
import { Pagination } from './pagination.tsx';
import { Progress } from './progress.tsx';
import { QuickEntry } from './quick-entry.tsx';
import { Steps } from './steps.tsx';
import { FormSample, GridSample, RefusedFormSample } from './styleguide-forms.tsx';
import { PlotSamples } from './styleguide-plots.tsx';
import { figures, story, type TraceRow, traces } from './styleguide-story.ts';
import { Table } from './table.tsx';
import { Tabs } from './tabs.tsx';
import { Tags } from './tag.tsx';
import { Thread } from './thread.tsx';
import { Ties } from './ties.tsx';
import { Time } from './time.tsx';

/** The pieces of this folder, with the words of the fictional quarter: the body of a page. */
export function Styleguide() {
  return (
    <>
      <StorySample />
      <FactsSample />
      <JournalSample />
      <StatementSample />
      <PlotSamples />
      <NoticeSamples />
      <FormSample />
      <RefusedFormSample />
      <GridSample />
    </>
  );
}

/** What goes in the second column of the style guide. */
export function StyleguideContext() {
  return (
    <>
      <h2>Avec qui</h2>
      <Ties
        ties={[
          { label: 'Table des aînés des Trois-Ruisseaux', href: '#table', note: 'a nommé l’enjeu' },
          { label: 'Maison de la Passerelle', href: '#maison', note: 'prête la salle et le café' },
          { label: 'CISSS du Haut-Pays', href: '#cisss', note: 'accompagne jusqu’en mars 2026' },
        ]}
      />
      <h2>Où en est-on</h2>
      <Definitions
        items={[
          { term: 'État', details: 'Retrait préparé' },
          { term: 'Depuis', details: '20 janvier 2026' },
          { term: 'Communauté', details: ['Quartier des Trois-Ruisseaux', 'Personnes aînées'] },
        ]}
      />
    </>
  );
}

function StorySample() {
  return (
    <>
      <p class="lead">
        Né d’une table en novembre 2025, le groupe marche deux fois par semaine. L’équipe s’en retire; les
        personnes qui marchent le portent désormais.
      </p>
      <Tabs
        label="Parties du dossier"
        tabs={[
          { label: 'Le fil', href: '#fil', current: true },
          { label: 'Réflexion', href: '#reflexion' },
          { label: 'Engagements', href: '#engagements' },
          { label: 'Documents', href: '#documents' },
        ]}
      />
      <h2 class="visually-hidden">Le fil du dossier</h2>
      <form method="post" action="#noter">
        <QuickEntry
          name="happened"
          label="Que s’est-il passé ?"
          buttonLabel="Noter"
          hint="Une ligne suffit. Aujourd’hui, dans ce dossier."
        />
      </form>
      <Thread
        entries={story.map((entry) =>
          'gap' in entry || entry.key !== 'retrait'
            ? entry
            : { ...entry, body: <Tags tags={['Tournant', 'Soutien à la participation']} label="Natures" /> },
        )}
      />
    </>
  );
}

function FactsSample() {
  return (
    <section>
      <h2>Ce que l’on sait du dossier</h2>
      <Definitions
        items={[
          { term: 'Champs', details: 'Aînés, vie de quartier' },
          { term: 'Axes de service', details: ['Pouvoir d’agir', 'Milieux de vie'] },
          { term: 'Demande reçue', details: '4 novembre 2025' },
        ]}
      />
      <Disclosure summary="Pourquoi l’équipe se retire">
        <p>
          Le groupe a trouvé ses porteuses. <em>Rester davantage</em> reviendrait à tenir à leur place ce
          qu’elles tiennent déjà.
        </p>
      </Disclosure>
      <h3>Pages voisines</h3>
      <LinkedList
        lines={[
          { label: 'Bilan de saison du groupe de marche', href: '#bilan', note: 'adopté le 19 mars 2026' },
          { label: 'Entente avec la Maison de la Passerelle', href: '#entente' },
        ]}
      />
    </section>
  );
}

function JournalSample() {
  return (
    <section>
      <h2>Journal</h2>
      <Filters
        action="#journal"
        summary="Filtrer les traces"
        submitLabel="Voir ces traces"
        chosenLabel="Filtres choisis"
        removeLabel="Retirer"
        chosen={[
          { label: 'Mars 2026', removeHref: '#sans-mois' },
          { label: 'Sans relevé', removeHref: '#sans-releve' },
        ]}
      >
        <TextField name="q" label="Mots cherchés" type="search" />
        <Select
          name="dossier-filter"
          label="Dossier"
          emptyLabel="Tous"
          options={[{ value: 'marche', label: 'Groupe de marche' }]}
        />
      </Filters>
      <TraceTable />
      <Pagination
        label="Pages du journal"
        previous={{ label: 'Plus récentes', href: '#recentes' }}
        next={{ label: 'Plus anciennes', href: '#anciennes' }}
      />
    </section>
  );
}

function TraceTable() {
  return (
    <Table<TraceRow>
      caption="Traces récentes"
      note="Semaine du 9 mars 2026"
      rows={traces}
      rowKey={(row) => row.key}
      columns={[
        { key: 'title', heading: 'Trace', cell: (row) => <a href="#trace">{row.title}</a> },
        {
          key: 'date',
          heading: 'Date',
          cell: (row) => <Time dateTime={row.day}>{row.date}</Time>,
          sortHref: '#tri',
          sorted: 'descending',
        },
        { key: 'nature', heading: 'Nature', cell: (row) => row.nature },
        {
          key: 'minutes',
          heading: 'Minutes',
          numeric: true,
          cell: (row) => row.minutes,
          sortHref: '#tri-duree',
        },
      ]}
    />
  );
}

function StatementSample() {
  const explanation = (
    <>
      <p>
        Règle 14, version du 1er avril 2025 : une rencontre d’au moins deux personnes, autour d’un but commun.
        31 traces vous sont visibles, 7 ne le sont pas.
      </p>
      <p>
        <a href="#traces-comptees">Voir les traces comptées</a>
      </p>
    </>
  );
  return (
    <section>
      <h2>Relevé de la période 13</h2>
      <p>
        Chaque chiffre s’ouvre sur sa règle et sur les traces qui l’ont fait. Ils ne s’additionnent pas : ce
        ne sont pas les mêmes actes.
      </p>
      <Figures label="Ce que le cadre voit" figures={figures.map((figure) => ({ ...figure, explanation }))} />
    </section>
  );
}

function NoticeSamples() {
  return (
    <section>
      <h2>Dire ce qui arrive</h2>
      <Notice kind="information" title="Ce système ne mesure pas l’effort.">
        <p>Il compte des actes déclarés. Le travail qu’ils ont demandé se raconte, il ne se compte pas.</p>
      </Notice>
      <Notice kind="warning" title="Le brouillon n’est pas encore envoyé.">
        <p>Il est gardé sur cet appareil et partira au retour du réseau.</p>
      </Notice>
      <Notice kind="refusal" title="L’entente n’a pas été enregistrée.">
        <p>La date de fin précède la date de début. Vos clauses sont gardées; corrigez une des deux dates.</p>
      </Notice>
      <Steps
        label="Étapes de l’import"
        steps={['Choisir', 'Vérifier', 'Garder']}
        current={1}
        doneWord="fait"
      />
      <Progress
        id="lecture"
        label="Lecture du fichier"
        done={12400}
        total={20000}
        text="12 400 lignes sur 20 000"
      />
      <Empty title="Aucun engagement pour l’instant.">
        <p>Un engagement dit ce qui est promis, par qui, et pour quand.</p>
        <FormActions>
          <LinkButton href="#engagement" icon="pen" look="primary">
            Prendre un engagement
          </LinkButton>
          <Button look="quiet">Plus tard</Button>
          <Button look="danger">Effacer le dossier</Button>
        </FormActions>
      </Empty>
    </section>
  );
}
