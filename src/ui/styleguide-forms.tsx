import { Button, FormActions, LinkButton } from './button.tsx';
import { Checkbox, CheckboxGroup, Fieldset, RadioGroup } from './choices.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { DateField, FileField, NumberField, Select, TextArea, TextField, TimeField } from './fields.tsx';
import { WeekGrid } from './grid.tsx';

const required = 'obligatoire';

/** A form as it is first met. */
export function FormSample() {
  return (
    <section>
      <h2>Noter plus en détail</h2>
      <form method="post" action="#trace">
        <TextArea
          name="text"
          label="Ce qui s’est passé"
          hint="La première ligne sert de titre."
          required={required}
          value={
            'Deuxième rencontre du comité de relance du comptoir.\nLa Maison de la Passerelle prête son camion.'
          }
        />
        <MomentSamples />
        <ChoiceSamples />
        <FileField name="files" label="Pièces jointes" hint="Images, PDF, sons. 20 Mo au plus." multiple />
        <FormActions>
          <Button icon="done">Enregistrer la trace</Button>
          <Button look="quiet" name="draft" value="1">
            Garder en brouillon
          </Button>
          <LinkButton href="#journal">Revenir au journal</LinkButton>
        </FormActions>
      </form>
    </section>
  );
}

function MomentSamples() {
  return (
    <>
      <Fieldset legend="Quand et combien de temps" hint="Rien de cela n’est exigé.">
        <DateField name="date" label="Date" value="2026-03-12" />
        <TimeField name="time" label="Heure" value="13:30" />
        <NumberField name="duration" label="Durée" unit="minutes" value="135" />
      </Fieldset>
      <Select
        name="dossier"
        label="Dossier"
        emptyLabel="Sans dossier"
        value="comptoir"
        options={[
          { value: 'comptoir', label: 'Relance du comptoir alimentaire' },
          { value: 'marche', label: 'Groupe de marche' },
          { label: 'Habitation', options: [{ value: 'quarante', label: 'Table des 40 logements' }] },
        ]}
      />
    </>
  );
}

function ChoiceSamples() {
  return (
    <>
      <CheckboxGroup
        name="natures"
        label="Nature de l’intervention"
        hint="Plusieurs si plusieurs sont vraies."
        columns
        values={['soutien']}
        choices={[
          { value: 'analyse', label: 'Analyse du milieu' },
          { value: 'soutien', label: 'Soutien aux ressources existantes' },
          { value: 'creation', label: 'Création de nouvelles ressources' },
          { value: 'concertation', label: 'Concertation et mobilisation' },
        ]}
      />
      <RadioGroup
        name="visibility"
        label="Qui peut la lire"
        value="team"
        choices={[
          { value: 'author', label: 'Moi seulement' },
          { value: 'team', label: 'L’équipe', hint: 'Quatre personnes aujourd’hui.' },
        ]}
      />
      <Checkbox
        name="preparation"
        label="C’était de la préparation"
        hint="Le cadre ne la compte pas; Toile la garde."
      />
    </>
  );
}

/** The same form refused: nothing typed is lost. */
export function RefusedFormSample() {
  return (
    <section>
      <h2>Quand un formulaire revient</h2>
      <form method="post" action="#rencontre">
        <ErrorSummary
          title="La rencontre n’est pas encore enregistrée : deux réponses à revoir."
          errors={[
            { field: 'meetingDate', message: 'Le 31 février n’existe pas.' },
            { field: 'meetingMail', message: 'L’adresse doit contenir un @.' },
          ]}
        />
        <DateField
          name="meetingDate"
          label="Date de la rencontre"
          required={required}
          value="31/02/2026"
          error="Le 31 février n’existe pas : choisissez un autre jour."
        />
        <TextField
          name="meetingMail"
          type="email"
          label="Courriel de la personne qui anime"
          autocomplete="email"
          value="odile.trois-ruisseaux"
          hint="Pour lui envoyer l’ordre du jour."
          error="L’adresse doit contenir un @, comme dans odile@exemple.org."
        />
        <FormActions>
          <Button>Enregistrer la rencontre</Button>
        </FormActions>
      </form>
    </section>
  );
}

/** A week of work by keyboard. */
export function GridSample() {
  const days = ['lun. 9', 'mar. 10', 'mer. 11', 'jeu. 12', 'ven. 13'];
  return (
    <section>
      <h2>Une semaine au clavier</h2>
      <WeekGrid
        caption="Semaine du 9 mars 2026"
        note="Minutes par dossier et par jour"
        rowsHeading="Dossier"
        columns={days.map((heading) => ({ key: heading, heading, current: heading === 'jeu. 12' }))}
        rows={[
          { key: 'comptoir', heading: 'Relance du comptoir' },
          { key: 'marche', heading: 'Groupe de marche' },
          { key: 'logement', heading: 'Table des 40 logements' },
        ]}
        cell={(row, column) => ({
          name: `${row.key}-${days.indexOf(column.key)}`,
          label: `${row.heading}, ${column.heading} mars, minutes`,
          value: row.key === 'comptoir' && column.key === 'jeu. 12' ? '135' : '',
        })}
      />
    </section>
  );
}
