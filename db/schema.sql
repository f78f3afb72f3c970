-- Written from the migrations; a test compares. Do not edit.

CREATE TABLE agenda_decisions (
  person_id uuid NOT NULL,
  fingerprint text NOT NULL,
  whole_series boolean NOT NULL DEFAULT false,
  verdict text NOT NULL,
  content_print text NOT NULL DEFAULT ''::text,
  import_id uuid,
  trace_id uuid,
  title text NOT NULL DEFAULT ''::text,
  dossier_id uuid,
  nature text,
  decided_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT agenda_decisions_title_check CHECK ((length(title) <= 300)),
  CONSTRAINT agenda_decisions_verdict_check CHECK ((verdict = ANY (ARRAY['kept'::text, 'not-work'::text]))),
  CONSTRAINT agenda_decisions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  CONSTRAINT agenda_decisions_pkey PRIMARY KEY (person_id, fingerprint)
);
CREATE INDEX agenda_decisions_import ON public.agenda_decisions USING btree (import_id) WHERE (import_id IS NOT NULL);
ALTER TABLE agenda_decisions ENABLE ROW LEVEL SECURITY;
CREATE POLICY agenda_decisions_own ON agenda_decisions FOR ALL USING ((person_id = viewer_id())) WITH CHECK ((person_id = viewer_id()));
GRANT DELETE, INSERT, SELECT, UPDATE ON agenda_decisions TO toile_viewer;

CREATE TABLE chronicle_versions (
  id uuid NOT NULL,
  event_id uuid,
  change_id uuid,
  step_id uuid,
  version integer NOT NULL,
  content jsonb NOT NULL,
  written_by uuid,
  written_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT chronicle_versions_check CHECK ((num_nonnulls(event_id, change_id, step_id) = 1)),
  CONSTRAINT chronicle_versions_change_id_fkey FOREIGN KEY (change_id) REFERENCES observed_changes(id) ON DELETE CASCADE,
  CONSTRAINT chronicle_versions_event_id_fkey FOREIGN KEY (event_id) REFERENCES marked_events(id) ON DELETE CASCADE,
  CONSTRAINT chronicle_versions_step_id_fkey FOREIGN KEY (step_id) REFERENCES next_steps(id) ON DELETE CASCADE,
  CONSTRAINT chronicle_versions_written_by_fkey FOREIGN KEY (written_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT chronicle_versions_pkey PRIMARY KEY (id),
  CONSTRAINT chronicle_versions_change_id_version_key UNIQUE (change_id, version),
  CONSTRAINT chronicle_versions_event_id_version_key UNIQUE (event_id, version),
  CONSTRAINT chronicle_versions_step_id_version_key UNIQUE (step_id, version)
);
ALTER TABLE chronicle_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY chronicle_versions_add ON chronicle_versions FOR INSERT WITH CHECK (((written_by = viewer_id()) AND ((EXISTS ( SELECT
   FROM marked_events e
  WHERE ((e.id = chronicle_versions.event_id) AND viewer_works_on_dossier(e.dossier_id)))) OR (EXISTS ( SELECT
   FROM observed_changes c
  WHERE ((c.id = chronicle_versions.change_id) AND viewer_works_on_dossier(c.dossier_id)))) OR (EXISTS ( SELECT
   FROM next_steps s
  WHERE ((s.id = chronicle_versions.step_id) AND viewer_works_on_dossier(s.dossier_id)))))));
CREATE POLICY chronicle_versions_read ON chronicle_versions FOR SELECT USING (((EXISTS ( SELECT
   FROM marked_events e
  WHERE ((e.id = chronicle_versions.event_id) AND dossier_is_of_viewer(e.dossier_id)))) OR (EXISTS ( SELECT
   FROM observed_changes c
  WHERE ((c.id = chronicle_versions.change_id) AND dossier_is_of_viewer(c.dossier_id)))) OR (EXISTS ( SELECT
   FROM next_steps s
  WHERE ((s.id = chronicle_versions.step_id) AND dossier_is_of_viewer(s.dossier_id))))));
GRANT INSERT, SELECT ON chronicle_versions TO toile_viewer;

CREATE TABLE codebook_draft_changes (
  id uuid NOT NULL,
  draft_id uuid NOT NULL,
  revision integer NOT NULL,
  kind text NOT NULL,
  place text NOT NULL DEFAULT ''::text,
  part_id text NOT NULL DEFAULT ''::text,
  before jsonb,
  after jsonb,
  changed_by uuid,
  changed_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT codebook_draft_changes_kind_check CHECK ((kind = ANY (ARRAY['opened'::text, 'added'::text, 'changed'::text, 'moved'::text, 'removed'::text, 'headed'::text, 'carried'::text, 'decided'::text, 'renumbered'::text, 'set-aside'::text, 'published'::text]))),
  CONSTRAINT codebook_draft_changes_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT codebook_draft_changes_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES codebook_drafts(id) ON DELETE CASCADE,
  CONSTRAINT codebook_draft_changes_pkey PRIMARY KEY (id)
);
CREATE INDEX codebook_draft_changes_draft ON public.codebook_draft_changes USING btree (draft_id, revision DESC);
CREATE INDEX codebook_draft_changes_person ON public.codebook_draft_changes USING btree (changed_by) WHERE (changed_by IS NOT NULL);
ALTER TABLE codebook_draft_changes ENABLE ROW LEVEL SECURITY;
CREATE POLICY codebook_draft_changes_add ON codebook_draft_changes FOR INSERT WITH CHECK (((changed_by = viewer_id()) AND (EXISTS ( SELECT
   FROM codebook_drafts
  WHERE ((codebook_drafts.id = codebook_draft_changes.draft_id) AND (codebook_drafts.space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])))))));
CREATE POLICY codebook_draft_changes_read ON codebook_draft_changes FOR SELECT USING ((EXISTS ( SELECT
   FROM codebook_drafts
  WHERE (codebook_drafts.id = codebook_draft_changes.draft_id))));
GRANT INSERT, SELECT ON codebook_draft_changes TO toile_viewer;

CREATE TABLE codebook_drafts (
  id uuid NOT NULL,
  space_id uuid NOT NULL,
  codebook_id text NOT NULL,
  version text NOT NULL,
  base_codebook_id text NOT NULL,
  base_version text NOT NULL,
  content jsonb NOT NULL,
  difference jsonb,
  review jsonb NOT NULL DEFAULT '[]'::jsonb,
  revision integer NOT NULL DEFAULT 1,
  sample_calendar_id text,
  sample_period_id text,
  opened_by uuid,
  opened_at timestamp with time zone NOT NULL DEFAULT now(),
  changed_at timestamp with time zone NOT NULL DEFAULT now(),
  published_at timestamp with time zone,
  CONSTRAINT codebook_drafts_codebook_id_check CHECK ((codebook_id ~ '^[a-z0-9][A-Za-z0-9-]{0,79}$'::text)),
  CONSTRAINT codebook_drafts_revision_check CHECK ((revision >= 1)),
  CONSTRAINT codebook_drafts_version_check CHECK ((version ~ '^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$'::text)),
  CONSTRAINT codebook_drafts_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT codebook_drafts_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE,
  CONSTRAINT codebook_drafts_pkey PRIMARY KEY (id)
);
CREATE INDEX codebook_drafts_space ON public.codebook_drafts USING btree (space_id, changed_at DESC);
ALTER TABLE codebook_drafts ENABLE ROW LEVEL SECURITY;
CREATE POLICY codebook_drafts_add ON codebook_drafts FOR INSERT WITH CHECK (((space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])) AND (opened_by = viewer_id()) AND (published_at IS NULL)));
CREATE POLICY codebook_drafts_change ON codebook_drafts FOR UPDATE USING ((space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[]))) WITH CHECK ((space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])));
CREATE POLICY codebook_drafts_read ON codebook_drafts FOR SELECT USING ((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])));
CREATE POLICY codebook_drafts_remove ON codebook_drafts FOR DELETE USING (((space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])) AND (published_at IS NULL)));
GRANT DELETE, INSERT, SELECT, UPDATE ON codebook_drafts TO toile_viewer;
CREATE TRIGGER codebook_drafts_guard BEFORE UPDATE ON public.codebook_drafts FOR EACH ROW EXECUTE FUNCTION guard_codebook_draft();

CREATE TABLE codebook_versions (
  codebook_id text NOT NULL,
  version text NOT NULL,
  space_id uuid,
  content jsonb NOT NULL,
  state text NOT NULL DEFAULT 'published'::text,
  added_by uuid,
  added_at timestamp with time zone NOT NULL DEFAULT now(),
  published_at timestamp with time zone,
  difference jsonb,
  superseded_at timestamp with time zone,
  holder uuid NOT NULL GENERATED ALWAYS AS (COALESCE(space_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED,
  shipped boolean NOT NULL DEFAULT false,
  CONSTRAINT codebook_versions_check CHECK (((state = 'draft'::text) = (published_at IS NULL))),
  CONSTRAINT codebook_versions_codebook_id_check CHECK ((codebook_id ~ '^[a-z0-9][A-Za-z0-9-]{0,79}$'::text)),
  CONSTRAINT codebook_versions_shipped CHECK (((NOT shipped) OR (space_id IS NULL))),
  CONSTRAINT codebook_versions_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'superseded'::text]))),
  CONSTRAINT codebook_versions_superseded CHECK (((state = 'superseded'::text) = (superseded_at IS NOT NULL))),
  CONSTRAINT codebook_versions_version_check CHECK ((version ~ '^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$'::text)),
  CONSTRAINT codebook_versions_added_by_fkey FOREIGN KEY (added_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT codebook_versions_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE,
  CONSTRAINT codebook_versions_pkey PRIMARY KEY (codebook_id, version, holder)
);
CREATE INDEX codebook_versions_space ON public.codebook_versions USING btree (space_id) WHERE (space_id IS NOT NULL);
ALTER TABLE codebook_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY codebook_versions_add ON codebook_versions FOR INSERT WITH CHECK (((space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])) OR ((space_id IS NULL) AND shipped AND (added_by IS NULL) AND (viewer_id() IS NOT NULL)) OR ((space_id IS NULL) AND (NOT shipped) AND (added_by = viewer_id()) AND ( SELECT viewer_is_administrator() AS viewer_is_administrator))));
CREATE POLICY codebook_versions_change ON codebook_versions FOR UPDATE USING (((space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])) OR ((space_id IS NULL) AND (NOT shipped) AND ( SELECT viewer_is_administrator() AS viewer_is_administrator)))) WITH CHECK (((space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])) OR ((space_id IS NULL) AND (NOT shipped) AND ( SELECT viewer_is_administrator() AS viewer_is_administrator))));
CREATE POLICY codebook_versions_read ON codebook_versions FOR SELECT USING (((space_id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[])) OR ((space_id IS NULL) AND (shipped OR ((viewer_id() IS NOT NULL) AND (NOT ( SELECT viewer_sees_the_story() AS viewer_sees_the_story)))))));
GRANT INSERT, SELECT, UPDATE ON codebook_versions TO toile_viewer;
CREATE TRIGGER codebook_versions_guard BEFORE UPDATE ON public.codebook_versions FOR EACH ROW EXECUTE FUNCTION guard_codebook_version();
CREATE TRIGGER codebook_versions_meaning BEFORE INSERT ON public.codebook_versions FOR EACH ROW EXECUTE FUNCTION keep_codebook_meaning();

CREATE TABLE column_mappings (
  space_id uuid NOT NULL,
  signature text NOT NULL,
  mapping jsonb NOT NULL,
  remembered_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT column_mappings_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE,
  CONSTRAINT column_mappings_pkey PRIMARY KEY (space_id, signature)
);
ALTER TABLE column_mappings ENABLE ROW LEVEL SECURITY;
CREATE POLICY column_mappings_space ON column_mappings FOR ALL USING ((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[]))) WITH CHECK ((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])));
GRANT DELETE, INSERT, SELECT, UPDATE ON column_mappings TO toile_viewer;

CREATE TABLE compilation_figures (
  statement_id uuid NOT NULL,
  number integer NOT NULL,
  key text NOT NULL,
  positions integer[] NOT NULL,
  trace_count integer NOT NULL,
  CONSTRAINT compilation_figures_statement_id_number_fkey FOREIGN KEY (statement_id, number) REFERENCES compilation_readings(statement_id, number) ON DELETE CASCADE,
  CONSTRAINT compilation_figures_pkey PRIMARY KEY (statement_id, number, key)
);
ALTER TABLE compilation_figures ENABLE ROW LEVEL SECURITY;
CREATE POLICY compilation_figures_add ON compilation_figures FOR INSERT WITH CHECK ((EXISTS ( SELECT
   FROM statements s
  WHERE ((s.id = compilation_figures.statement_id) AND (s.space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[]))))));
CREATE POLICY compilation_figures_read ON compilation_figures FOR SELECT USING ((EXISTS ( SELECT
   FROM statements
  WHERE (statements.id = compilation_figures.statement_id))));
GRANT INSERT, SELECT ON compilation_figures TO toile_viewer;

CREATE TABLE compilation_readings (
  statement_id uuid NOT NULL,
  number integer NOT NULL,
  reading_id uuid NOT NULL,
  CONSTRAINT compilation_readings_reading_id_fkey FOREIGN KEY (reading_id) REFERENCES trace_readings(id) ON DELETE CASCADE,
  CONSTRAINT compilation_readings_statement_id_number_fkey FOREIGN KEY (statement_id, number) REFERENCES compilations(statement_id, number) ON DELETE CASCADE,
  CONSTRAINT compilation_readings_pkey PRIMARY KEY (statement_id, number)
);
CREATE INDEX compilation_readings_reading ON public.compilation_readings USING btree (reading_id);
ALTER TABLE compilation_readings ENABLE ROW LEVEL SECURITY;
CREATE POLICY compilation_readings_add ON compilation_readings FOR INSERT WITH CHECK ((EXISTS ( SELECT
   FROM (trace_readings r
     JOIN statements s USING (space_id))
  WHERE ((r.id = compilation_readings.reading_id) AND (s.id = compilation_readings.statement_id) AND (r.space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[]))))));
CREATE POLICY compilation_readings_read ON compilation_readings FOR SELECT USING ((EXISTS ( SELECT
   FROM trace_readings
  WHERE (trace_readings.id = compilation_readings.reading_id))));
GRANT INSERT, SELECT ON compilation_readings TO toile_viewer;

CREATE TABLE compilations (
  id uuid NOT NULL,
  statement_id uuid NOT NULL,
  number integer NOT NULL,
  compiled_at timestamp with time zone NOT NULL DEFAULT now(),
  compiled_by uuid,
  figures jsonb NOT NULL,
  groups jsonb NOT NULL,
  CONSTRAINT compilations_compiled_by_fkey FOREIGN KEY (compiled_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT compilations_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES statements(id) ON DELETE CASCADE,
  CONSTRAINT compilations_pkey PRIMARY KEY (id),
  CONSTRAINT compilations_statement_id_number_key UNIQUE (statement_id, number)
);
ALTER TABLE compilations ENABLE ROW LEVEL SECURITY;
CREATE POLICY compilations_add ON compilations FOR INSERT WITH CHECK (((compiled_by = viewer_id()) AND (EXISTS ( SELECT
   FROM statements
  WHERE ((statements.id = compilations.statement_id) AND (statements.space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])))))));
CREATE POLICY compilations_read ON compilations FOR SELECT USING ((EXISTS ( SELECT
   FROM statements
  WHERE (statements.id = compilations.statement_id))));
GRANT INSERT, SELECT ON compilations TO toile_viewer;
CREATE TRIGGER compilations_guard BEFORE INSERT ON public.compilations FOR EACH ROW EXECUTE FUNCTION guard_compilation();

CREATE TABLE counted_things (
  space_id uuid NOT NULL,
  key text NOT NULL,
  value integer NOT NULL,
  things uuid[],
  starts_on date,
  ends_on date,
  CONSTRAINT counted_things_check CHECK ((cardinality(things) = value)),
  CONSTRAINT counted_things_days CHECK ((((starts_on IS NULL) AND (ends_on IS NULL)) OR ((starts_on IS NOT NULL) AND (ends_on IS NOT NULL) AND (starts_on <= ends_on)))),
  CONSTRAINT counted_things_key_check CHECK (((length(key) >= 1) AND (length(key) <= 1000))),
  CONSTRAINT counted_things_value_check CHECK ((value >= 0)),
  CONSTRAINT counted_things_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id),
  CONSTRAINT counted_things_pkey PRIMARY KEY (space_id, key, value)
);
ALTER TABLE counted_things ENABLE ROW LEVEL SECURITY;
CREATE POLICY counted_things_add ON counted_things FOR INSERT WITH CHECK ((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])));
CREATE POLICY counted_things_read ON counted_things FOR SELECT USING ((space_id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[])));
GRANT INSERT, SELECT ON counted_things TO toile_viewer;

CREATE TABLE counting_conventions (
  space_id uuid NOT NULL,
  version integer NOT NULL,
  text text NOT NULL,
  written_by uuid,
  written_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT counting_conventions_text_check CHECK (((length(text) >= 1) AND (length(text) <= 8000))),
  CONSTRAINT counting_conventions_version_check CHECK ((version > 0)),
  CONSTRAINT counting_conventions_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE,
  CONSTRAINT counting_conventions_written_by_fkey FOREIGN KEY (written_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT counting_conventions_pkey PRIMARY KEY (space_id, version)
);
ALTER TABLE counting_conventions ENABLE ROW LEVEL SECURITY;
CREATE POLICY counting_conventions_add ON counting_conventions FOR INSERT WITH CHECK (((written_by = viewer_id()) AND (space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[]))));
CREATE POLICY counting_conventions_read ON counting_conventions FOR SELECT USING ((space_id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[])));
GRANT INSERT, SELECT ON counting_conventions TO toile_viewer;

CREATE TABLE crosswalk_revisions (
  crosswalk_id uuid NOT NULL,
  number integer NOT NULL,
  content jsonb NOT NULL,
  made_by uuid,
  made_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT crosswalk_revisions_crosswalk_id_fkey FOREIGN KEY (crosswalk_id) REFERENCES crosswalks(id) ON DELETE CASCADE,
  CONSTRAINT crosswalk_revisions_made_by_fkey FOREIGN KEY (made_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT crosswalk_revisions_pkey PRIMARY KEY (crosswalk_id, number)
);
CREATE INDEX crosswalk_revisions_made_by ON public.crosswalk_revisions USING btree (made_by) WHERE (made_by IS NOT NULL);
ALTER TABLE crosswalk_revisions ENABLE ROW LEVEL SECURITY;
CREATE POLICY crosswalk_revisions_add ON crosswalk_revisions FOR INSERT WITH CHECK (((made_by = viewer_id()) AND (EXISTS ( SELECT
   FROM crosswalks
  WHERE ((crosswalks.id = crosswalk_revisions.crosswalk_id) AND (crosswalks.space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])))))));
CREATE POLICY crosswalk_revisions_read ON crosswalk_revisions FOR SELECT USING ((EXISTS ( SELECT
   FROM crosswalks
  WHERE (crosswalks.id = crosswalk_revisions.crosswalk_id))));
GRANT INSERT, SELECT ON crosswalk_revisions TO toile_viewer;

CREATE TABLE crosswalks (
  id uuid NOT NULL,
  space_id uuid NOT NULL,
  from_id text NOT NULL,
  from_version text NOT NULL,
  to_id text NOT NULL,
  to_version text NOT NULL,
  valid_from_on date NOT NULL,
  valid_until_on date,
  opened_by uuid,
  opened_at timestamp with time zone NOT NULL DEFAULT now(),
  from_holder uuid NOT NULL,
  to_holder uuid NOT NULL,
  CONSTRAINT crosswalks_check CHECK (((from_id <> to_id) OR (from_version <> to_version))),
  CONSTRAINT crosswalks_check1 CHECK ((valid_until_on >= valid_from_on)),
  CONSTRAINT crosswalks_from FOREIGN KEY (from_id, from_version, from_holder) REFERENCES codebook_versions(codebook_id, version, holder),
  CONSTRAINT crosswalks_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT crosswalks_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE,
  CONSTRAINT crosswalks_to FOREIGN KEY (to_id, to_version, to_holder) REFERENCES codebook_versions(codebook_id, version, holder),
  CONSTRAINT crosswalks_pkey PRIMARY KEY (id)
);
CREATE INDEX crosswalks_space ON public.crosswalks USING btree (space_id, valid_from_on DESC, id DESC);
ALTER TABLE crosswalks ENABLE ROW LEVEL SECURITY;
CREATE POLICY crosswalks_add ON crosswalks FOR INSERT WITH CHECK (((space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])) AND (opened_by = viewer_id())));
CREATE POLICY crosswalks_change ON crosswalks FOR UPDATE USING ((space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[]))) WITH CHECK ((space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])));
CREATE POLICY crosswalks_read ON crosswalks FOR SELECT USING ((space_id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[])));
GRANT INSERT, SELECT ON crosswalks TO toile_viewer;
CREATE TRIGGER crosswalks_codebooks_named BEFORE INSERT ON public.crosswalks FOR EACH ROW EXECUTE FUNCTION name_crosswalk_codebooks();
CREATE TRIGGER crosswalks_dates BEFORE INSERT OR UPDATE OF valid_until_on ON public.crosswalks FOR EACH ROW EXECUTE FUNCTION guard_crosswalk_dates();

CREATE TABLE dossier_files (
  id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  kind text NOT NULL,
  file_name text NOT NULL,
  media_type text NOT NULL,
  size_bytes bigint NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  dated_on date,
  added_by uuid,
  added_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT dossier_files_description_check CHECK ((length(description) <= 500)),
  CONSTRAINT dossier_files_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200))),
  CONSTRAINT dossier_files_kind_check CHECK ((kind = ANY (ARRAY['image'::text, 'pdf'::text, 'audio'::text, 'video'::text]))),
  CONSTRAINT dossier_files_added_by_fkey FOREIGN KEY (added_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT dossier_files_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id) ON DELETE CASCADE,
  CONSTRAINT dossier_files_pkey PRIMARY KEY (id)
);
CREATE INDEX dossier_files_dossier ON public.dossier_files USING btree (dossier_id);
ALTER TABLE dossier_files ENABLE ROW LEVEL SECURITY;
CREATE POLICY dossier_files_add ON dossier_files FOR INSERT WITH CHECK (((added_by = viewer_id()) AND viewer_works_on_dossier(dossier_id)));
CREATE POLICY dossier_files_read ON dossier_files FOR SELECT USING (dossier_is_of_viewer(dossier_id));
CREATE POLICY dossier_files_remove ON dossier_files FOR DELETE USING (viewer_works_on_dossier(dossier_id));
GRANT DELETE, INSERT, SELECT ON dossier_files TO toile_viewer;
CREATE TRIGGER dossier_files_removed AFTER DELETE ON public.dossier_files REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION keep_removed_attachments();

CREATE TABLE dossier_partners (
  id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  organisation_id uuid,
  name text NOT NULL,
  role text NOT NULL DEFAULT 'partner'::text,
  since_on date,
  until_on date,
  CONSTRAINT dossier_partners_check CHECK (((until_on IS NULL) OR (since_on IS NULL) OR (until_on >= since_on))),
  CONSTRAINT dossier_partners_name_check CHECK (((length(name) >= 1) AND (length(name) <= 300))),
  CONSTRAINT dossier_partners_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id) ON DELETE CASCADE,
  CONSTRAINT dossier_partners_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT dossier_partners_pkey PRIMARY KEY (id)
);
CREATE INDEX dossier_partners_dossier ON public.dossier_partners USING btree (dossier_id);
CREATE INDEX dossier_partners_organisation ON public.dossier_partners USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);
ALTER TABLE dossier_partners ENABLE ROW LEVEL SECURITY;
CREATE POLICY dossier_partners_read ON dossier_partners FOR SELECT USING ((EXISTS ( SELECT
   FROM dossiers
  WHERE (dossiers.id = dossier_partners.dossier_id))));
CREATE POLICY dossier_partners_write ON dossier_partners FOR ALL USING ((EXISTS ( SELECT
   FROM dossiers
  WHERE ((dossiers.id = dossier_partners.dossier_id) AND (dossiers.space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])))))) WITH CHECK ((EXISTS ( SELECT
   FROM dossiers
  WHERE ((dossiers.id = dossier_partners.dossier_id) AND (dossiers.space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[]))))));
GRANT DELETE, INSERT, SELECT, UPDATE ON dossier_partners TO toile_viewer;

CREATE TABLE dossier_states (
  id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  "position" integer NOT NULL,
  state text NOT NULL,
  since_on date NOT NULL,
  reason text NOT NULL DEFAULT ''::text,
  noted_by uuid,
  noted_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT dossier_states_reason_check CHECK ((length(reason) <= 4000)),
  CONSTRAINT dossier_states_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id) ON DELETE CASCADE,
  CONSTRAINT dossier_states_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT dossier_states_pkey PRIMARY KEY (id),
  CONSTRAINT dossier_states_dossier_id_position_key UNIQUE (dossier_id, "position")
);
ALTER TABLE dossier_states ENABLE ROW LEVEL SECURITY;
CREATE POLICY dossier_states_add ON dossier_states FOR INSERT WITH CHECK (((noted_by = viewer_id()) AND (EXISTS ( SELECT
   FROM dossiers
  WHERE ((dossiers.id = dossier_states.dossier_id) AND (dossiers.space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])))))));
CREATE POLICY dossier_states_read ON dossier_states FOR SELECT USING ((EXISTS ( SELECT
   FROM dossiers
  WHERE (dossiers.id = dossier_states.dossier_id))));
GRANT INSERT, SELECT ON dossier_states TO toile_viewer;

CREATE TABLE dossier_withdrawals (
  id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  revision integer NOT NULL,
  signs text NOT NULL DEFAULT ''::text,
  afterwards text NOT NULL DEFAULT ''::text,
  aimed_on date,
  review_on date,
  lines jsonb NOT NULL,
  reason text NOT NULL DEFAULT ''::text,
  noted_by uuid,
  noted_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT dossier_withdrawals_afterwards_check CHECK ((length(afterwards) <= 4000)),
  CONSTRAINT dossier_withdrawals_lines_check CHECK ((jsonb_typeof(lines) = 'array'::text)),
  CONSTRAINT dossier_withdrawals_reason_check CHECK ((length(reason) <= 1000)),
  CONSTRAINT dossier_withdrawals_signs_check CHECK ((length(signs) <= 4000)),
  CONSTRAINT dossier_withdrawals_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id) ON DELETE CASCADE,
  CONSTRAINT dossier_withdrawals_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT dossier_withdrawals_pkey PRIMARY KEY (id),
  CONSTRAINT dossier_withdrawals_dossier_id_revision_key UNIQUE (dossier_id, revision)
);
ALTER TABLE dossier_withdrawals ENABLE ROW LEVEL SECURITY;
CREATE POLICY dossier_withdrawals_add ON dossier_withdrawals FOR INSERT WITH CHECK (((noted_by = viewer_id()) AND viewer_works_on_dossier(dossier_id)));
CREATE POLICY dossier_withdrawals_read ON dossier_withdrawals FOR SELECT USING ((EXISTS ( SELECT
   FROM dossiers
  WHERE (dossiers.id = dossier_withdrawals.dossier_id))));
GRANT INSERT, SELECT ON dossier_withdrawals TO toile_viewer;
CREATE TRIGGER dossier_withdrawals_added_for_search AFTER INSERT ON public.dossier_withdrawals REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_dossier_for_search();

CREATE TABLE dossiers (
  id uuid NOT NULL,
  space_id uuid NOT NULL,
  number integer NOT NULL,
  title text NOT NULL,
  summary text NOT NULL DEFAULT ''::text,
  origin text NOT NULL DEFAULT ''::text,
  community_kind text,
  fields text[] NOT NULL DEFAULT '{}'::text[],
  service_axes text[] NOT NULL DEFAULT '{}'::text[],
  state text NOT NULL DEFAULT 'received'::text,
  state_since_on date NOT NULL,
  visibility text NOT NULL DEFAULT 'space'::text,
  opened_by uuid,
  opened_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  axis_shares smallint[] NOT NULL DEFAULT '{}'::smallint[],
  origin_kind text,
  CONSTRAINT dossiers_check CHECK (((cardinality(axis_shares) = 0) OR (cardinality(axis_shares) = cardinality(service_axes)))),
  CONSTRAINT dossiers_community_kind_check CHECK ((community_kind = ANY (ARRAY['territorial'::text, 'identity'::text, 'interest'::text]))),
  CONSTRAINT dossiers_origin_check CHECK ((length(origin) <= 300)),
  CONSTRAINT dossiers_origin_kind_check CHECK ((origin_kind = ANY (ARRAY['organisation'::text, 'citizens'::text, 'concertation'::text, 'institution'::text, 'other'::text]))),
  CONSTRAINT dossiers_state_check CHECK ((state = ANY (ARRAY['received'::text, 'analysed'::text, 'accepted'::text, 'refused'::text, 'redirected'::text, 'planned'::text, 'accompanying'::text, 'watching'::text, 'withdrawal-prepared'::text, 'closed'::text]))),
  CONSTRAINT dossiers_summary_check CHECK ((length(summary) <= 20000)),
  CONSTRAINT dossiers_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CONSTRAINT dossiers_visibility_check CHECK ((visibility = ANY (ARRAY['space'::text, 'network'::text, 'public'::text]))),
  CONSTRAINT dossiers_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT dossiers_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id),
  CONSTRAINT dossiers_pkey PRIMARY KEY (id),
  CONSTRAINT dossiers_space_id_number_key UNIQUE (space_id, number)
);
CREATE INDEX dossiers_space ON public.dossiers USING btree (space_id, state_since_on DESC, id DESC);
ALTER TABLE dossiers ENABLE ROW LEVEL SECURITY;
CREATE POLICY dossiers_add ON dossiers FOR INSERT WITH CHECK (((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])) AND (opened_by = viewer_id())));
CREATE POLICY dossiers_change ON dossiers FOR UPDATE USING ((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[]))) WITH CHECK ((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])));
CREATE POLICY dossiers_read ON dossiers FOR SELECT USING (((space_id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[])) OR (((visibility = 'public'::text) OR ((visibility = 'network'::text) AND (viewer_id() IS NOT NULL))) AND ((space_id = ANY (( SELECT story_spaces() AS story_spaces)::uuid[])) = ( SELECT viewer_sees_the_story() AS viewer_sees_the_story)))));
GRANT INSERT, SELECT, UPDATE ON dossiers TO toile_viewer;
CREATE TRIGGER dossiers_added_for_search AFTER INSERT ON public.dossiers REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_for_search('dossier');
CREATE TRIGGER dossiers_changed_for_search AFTER UPDATE ON public.dossiers REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_for_search('dossier');
CREATE TRIGGER dossiers_removed_for_search AFTER DELETE ON public.dossiers REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_for_search('dossier');

CREATE TABLE filing_document_changes (
  document_id uuid NOT NULL,
  revision integer NOT NULL,
  title text NOT NULL,
  carrier text NOT NULL,
  note text NOT NULL,
  state text NOT NULL,
  removed_on date,
  written_by uuid,
  written_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT filing_document_changes_document_id_fkey FOREIGN KEY (document_id) REFERENCES filing_documents(id) ON DELETE CASCADE,
  CONSTRAINT filing_document_changes_written_by_fkey FOREIGN KEY (written_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT filing_document_changes_pkey PRIMARY KEY (document_id, revision)
);
ALTER TABLE filing_document_changes ENABLE ROW LEVEL SECURITY;
CREATE POLICY filing_document_changes_add ON filing_document_changes FOR INSERT WITH CHECK (((written_by = viewer_id()) AND (EXISTS ( SELECT
   FROM filing_documents d
  WHERE (d.id = filing_document_changes.document_id)))));
CREATE POLICY filing_document_changes_read ON filing_document_changes FOR SELECT USING ((EXISTS ( SELECT
   FROM filing_documents d
  WHERE (d.id = filing_document_changes.document_id))));
GRANT INSERT, SELECT ON filing_document_changes TO toile_viewer;

CREATE TABLE filing_documents (
  id uuid NOT NULL,
  filing_id uuid NOT NULL,
  addressee text NOT NULL,
  "position" integer NOT NULL,
  title text NOT NULL,
  carrier text NOT NULL DEFAULT ''::text,
  note text NOT NULL DEFAULT ''::text,
  state text NOT NULL DEFAULT 'todo'::text,
  state_on date NOT NULL,
  removed_on date,
  revision integer NOT NULL DEFAULT 1,
  written_by uuid,
  written_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT filing_documents_addressee_check CHECK ((addressee = ANY (ARRAY['funder'::text, 'members'::text]))),
  CONSTRAINT filing_documents_carrier_check CHECK ((length(carrier) <= 300)),
  CONSTRAINT filing_documents_note_check CHECK ((length(note) <= 2000)),
  CONSTRAINT filing_documents_state_check CHECK ((state = ANY (ARRAY['todo'::text, 'received'::text, 'sent'::text]))),
  CONSTRAINT filing_documents_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CONSTRAINT filing_documents_filing_id_fkey FOREIGN KEY (filing_id) REFERENCES filings(id) ON DELETE CASCADE,
  CONSTRAINT filing_documents_written_by_fkey FOREIGN KEY (written_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT filing_documents_pkey PRIMARY KEY (id),
  CONSTRAINT filing_documents_filing_id_addressee_position_key UNIQUE (filing_id, addressee, "position")
);
ALTER TABLE filing_documents ENABLE ROW LEVEL SECURITY;
CREATE POLICY filing_documents_add ON filing_documents FOR INSERT WITH CHECK (((written_by = viewer_id()) AND (EXISTS ( SELECT
   FROM filings f
  WHERE (f.id = filing_documents.filing_id)))));
CREATE POLICY filing_documents_change ON filing_documents FOR UPDATE USING ((EXISTS ( SELECT
   FROM filings f
  WHERE (f.id = filing_documents.filing_id)))) WITH CHECK (((written_by = viewer_id()) AND (EXISTS ( SELECT
   FROM filings f
  WHERE (f.id = filing_documents.filing_id)))));
CREATE POLICY filing_documents_read ON filing_documents FOR SELECT USING ((EXISTS ( SELECT
   FROM filings f
  WHERE (f.id = filing_documents.filing_id))));
GRANT INSERT, SELECT, UPDATE ON filing_documents TO toile_viewer;
CREATE TRIGGER filing_documents_guard BEFORE UPDATE OF filing_id, addressee ON public.filing_documents FOR EACH ROW EXECUTE FUNCTION guard_filing_document();

CREATE TABLE filings (
  id uuid NOT NULL,
  space_id uuid NOT NULL,
  title text NOT NULL,
  funder text NOT NULL DEFAULT ''::text,
  year_ends_on date NOT NULL,
  agreed_on date,
  agreed_source text NOT NULL DEFAULT ''::text,
  assembly_on date,
  version integer NOT NULL DEFAULT 1,
  archived_on date,
  opened_by uuid,
  opened_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT filings_agreed_source_check CHECK ((length(agreed_source) <= 600)),
  CONSTRAINT filings_funder_check CHECK ((length(funder) <= 300)),
  CONSTRAINT filings_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CONSTRAINT filings_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT filings_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE,
  CONSTRAINT filings_pkey PRIMARY KEY (id)
);
CREATE INDEX filings_space ON public.filings USING btree (space_id);
ALTER TABLE filings ENABLE ROW LEVEL SECURITY;
CREATE POLICY filings_add ON filings FOR INSERT WITH CHECK (((opened_by = viewer_id()) AND (space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[]))));
CREATE POLICY filings_change ON filings FOR UPDATE USING ((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[]))) WITH CHECK ((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])));
CREATE POLICY filings_read ON filings FOR SELECT USING ((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])));
GRANT INSERT, SELECT, UPDATE ON filings TO toile_viewer;
CREATE TRIGGER filings_guard BEFORE UPDATE OF space_id, archived_on ON public.filings FOR EACH ROW EXECUTE FUNCTION guard_kept_by_space();

CREATE TABLE happenings (
  id uuid NOT NULL,
  happened_at timestamp with time zone NOT NULL DEFAULT now(),
  person_id uuid,
  space_id uuid,
  kind text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  details jsonb NOT NULL DEFAULT '{}'::jsonb,
  CONSTRAINT happenings_pkey PRIMARY KEY (id)
);
CREATE INDEX happenings_space ON public.happenings USING btree (space_id, happened_at DESC) WHERE (space_id IS NOT NULL);
CREATE INDEX happenings_subject ON public.happenings USING btree (subject_kind, subject_id, happened_at);
ALTER TABLE happenings ENABLE ROW LEVEL SECURITY;
CREATE POLICY happenings_read ON happenings FOR SELECT USING (((person_id = viewer_id()) OR (space_id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[]))));
CREATE POLICY happenings_write ON happenings FOR INSERT WITH CHECK ((NOT (person_id IS DISTINCT FROM viewer_id())));
GRANT INSERT, SELECT ON happenings TO toile_viewer;

CREATE TABLE import_chunks (
  import_id uuid NOT NULL,
  sheet smallint NOT NULL,
  chunk integer NOT NULL,
  rows jsonb NOT NULL,
  CONSTRAINT import_chunks_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id) ON DELETE CASCADE,
  CONSTRAINT import_chunks_pkey PRIMARY KEY (import_id, sheet, chunk)
);
ALTER TABLE import_chunks ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_chunks_own ON import_chunks FOR ALL USING ((EXISTS ( SELECT
   FROM imports
  WHERE (imports.id = import_chunks.import_id)))) WITH CHECK ((EXISTS ( SELECT
   FROM imports
  WHERE (imports.id = import_chunks.import_id))));
GRANT DELETE, INSERT, SELECT, UPDATE ON import_chunks TO toile_viewer;

CREATE TABLE import_proposals (
  id uuid NOT NULL,
  import_id uuid NOT NULL,
  "position" integer NOT NULL,
  starts_on date NOT NULL,
  fingerprint text NOT NULL,
  series text NOT NULL,
  content_print text NOT NULL,
  changed boolean NOT NULL DEFAULT false,
  content jsonb NOT NULL,
  decision text,
  trace_id uuid,
  CONSTRAINT import_proposals_decision_check CHECK ((decision = ANY (ARRAY['kept'::text, 'not-work'::text]))),
  CONSTRAINT import_proposals_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id) ON DELETE CASCADE,
  CONSTRAINT import_proposals_pkey PRIMARY KEY (id),
  CONSTRAINT import_proposals_import_id_fingerprint_key UNIQUE (import_id, fingerprint)
);
CREATE INDEX import_proposals_waiting ON public.import_proposals USING btree (import_id, starts_on, "position") WHERE (decision IS NULL);
ALTER TABLE import_proposals ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_proposals_own ON import_proposals FOR ALL USING ((EXISTS ( SELECT
   FROM imports
  WHERE (imports.id = import_proposals.import_id)))) WITH CHECK ((EXISTS ( SELECT
   FROM imports
  WHERE (imports.id = import_proposals.import_id))));
GRANT DELETE, INSERT, SELECT, UPDATE ON import_proposals TO toile_viewer;

CREATE TABLE imported_rows (
  space_id uuid NOT NULL,
  fingerprint text NOT NULL,
  likeness text NOT NULL,
  import_id uuid NOT NULL,
  CONSTRAINT imported_rows_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE,
  CONSTRAINT imported_rows_pkey PRIMARY KEY (space_id, fingerprint)
);
CREATE INDEX imported_rows_import ON public.imported_rows USING btree (import_id);
CREATE INDEX imported_rows_likeness ON public.imported_rows USING btree (space_id, likeness);
ALTER TABLE imported_rows ENABLE ROW LEVEL SECURITY;
CREATE POLICY imported_rows_space ON imported_rows FOR ALL USING ((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[]))) WITH CHECK ((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])));
GRANT DELETE, INSERT, SELECT, UPDATE ON imported_rows TO toile_viewer;

CREATE TABLE imports (
  id uuid NOT NULL,
  kind text NOT NULL,
  person_id uuid NOT NULL,
  space_id uuid NOT NULL,
  state text NOT NULL,
  file_name text NOT NULL DEFAULT ''::text,
  opened_at timestamp with time zone NOT NULL DEFAULT now(),
  reading jsonb NOT NULL DEFAULT '{}'::jsonb,
  total_count integer NOT NULL DEFAULT 0,
  done_count integer NOT NULL DEFAULT 0,
  trace_count integer NOT NULL DEFAULT 0,
  next_chunk integer NOT NULL DEFAULT 0,
  finished_at timestamp with time zone,
  CONSTRAINT imports_file_name_check CHECK ((length(file_name) <= 255)),
  CONSTRAINT imports_kind_check CHECK ((kind = ANY (ARRAY['agenda'::text, 'spreadsheet'::text]))),
  CONSTRAINT imports_state_check CHECK ((state = ANY (ARRAY['reviewing'::text, 'mapping'::text, 'running'::text, 'done'::text, 'failed'::text, 'undone'::text]))),
  CONSTRAINT imports_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  CONSTRAINT imports_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id),
  CONSTRAINT imports_pkey PRIMARY KEY (id)
);
CREATE INDEX imports_left ON public.imports USING btree (opened_at) WHERE (state = ANY (ARRAY['reviewing'::text, 'mapping'::text]));
CREATE INDEX imports_person ON public.imports USING btree (person_id, opened_at DESC);
ALTER TABLE imports ENABLE ROW LEVEL SECURITY;
CREATE POLICY imports_own ON imports FOR ALL USING ((person_id = viewer_id())) WITH CHECK (((person_id = viewer_id()) AND (space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[]))));
GRANT DELETE, INSERT, SELECT, UPDATE ON imports TO toile_viewer;

CREATE TABLE incidents (
  id uuid NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  information text NOT NULL,
  circumstances text NOT NULL,
  happened text NOT NULL,
  noticed_on date NOT NULL,
  people_concerned text NOT NULL,
  harm text NOT NULL,
  serious boolean NOT NULL,
  commission_notified_on date,
  people_notified_on date,
  public_notice text NOT NULL DEFAULT ''::text,
  measures text NOT NULL,
  CONSTRAINT incidents_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES people(id),
  CONSTRAINT incidents_pkey PRIMARY KEY (id)
);
ALTER TABLE incidents ENABLE ROW LEVEL SECURITY;
CREATE POLICY incidents_administrators ON incidents FOR ALL USING (viewer_is_administrator()) WITH CHECK (viewer_is_administrator());
GRANT INSERT, SELECT ON incidents TO toile_viewer;
CREATE TRIGGER incidents_are_kept BEFORE DELETE ON public.incidents FOR EACH ROW EXECUTE FUNCTION keep_incident();

CREATE TABLE invitations (
  id uuid NOT NULL,
  token_hash bytea,
  space_id uuid,
  role text,
  email text,
  invited_by uuid NOT NULL,
  made_at timestamp with time zone NOT NULL,
  sent_at timestamp with time zone,
  expires_at timestamp with time zone NOT NULL,
  uses_allowed integer,
  uses integer NOT NULL DEFAULT 0,
  revoked_at timestamp with time zone,
  CONSTRAINT invitations_check CHECK (((space_id IS NULL) = (role IS NULL))),
  CONSTRAINT invitations_check1 CHECK (((email IS NULL) OR (uses_allowed = 1))),
  CONSTRAINT invitations_email_check CHECK ((length(email) <= 320)),
  CONSTRAINT invitations_role_check CHECK ((role = ANY (ARRAY['guest'::text, 'member'::text, 'secretary'::text, 'facilitator'::text]))),
  CONSTRAINT invitations_uses_allowed_check CHECK ((uses_allowed >= 1)),
  CONSTRAINT invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES people(id),
  CONSTRAINT invitations_pkey PRIMARY KEY (id),
  CONSTRAINT invitations_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX invitations_inviter ON public.invitations USING btree (invited_by);
CREATE INDEX invitations_space ON public.invitations USING btree (space_id) WHERE (space_id IS NOT NULL);
ALTER TABLE invitations ENABLE ROW LEVEL SECURITY;
CREATE POLICY invitations_make ON invitations FOR INSERT WITH CHECK (((invited_by = viewer_id()) AND viewer_may_invite_to(space_id)));
CREATE POLICY invitations_read ON invitations FOR SELECT USING (viewer_may_invite_to(space_id));
CREATE POLICY invitations_revoke ON invitations FOR UPDATE USING (viewer_may_invite_to(space_id));
GRANT INSERT ON invitations TO toile_viewer;

CREATE TABLE marked_events (
  id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  trace_id uuid,
  happened_on date NOT NULL,
  fact text NOT NULL DEFAULT ''::text,
  why text NOT NULL,
  sources text NOT NULL DEFAULT ''::text,
  marked_by uuid,
  marked_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  removed_at timestamp with time zone,
  CONSTRAINT marked_events_check CHECK (((trace_id IS NULL) = (fact <> ''::text))),
  CONSTRAINT marked_events_fact_check CHECK ((length(fact) <= 300)),
  CONSTRAINT marked_events_sources_check CHECK ((length(sources) <= 4000)),
  CONSTRAINT marked_events_why_check CHECK (((length(why) >= 1) AND (length(why) <= 500))),
  CONSTRAINT marked_events_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id) ON DELETE CASCADE,
  CONSTRAINT marked_events_marked_by_fkey FOREIGN KEY (marked_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT marked_events_trace_id_fkey FOREIGN KEY (trace_id) REFERENCES traces(id) ON DELETE CASCADE,
  CONSTRAINT marked_events_pkey PRIMARY KEY (id)
);
CREATE INDEX marked_events_dossier ON public.marked_events USING btree (dossier_id, happened_on);
CREATE INDEX marked_events_trace ON public.marked_events USING btree (trace_id) WHERE (trace_id IS NOT NULL);
CREATE UNIQUE INDEX marked_events_once ON public.marked_events USING btree (dossier_id, trace_id) WHERE (removed_at IS NULL);
ALTER TABLE marked_events ENABLE ROW LEVEL SECURITY;
CREATE POLICY marked_events_add ON marked_events FOR INSERT WITH CHECK (((marked_by = viewer_id()) AND viewer_works_on_dossier(dossier_id) AND ((trace_id IS NULL) OR (EXISTS ( SELECT
   FROM traces
  WHERE (traces.id = marked_events.trace_id))))));
CREATE POLICY marked_events_change ON marked_events FOR UPDATE USING (viewer_works_on_dossier(dossier_id)) WITH CHECK (viewer_works_on_dossier(dossier_id));
CREATE POLICY marked_events_read ON marked_events FOR SELECT USING (((EXISTS ( SELECT
   FROM dossiers
  WHERE (dossiers.id = marked_events.dossier_id))) AND ((removed_at IS NULL) OR dossier_is_of_viewer(dossier_id)) AND trace_stands(trace_id)));
GRANT INSERT, SELECT, UPDATE ON marked_events TO toile_viewer;
CREATE TRIGGER marked_events_added_for_search AFTER INSERT ON public.marked_events REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_dossier_for_search();
CREATE TRIGGER marked_events_changed_for_search AFTER UPDATE ON public.marked_events REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_dossier_for_search();
CREATE TRIGGER marked_events_removed_for_search AFTER DELETE ON public.marked_events REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_dossier_for_search();

CREATE TABLE memberships (
  space_id uuid NOT NULL,
  person_id uuid NOT NULL,
  role text NOT NULL,
  organisation_id uuid,
  since_on date NOT NULL,
  until_on date,
  CONSTRAINT memberships_role_check CHECK ((role = ANY (ARRAY['guest'::text, 'member'::text, 'secretary'::text, 'facilitator'::text]))),
  CONSTRAINT memberships_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT memberships_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  CONSTRAINT memberships_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE,
  CONSTRAINT memberships_pkey PRIMARY KEY (space_id, person_id, since_on)
);
CREATE INDEX memberships_space ON public.memberships USING btree (space_id);
CREATE UNIQUE INDEX memberships_current ON public.memberships USING btree (person_id, space_id) WHERE (until_on IS NULL);
ALTER TABLE memberships ENABLE ROW LEVEL SECURITY;
CREATE POLICY memberships_add ON memberships FOR INSERT WITH CHECK (((space_id = ANY (( SELECT viewer_facilitated_spaces() AS viewer_facilitated_spaces)::uuid[])) OR ((person_id = viewer_id()) AND (role = 'facilitator'::text) AND space_is_empty(space_id))));
CREATE POLICY memberships_change ON memberships FOR UPDATE USING (((space_id = ANY (( SELECT viewer_facilitated_spaces() AS viewer_facilitated_spaces)::uuid[])) OR (person_id = viewer_id()))) WITH CHECK (((space_id = ANY (( SELECT viewer_facilitated_spaces() AS viewer_facilitated_spaces)::uuid[])) OR ((person_id = viewer_id()) AND (until_on IS NOT NULL))));
CREATE POLICY memberships_read ON memberships FOR SELECT USING (((person_id = viewer_id()) OR (space_id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[]))));
GRANT INSERT, SELECT, UPDATE ON memberships TO toile_viewer;
CREATE TRIGGER memberships_apart BEFORE INSERT ON public.memberships FOR EACH ROW EXECUTE FUNCTION guard_membership();
CREATE TRIGGER memberships_tell AFTER INSERT OR DELETE OR UPDATE ON public.memberships FOR EACH ROW EXECUTE FUNCTION tell_rights_changed();

CREATE TABLE migrations (
  name text NOT NULL,
  checksum text NOT NULL,
  applied_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT migrations_pkey PRIMARY KEY (name)
);

CREATE TABLE next_steps (
  id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  text text NOT NULL,
  carried_by text NOT NULL DEFAULT ''::text,
  due_on date,
  ended_as text,
  ended_on date,
  noted_by uuid,
  noted_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT next_steps_carried_by_check CHECK ((length(carried_by) <= 300)),
  CONSTRAINT next_steps_check CHECK (((ended_as IS NULL) = (ended_on IS NULL))),
  CONSTRAINT next_steps_ended_as_check CHECK ((ended_as = ANY (ARRAY['done'::text, 'let-go'::text]))),
  CONSTRAINT next_steps_text_check CHECK (((length(text) >= 1) AND (length(text) <= 500))),
  CONSTRAINT next_steps_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id) ON DELETE CASCADE,
  CONSTRAINT next_steps_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT next_steps_pkey PRIMARY KEY (id)
);
CREATE INDEX next_steps_dossier ON public.next_steps USING btree (dossier_id);
ALTER TABLE next_steps ENABLE ROW LEVEL SECURITY;
CREATE POLICY next_steps_add ON next_steps FOR INSERT WITH CHECK (((noted_by = viewer_id()) AND viewer_works_on_dossier(dossier_id)));
CREATE POLICY next_steps_change ON next_steps FOR UPDATE USING (viewer_works_on_dossier(dossier_id)) WITH CHECK (viewer_works_on_dossier(dossier_id));
CREATE POLICY next_steps_read ON next_steps FOR SELECT USING ((EXISTS ( SELECT
   FROM dossiers
  WHERE (dossiers.id = next_steps.dossier_id))));
GRANT INSERT, SELECT, UPDATE ON next_steps TO toile_viewer;
CREATE TRIGGER next_steps_added_for_search AFTER INSERT ON public.next_steps REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_dossier_for_search();
CREATE TRIGGER next_steps_changed_for_search AFTER UPDATE ON public.next_steps REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_dossier_for_search();

CREATE TABLE observed_change_traces (
  change_id uuid NOT NULL,
  trace_id uuid NOT NULL,
  CONSTRAINT observed_change_traces_change_id_fkey FOREIGN KEY (change_id) REFERENCES observed_changes(id) ON DELETE CASCADE,
  CONSTRAINT observed_change_traces_trace_id_fkey FOREIGN KEY (trace_id) REFERENCES traces(id) ON DELETE CASCADE,
  CONSTRAINT observed_change_traces_pkey PRIMARY KEY (change_id, trace_id)
);
CREATE INDEX observed_change_traces_trace ON public.observed_change_traces USING btree (trace_id);
ALTER TABLE observed_change_traces ENABLE ROW LEVEL SECURITY;
CREATE POLICY observed_change_traces_add ON observed_change_traces FOR INSERT WITH CHECK (((EXISTS ( SELECT
   FROM observed_changes c
  WHERE ((c.id = observed_change_traces.change_id) AND viewer_works_on_dossier(c.dossier_id)))) AND (EXISTS ( SELECT
   FROM traces
  WHERE (traces.id = observed_change_traces.trace_id)))));
CREATE POLICY observed_change_traces_read ON observed_change_traces FOR SELECT USING (((EXISTS ( SELECT
   FROM observed_changes c
  WHERE (c.id = observed_change_traces.change_id))) AND (EXISTS ( SELECT
   FROM traces
  WHERE (traces.id = observed_change_traces.trace_id)))));
CREATE POLICY observed_change_traces_remove ON observed_change_traces FOR DELETE USING ((EXISTS ( SELECT
   FROM observed_changes c
  WHERE ((c.id = observed_change_traces.change_id) AND viewer_works_on_dossier(c.dossier_id)))));
GRANT DELETE, INSERT, SELECT ON observed_change_traces TO toile_viewer;

CREATE TABLE observed_changes (
  id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  observed_on date NOT NULL,
  group_change text NOT NULL,
  own_part text NOT NULL DEFAULT ''::text,
  others_part text NOT NULL DEFAULT ''::text,
  sources text NOT NULL DEFAULT ''::text,
  noted_by uuid,
  noted_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  removed_at timestamp with time zone,
  CONSTRAINT observed_changes_group_change_check CHECK (((length(group_change) >= 1) AND (length(group_change) <= 4000))),
  CONSTRAINT observed_changes_others_part_check CHECK ((length(others_part) <= 4000)),
  CONSTRAINT observed_changes_own_part_check CHECK ((length(own_part) <= 4000)),
  CONSTRAINT observed_changes_sources_check CHECK ((length(sources) <= 4000)),
  CONSTRAINT observed_changes_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id) ON DELETE CASCADE,
  CONSTRAINT observed_changes_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT observed_changes_pkey PRIMARY KEY (id)
);
CREATE INDEX observed_changes_dossier ON public.observed_changes USING btree (dossier_id, observed_on);
ALTER TABLE observed_changes ENABLE ROW LEVEL SECURITY;
CREATE POLICY observed_changes_add ON observed_changes FOR INSERT WITH CHECK (((noted_by = viewer_id()) AND viewer_works_on_dossier(dossier_id)));
CREATE POLICY observed_changes_change ON observed_changes FOR UPDATE USING (viewer_works_on_dossier(dossier_id)) WITH CHECK (viewer_works_on_dossier(dossier_id));
CREATE POLICY observed_changes_read ON observed_changes FOR SELECT USING (((EXISTS ( SELECT
   FROM dossiers
  WHERE (dossiers.id = observed_changes.dossier_id))) AND ((removed_at IS NULL) OR dossier_is_of_viewer(dossier_id))));
GRANT INSERT, SELECT, UPDATE ON observed_changes TO toile_viewer;
CREATE TRIGGER observed_changes_added_for_search AFTER INSERT ON public.observed_changes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_dossier_for_search();
CREATE TRIGGER observed_changes_changed_for_search AFTER UPDATE ON public.observed_changes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_dossier_for_search();

CREATE TABLE organisation_places (
  organisation_id uuid NOT NULL,
  place_id uuid NOT NULL,
  CONSTRAINT organisation_places_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT organisation_places_place_id_fkey FOREIGN KEY (place_id) REFERENCES places(id),
  CONSTRAINT organisation_places_pkey PRIMARY KEY (organisation_id, place_id)
);
CREATE INDEX organisation_places_place ON public.organisation_places USING btree (place_id);
ALTER TABLE organisation_places ENABLE ROW LEVEL SECURITY;
CREATE POLICY organisation_places_add ON organisation_places FOR INSERT WITH CHECK ((( SELECT viewer_works() AS viewer_works) AND (EXISTS ( SELECT
   FROM organisations o
  WHERE (o.id = organisation_places.organisation_id)))));
CREATE POLICY organisation_places_read ON organisation_places FOR SELECT USING ((EXISTS ( SELECT
   FROM organisations o
  WHERE (o.id = organisation_places.organisation_id))));
CREATE POLICY organisation_places_remove ON organisation_places FOR DELETE USING ((( SELECT viewer_works() AS viewer_works) AND (EXISTS ( SELECT
   FROM organisations o
  WHERE (o.id = organisation_places.organisation_id)))));
GRANT DELETE, INSERT, SELECT ON organisation_places TO toile_viewer;

CREATE TABLE organisation_versions (
  organisation_id uuid NOT NULL,
  version integer NOT NULL,
  content jsonb NOT NULL,
  changed_by uuid,
  changed_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT organisation_versions_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT organisation_versions_pkey PRIMARY KEY (organisation_id, version)
);
ALTER TABLE organisation_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY organisation_versions_add ON organisation_versions FOR INSERT WITH CHECK (((changed_by = viewer_id()) AND ( SELECT viewer_works() AS viewer_works) AND (EXISTS ( SELECT
   FROM organisations o
  WHERE (o.id = organisation_versions.organisation_id)))));
CREATE POLICY organisation_versions_read ON organisation_versions FOR SELECT USING ((EXISTS ( SELECT
   FROM organisations o
  WHERE (o.id = organisation_versions.organisation_id))));
GRANT INSERT, SELECT ON organisation_versions TO toile_viewer;

CREATE TABLE organisations (
  id uuid NOT NULL,
  name text NOT NULL,
  other_names text[] NOT NULL DEFAULT '{}'::text[],
  kind text NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  address text NOT NULL DEFAULT ''::text,
  phone text NOT NULL DEFAULT ''::text,
  email text NOT NULL DEFAULT ''::text,
  website text NOT NULL DEFAULT ''::text,
  privacy_title text NOT NULL DEFAULT ''::text,
  privacy_contact text NOT NULL DEFAULT ''::text,
  verified_on date,
  version integer NOT NULL DEFAULT 1,
  added_at timestamp with time zone NOT NULL DEFAULT now(),
  merged_into uuid,
  folded_names text NOT NULL,
  sorted_name text GENERATED ALWAYS AS (split_part(folded_names, '
'::text, 1)) STORED,
  of_the_story boolean NOT NULL DEFAULT viewer_is_of_the_story(),
  CONSTRAINT organisations_address_check CHECK ((length(address) <= 500)),
  CONSTRAINT organisations_check CHECK ((merged_into <> id)),
  CONSTRAINT organisations_description_check CHECK ((length(description) <= 4000)),
  CONSTRAINT organisations_email_check CHECK ((length(email) <= 320)),
  CONSTRAINT organisations_kind_check CHECK ((kind = ANY (ARRAY['community'::text, 'table'::text, 'institution'::text, 'municipality'::text, 'school'::text, 'funder'::text, 'cooperative'::text, 'citizens'::text, 'social-enterprise'::text, 'elected'::text, 'business'::text, 'other'::text]))),
  CONSTRAINT organisations_name_check CHECK (((length(name) >= 1) AND (length(name) <= 300))),
  CONSTRAINT organisations_phone_check CHECK ((length(phone) <= 40)),
  CONSTRAINT organisations_privacy_contact_check CHECK ((length(privacy_contact) <= 320)),
  CONSTRAINT organisations_privacy_title_check CHECK ((length(privacy_title) <= 200)),
  CONSTRAINT organisations_website_check CHECK ((length(website) <= 500)),
  CONSTRAINT organisations_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES organisations(id),
  CONSTRAINT organisations_pkey PRIMARY KEY (id)
);
CREATE INDEX organisations_in_order ON public.organisations USING btree (sorted_name, id) WHERE (merged_into IS NULL);
CREATE INDEX organisations_merged ON public.organisations USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX organisations_names ON public.organisations USING gin (folded_names gin_trgm_ops);
ALTER TABLE organisations ENABLE ROW LEVEL SECURITY;
CREATE POLICY organisations_add ON organisations FOR INSERT WITH CHECK ((( SELECT viewer_works() AS viewer_works) AND (of_the_story = ( SELECT viewer_is_of_the_story() AS viewer_is_of_the_story))));
CREATE POLICY organisations_change ON organisations FOR UPDATE USING ((( SELECT viewer_works() AS viewer_works) AND (merged_into IS NULL) AND (of_the_story = ( SELECT viewer_is_of_the_story() AS viewer_is_of_the_story))));
CREATE POLICY organisations_read ON organisations FOR SELECT USING (((viewer_id() IS NOT NULL) AND (of_the_story = ( SELECT viewer_is_of_the_story() AS viewer_is_of_the_story))));
GRANT SELECT ON organisations TO toile_viewer;

CREATE TABLE passkeys (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  credential_id text NOT NULL,
  public_key bytea NOT NULL,
  counter bigint NOT NULL DEFAULT 0,
  transports text[] NOT NULL DEFAULT '{}'::text[],
  name text NOT NULL,
  made_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  CONSTRAINT passkeys_credential_id_check CHECK ((length(credential_id) <= 2000)),
  CONSTRAINT passkeys_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  CONSTRAINT passkeys_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  CONSTRAINT passkeys_pkey PRIMARY KEY (id),
  CONSTRAINT passkeys_credential_id_key UNIQUE (credential_id)
);
CREATE INDEX passkeys_person ON public.passkeys USING btree (person_id);
ALTER TABLE passkeys ENABLE ROW LEVEL SECURITY;
CREATE POLICY passkeys_own ON passkeys FOR ALL USING ((person_id = viewer_id())) WITH CHECK ((person_id = viewer_id()));
GRANT DELETE, INSERT, SELECT ON passkeys TO toile_viewer;

CREATE TABLE passwords (
  person_id uuid NOT NULL,
  hash text NOT NULL,
  changed_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT passwords_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  CONSTRAINT passwords_pkey PRIMARY KEY (person_id)
);

CREATE TABLE people (
  id uuid NOT NULL,
  name text NOT NULL,
  email text,
  email_verified_at timestamp with time zone,
  locale text NOT NULL DEFAULT 'fr'::text,
  administrator_since timestamp with time zone,
  joined_at timestamp with time zone NOT NULL DEFAULT now(),
  disabled_at timestamp with time zone,
  left_at timestamp with time zone,
  story_role text,
  CONSTRAINT people_check CHECK (((story_role IS NULL) OR (administrator_since IS NULL))),
  CONSTRAINT people_email_check CHECK ((length(email) <= 320)),
  CONSTRAINT people_locale_check CHECK ((locale = ANY (ARRAY['fr'::text, 'en'::text]))),
  CONSTRAINT people_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CONSTRAINT people_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX people_email ON public.people USING btree (lower(email)) WHERE (left_at IS NULL);
ALTER TABLE people ENABLE ROW LEVEL SECURITY;
CREATE POLICY people_signed_in ON people FOR SELECT USING (((( SELECT viewer_id() AS viewer_id) IS NOT NULL) AND ((story_role IS NOT NULL) = ( SELECT viewer_is_of_the_story() AS viewer_is_of_the_story))));
CREATE TRIGGER people_tell AFTER UPDATE OF disabled_at, left_at, administrator_since ON public.people FOR EACH ROW EXECUTE FUNCTION tell_rights_changed();

CREATE TABLE personal_tokens (
  id uuid NOT NULL,
  token_hash bytea NOT NULL,
  person_id uuid NOT NULL,
  name text NOT NULL,
  scopes text[] NOT NULL,
  made_at timestamp with time zone NOT NULL DEFAULT now(),
  used_at timestamp with time zone,
  expires_at timestamp with time zone,
  CONSTRAINT personal_tokens_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  CONSTRAINT personal_tokens_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  CONSTRAINT personal_tokens_pkey PRIMARY KEY (id),
  CONSTRAINT personal_tokens_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX personal_tokens_person ON public.personal_tokens USING btree (person_id);
ALTER TABLE personal_tokens ENABLE ROW LEVEL SECURITY;
CREATE POLICY personal_tokens_own ON personal_tokens FOR ALL USING ((person_id = viewer_id())) WITH CHECK ((person_id = viewer_id()));
GRANT DELETE, INSERT ON personal_tokens TO toile_viewer;

CREATE TABLE place_belongings (
  place_id uuid NOT NULL,
  parent_id uuid NOT NULL,
  valid_from date,
  valid_until date,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  CONSTRAINT place_belongings_check CHECK ((place_id <> parent_id)),
  CONSTRAINT place_belongings_check1 CHECK (((valid_until IS NULL) OR (valid_from IS NULL) OR (valid_until > valid_from))),
  CONSTRAINT place_belongings_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES places(id),
  CONSTRAINT place_belongings_place_id_fkey FOREIGN KEY (place_id) REFERENCES places(id) ON DELETE CASCADE,
  CONSTRAINT place_belongings_pkey PRIMARY KEY (id),
  CONSTRAINT place_belongings_place_id_parent_id_valid_from_key UNIQUE NULLS NOT DISTINCT (place_id, parent_id, valid_from)
);
CREATE INDEX place_belongings_parent ON public.place_belongings USING btree (parent_id);
ALTER TABLE place_belongings ENABLE ROW LEVEL SECURITY;
CREATE POLICY place_belongings_add ON place_belongings FOR INSERT WITH CHECK (viewer_may_place_in(place_id, parent_id));
CREATE POLICY place_belongings_change ON place_belongings FOR UPDATE USING (viewer_may_place_in(place_id, parent_id)) WITH CHECK (viewer_may_place_in(place_id, parent_id));
CREATE POLICY place_belongings_read ON place_belongings FOR SELECT USING ((EXISTS ( SELECT
   FROM places
  WHERE (places.id = place_belongings.place_id))));
CREATE POLICY place_belongings_remove ON place_belongings FOR DELETE USING (viewer_may_place_in(place_id, parent_id));
GRANT DELETE, INSERT, SELECT, UPDATE ON place_belongings TO toile_viewer;

CREATE TABLE places (
  id uuid NOT NULL,
  list text NOT NULL,
  code text,
  name text NOT NULL,
  kind text NOT NULL,
  valid_from date,
  valid_until date,
  source text NOT NULL DEFAULT ''::text,
  space_id uuid,
  CONSTRAINT places_check CHECK (((list = 'own'::text) = (space_id IS NOT NULL))),
  CONSTRAINT places_check1 CHECK (((valid_until IS NULL) OR (valid_from IS NULL) OR (valid_until > valid_from))),
  CONSTRAINT places_list_check CHECK ((list = ANY (ARRAY['region'::text, 'health-region'::text, 'municipal'::text, 'institution'::text, 'former-institution'::text, 'own'::text]))),
  CONSTRAINT places_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CONSTRAINT places_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id),
  CONSTRAINT places_pkey PRIMARY KEY (id),
  CONSTRAINT places_list_code_name_space_id_valid_from_key UNIQUE NULLS NOT DISTINCT (list, code, name, space_id, valid_from)
);
CREATE INDEX places_name ON public.places USING gin (name gin_trgm_ops);
ALTER TABLE places ENABLE ROW LEVEL SECURITY;
CREATE POLICY places_add ON places FOR INSERT WITH CHECK ((space_id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[])));
CREATE POLICY places_add_former ON places FOR INSERT WITH CHECK (((list = 'former-institution'::text) AND (space_id IS NULL) AND ( SELECT viewer_is_administrator() AS viewer_is_administrator)));
CREATE POLICY places_change ON places FOR UPDATE USING ((space_id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[])));
CREATE POLICY places_end_reference ON places FOR UPDATE USING (((space_id IS NULL) AND ( SELECT viewer_is_administrator() AS viewer_is_administrator))) WITH CHECK (((space_id IS NULL) AND ( SELECT viewer_is_administrator() AS viewer_is_administrator)));
CREATE POLICY places_read ON places FOR SELECT USING (((space_id IS NULL) OR (space_id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[]))));
GRANT INSERT, SELECT, UPDATE ON places TO toile_viewer;

CREATE TABLE plan_closings (
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  kind text NOT NULL,
  on_day date NOT NULL,
  reason text NOT NULL,
  noted_by uuid,
  noted_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT plan_closings_kind_check CHECK ((kind = ANY (ARRAY['closed'::text, 'reopened'::text]))),
  CONSTRAINT plan_closings_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 4000))),
  CONSTRAINT plan_closings_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT plan_closings_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id) ON DELETE CASCADE,
  CONSTRAINT plan_closings_pkey PRIMARY KEY (id)
);
CREATE INDEX plan_closings_plan ON public.plan_closings USING btree (plan_id, noted_at);
ALTER TABLE plan_closings ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_closings_add ON plan_closings FOR INSERT WITH CHECK (((noted_by = viewer_id()) AND (plan_id = ANY (( SELECT viewer_kept_plans() AS viewer_kept_plans)::uuid[]))));
CREATE POLICY plan_closings_read ON plan_closings FOR SELECT USING ((EXISTS ( SELECT
   FROM plans
  WHERE (plans.id = plan_closings.plan_id))));
GRANT INSERT, SELECT ON plan_closings TO toile_viewer;

CREATE TABLE plan_evidence (
  id uuid NOT NULL,
  item_id uuid NOT NULL,
  trace_id uuid,
  happened_on date NOT NULL,
  says text NOT NULL,
  note text NOT NULL DEFAULT ''::text,
  linked_by uuid,
  linked_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT plan_evidence_note_check CHECK ((length(note) <= 1000)),
  CONSTRAINT plan_evidence_one_source CHECK ((num_nonnulls(trace_id) = 1)),
  CONSTRAINT plan_evidence_says_check CHECK ((says = ANY (ARRAY['progress'::text, 'obstacle'::text, 'adaptation'::text, 'finished'::text]))),
  CONSTRAINT plan_evidence_item_id_fkey FOREIGN KEY (item_id) REFERENCES plan_items(id) ON DELETE CASCADE,
  CONSTRAINT plan_evidence_linked_by_fkey FOREIGN KEY (linked_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT plan_evidence_trace_id_fkey FOREIGN KEY (trace_id) REFERENCES traces(id) ON DELETE CASCADE,
  CONSTRAINT plan_evidence_pkey PRIMARY KEY (id),
  CONSTRAINT plan_evidence_item_id_trace_id_key UNIQUE (item_id, trace_id)
);
CREATE INDEX plan_evidence_trace ON public.plan_evidence USING btree (trace_id) WHERE (trace_id IS NOT NULL);
ALTER TABLE plan_evidence ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_evidence_add ON plan_evidence FOR INSERT WITH CHECK (((linked_by = viewer_id()) AND (plan_of_item(item_id) = ANY (( SELECT viewer_working_plans() AS viewer_working_plans)::uuid[])) AND ((trace_id IS NULL) OR (EXISTS ( SELECT
   FROM traces
  WHERE (traces.id = plan_evidence.trace_id))))));
CREATE POLICY plan_evidence_read ON plan_evidence FOR SELECT USING (((EXISTS ( SELECT
   FROM plan_items
  WHERE (plan_items.id = plan_evidence.item_id))) AND trace_stands(trace_id)));
CREATE POLICY plan_evidence_remove ON plan_evidence FOR DELETE USING ((plan_of_item(item_id) = ANY (( SELECT viewer_working_plans() AS viewer_working_plans)::uuid[])));
GRANT DELETE, INSERT, SELECT ON plan_evidence TO toile_viewer;

CREATE TABLE plan_indicator_readings (
  id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  on_day date NOT NULL,
  value numeric(14,2),
  words text NOT NULL DEFAULT ''::text,
  noted_by uuid,
  noted_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT plan_indicator_readings_check CHECK (((value IS NOT NULL) OR (words <> ''::text))),
  CONSTRAINT plan_indicator_readings_words_check CHECK ((length(words) <= 4000)),
  CONSTRAINT plan_indicator_readings_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES plan_indicators(id) ON DELETE CASCADE,
  CONSTRAINT plan_indicator_readings_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT plan_indicator_readings_pkey PRIMARY KEY (id)
);
CREATE INDEX plan_indicator_readings_indicator ON public.plan_indicator_readings USING btree (indicator_id, on_day);
ALTER TABLE plan_indicator_readings ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_indicator_readings_add ON plan_indicator_readings FOR INSERT WITH CHECK (((noted_by = viewer_id()) AND (EXISTS ( SELECT
   FROM plan_indicators i
  WHERE ((i.id = plan_indicator_readings.indicator_id) AND (plan_of_item(i.item_id) = ANY (( SELECT viewer_working_plans() AS viewer_working_plans)::uuid[])))))));
CREATE POLICY plan_indicator_readings_read ON plan_indicator_readings FOR SELECT USING ((EXISTS ( SELECT
   FROM plan_indicators
  WHERE (plan_indicators.id = plan_indicator_readings.indicator_id))));
GRANT DELETE, INSERT, SELECT ON plan_indicator_readings TO toile_viewer;

CREATE TABLE plan_indicators (
  id uuid NOT NULL,
  item_id uuid NOT NULL,
  kind text NOT NULL,
  label text NOT NULL,
  unit text NOT NULL DEFAULT ''::text,
  baseline numeric(14,2),
  baseline_on date,
  target numeric(14,2),
  added_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT plan_indicators_check CHECK (((kind = 'number'::text) OR ((unit = ''::text) AND (baseline IS NULL) AND (target IS NULL)))),
  CONSTRAINT plan_indicators_check1 CHECK (((kind = 'change'::text) OR (unit <> ''::text))),
  CONSTRAINT plan_indicators_kind_check CHECK ((kind = ANY (ARRAY['number'::text, 'change'::text]))),
  CONSTRAINT plan_indicators_label_check CHECK (((length(label) >= 1) AND (length(label) <= 500))),
  CONSTRAINT plan_indicators_unit_check CHECK ((length(unit) <= 60)),
  CONSTRAINT plan_indicators_item_id_fkey FOREIGN KEY (item_id) REFERENCES plan_items(id) ON DELETE CASCADE,
  CONSTRAINT plan_indicators_pkey PRIMARY KEY (id)
);
CREATE INDEX plan_indicators_item ON public.plan_indicators USING btree (item_id);
ALTER TABLE plan_indicators ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_indicators_read ON plan_indicators FOR SELECT USING ((EXISTS ( SELECT
   FROM plan_items
  WHERE (plan_items.id = plan_indicators.item_id))));
CREATE POLICY plan_indicators_write ON plan_indicators FOR ALL USING ((plan_of_item(item_id) = ANY (( SELECT viewer_working_plans() AS viewer_working_plans)::uuid[]))) WITH CHECK ((plan_of_item(item_id) = ANY (( SELECT viewer_working_plans() AS viewer_working_plans)::uuid[])));
GRANT DELETE, INSERT, SELECT ON plan_indicators TO toile_viewer;

CREATE TABLE plan_item_changes (
  id uuid NOT NULL,
  item_id uuid NOT NULL,
  kind text NOT NULL,
  on_day date NOT NULL,
  reason text NOT NULL DEFAULT ''::text,
  before jsonb,
  noted_by uuid,
  noted_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT plan_item_changes_kind_check CHECK ((kind = ANY (ARRAY['started'::text, 'paused'::text, 'resumed'::text, 'adapted'::text, 'replaced'::text, 'done'::text, 'abandoned'::text, 'reopened'::text]))),
  CONSTRAINT plan_item_changes_reason_check CHECK ((length(reason) <= 4000)),
  CONSTRAINT plan_item_changes_item_id_fkey FOREIGN KEY (item_id) REFERENCES plan_items(id) ON DELETE CASCADE,
  CONSTRAINT plan_item_changes_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT plan_item_changes_pkey PRIMARY KEY (id)
);
CREATE INDEX plan_item_changes_item ON public.plan_item_changes USING btree (item_id, noted_at);
ALTER TABLE plan_item_changes ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_item_changes_add ON plan_item_changes FOR INSERT WITH CHECK (((noted_by = viewer_id()) AND (plan_of_item(item_id) = ANY (( SELECT viewer_working_plans() AS viewer_working_plans)::uuid[]))));
CREATE POLICY plan_item_changes_read ON plan_item_changes FOR SELECT USING ((EXISTS ( SELECT
   FROM plan_items
  WHERE (plan_items.id = plan_item_changes.item_id))));
GRANT INSERT, SELECT ON plan_item_changes TO toile_viewer;

CREATE TABLE plan_item_organisations (
  item_id uuid NOT NULL,
  role text NOT NULL,
  "position" smallint NOT NULL,
  organisation_id uuid,
  name text NOT NULL,
  CONSTRAINT plan_item_organisations_name_check CHECK (((length(name) >= 1) AND (length(name) <= 300))),
  CONSTRAINT plan_item_organisations_role_check CHECK ((role = ANY (ARRAY['holder'::text, 'partner'::text]))),
  CONSTRAINT plan_item_organisations_item_id_fkey FOREIGN KEY (item_id) REFERENCES plan_items(id) ON DELETE CASCADE,
  CONSTRAINT plan_item_organisations_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT plan_item_organisations_pkey PRIMARY KEY (item_id, role, "position"),
  CONSTRAINT plan_item_organisations_item_id_role_organisation_id_key UNIQUE (item_id, role, organisation_id)
);
CREATE INDEX plan_item_organisations_organisation ON public.plan_item_organisations USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);
ALTER TABLE plan_item_organisations ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_item_organisations_read ON plan_item_organisations FOR SELECT USING ((EXISTS ( SELECT
   FROM plan_items
  WHERE (plan_items.id = plan_item_organisations.item_id))));
CREATE POLICY plan_item_organisations_write ON plan_item_organisations FOR ALL USING ((plan_of_item(item_id) = ANY (( SELECT viewer_working_plans() AS viewer_working_plans)::uuid[]))) WITH CHECK ((plan_of_item(item_id) = ANY (( SELECT viewer_working_plans() AS viewer_working_plans)::uuid[])));
GRANT DELETE, INSERT, SELECT, UPDATE ON plan_item_organisations TO toile_viewer;
CREATE TRIGGER plan_item_organisations_added_for_search AFTER INSERT ON public.plan_item_organisations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_carried_items_for_search();
CREATE TRIGGER plan_item_organisations_changed_for_search AFTER UPDATE ON public.plan_item_organisations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_carried_items_for_search();
CREATE TRIGGER plan_item_organisations_removed_for_search AFTER DELETE ON public.plan_item_organisations REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_carried_items_for_search();

CREATE TABLE plan_items (
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  parent_id uuid,
  "position" integer NOT NULL,
  level text NOT NULL,
  title text NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  starts_on date,
  due_on date,
  resources text NOT NULL DEFAULT ''::text,
  results text NOT NULL DEFAULT ''::text,
  service_axes text[] NOT NULL DEFAULT '{}'::text[],
  dossier_id uuid,
  state text NOT NULL DEFAULT 'planned'::text,
  state_since_on date,
  state_reason text NOT NULL DEFAULT ''::text,
  replaced_by uuid,
  version integer NOT NULL DEFAULT 1,
  added_by uuid,
  added_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT plan_items_check CHECK ((parent_id IS DISTINCT FROM id)),
  CONSTRAINT plan_items_check1 CHECK (((due_on IS NULL) OR (starts_on IS NULL) OR (due_on >= starts_on))),
  CONSTRAINT plan_items_description_check CHECK ((length(description) <= 20000)),
  CONSTRAINT plan_items_level_check CHECK ((level ~ '^[a-z0-9][a-z0-9-]{0,39}$'::text)),
  CONSTRAINT plan_items_resources_check CHECK ((length(resources) <= 4000)),
  CONSTRAINT plan_items_results_check CHECK ((length(results) <= 20000)),
  CONSTRAINT plan_items_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'under-way'::text, 'paused'::text, 'done'::text, 'replaced'::text, 'abandoned'::text]))),
  CONSTRAINT plan_items_state_reason_check CHECK ((length(state_reason) <= 4000)),
  CONSTRAINT plan_items_title_check CHECK (((length(title) >= 1) AND (length(title) <= 500))),
  CONSTRAINT plan_items_added_by_fkey FOREIGN KEY (added_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT plan_items_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id) ON DELETE SET NULL,
  CONSTRAINT plan_items_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id) ON DELETE CASCADE,
  CONSTRAINT plan_items_plan_id_parent_id_fkey FOREIGN KEY (plan_id, parent_id) REFERENCES plan_items(plan_id, id),
  CONSTRAINT plan_items_plan_id_replaced_by_fkey FOREIGN KEY (plan_id, replaced_by) REFERENCES plan_items(plan_id, id),
  CONSTRAINT plan_items_pkey PRIMARY KEY (id),
  CONSTRAINT plan_items_plan_id_id_key UNIQUE (plan_id, id)
);
CREATE INDEX plan_items_dossier ON public.plan_items USING btree (dossier_id) WHERE (dossier_id IS NOT NULL);
CREATE INDEX plan_items_tree ON public.plan_items USING btree (plan_id, parent_id, "position");
ALTER TABLE plan_items ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_items_read ON plan_items FOR SELECT USING (((plan_id = ANY (( SELECT viewer_plans() AS viewer_plans)::uuid[])) OR plan_is_open(plan_id)));
CREATE POLICY plan_items_write ON plan_items FOR ALL USING ((plan_id = ANY (( SELECT viewer_working_plans() AS viewer_working_plans)::uuid[]))) WITH CHECK ((plan_id = ANY (( SELECT viewer_working_plans() AS viewer_working_plans)::uuid[])));
GRANT DELETE, INSERT, SELECT, UPDATE ON plan_items TO toile_viewer;
CREATE TRIGGER plan_items_added_for_search AFTER INSERT ON public.plan_items REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_for_search('plan-item');
CREATE TRIGGER plan_items_changed_for_search AFTER UPDATE ON public.plan_items FOR EACH ROW WHEN ((((((new.title IS DISTINCT FROM old.title) OR (new.description IS DISTINCT FROM old.description)) OR (new.resources IS DISTINCT FROM old.resources)) OR (new.results IS DISTINCT FROM old.results)) OR (new.starts_on IS DISTINCT FROM old.starts_on))) EXECUTE FUNCTION queue_plan_item_for_search();
CREATE TRIGGER plan_items_removed_for_search AFTER DELETE ON public.plan_items REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_for_search('plan-item');

CREATE TABLE plan_levers (
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  item_id uuid,
  need_id uuid,
  funder_id uuid,
  funder_name text NOT NULL,
  recipient text NOT NULL DEFAULT ''::text,
  money text NOT NULL,
  recurring boolean NOT NULL,
  standing text NOT NULL,
  amount numeric(12,2) NOT NULL,
  starts_on date,
  until_on date,
  reporting_hours numeric(7,1),
  note text NOT NULL DEFAULT ''::text,
  version integer NOT NULL DEFAULT 1,
  noted_by uuid,
  noted_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT plan_levers_amount_check CHECK ((amount >= (0)::numeric)),
  CONSTRAINT plan_levers_check CHECK (((until_on IS NULL) OR (starts_on IS NULL) OR (until_on >= starts_on))),
  CONSTRAINT plan_levers_funder_name_check CHECK (((length(funder_name) >= 1) AND (length(funder_name) <= 300))),
  CONSTRAINT plan_levers_money_check CHECK ((money = ANY (ARRAY['mission'::text, 'project'::text]))),
  CONSTRAINT plan_levers_note_check CHECK ((length(note) <= 2000)),
  CONSTRAINT plan_levers_recipient_check CHECK ((length(recipient) <= 300)),
  CONSTRAINT plan_levers_reporting_hours_check CHECK ((reporting_hours >= (0)::numeric)),
  CONSTRAINT plan_levers_standing_check CHECK ((standing = ANY (ARRAY['asked'::text, 'secured'::text, 'ended'::text]))),
  CONSTRAINT plan_levers_funder_id_fkey FOREIGN KEY (funder_id) REFERENCES organisations(id),
  CONSTRAINT plan_levers_need_id_fkey FOREIGN KEY (need_id) REFERENCES plan_needs(id) ON DELETE SET NULL,
  CONSTRAINT plan_levers_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT plan_levers_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id) ON DELETE CASCADE,
  CONSTRAINT plan_levers_plan_id_item_id_fkey FOREIGN KEY (plan_id, item_id) REFERENCES plan_items(plan_id, id) ON DELETE CASCADE,
  CONSTRAINT plan_levers_pkey PRIMARY KEY (id)
);
CREATE INDEX plan_levers_funder ON public.plan_levers USING btree (funder_id) WHERE (funder_id IS NOT NULL);
CREATE INDEX plan_levers_plan ON public.plan_levers USING btree (plan_id);
ALTER TABLE plan_levers ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_levers_read ON plan_levers FOR SELECT USING (((plan_id = ANY (( SELECT viewer_plans() AS viewer_plans)::uuid[])) OR plan_is_open(plan_id)));
CREATE POLICY plan_levers_write ON plan_levers FOR ALL USING ((plan_id = ANY (( SELECT viewer_working_plans() AS viewer_working_plans)::uuid[]))) WITH CHECK ((plan_id = ANY (( SELECT viewer_working_plans() AS viewer_working_plans)::uuid[])));
GRANT DELETE, INSERT, SELECT, UPDATE ON plan_levers TO toile_viewer;

CREATE TABLE plan_needs (
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  item_id uuid,
  title text NOT NULL,
  money text NOT NULL,
  recurring boolean NOT NULL,
  amount numeric(12,2) NOT NULL,
  starts_on date,
  until_on date,
  version integer NOT NULL DEFAULT 1,
  noted_by uuid,
  noted_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT plan_needs_amount_check CHECK ((amount >= (0)::numeric)),
  CONSTRAINT plan_needs_check CHECK (((until_on IS NULL) OR (starts_on IS NULL) OR (until_on >= starts_on))),
  CONSTRAINT plan_needs_money_check CHECK ((money = ANY (ARRAY['mission'::text, 'project'::text]))),
  CONSTRAINT plan_needs_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CONSTRAINT plan_needs_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT plan_needs_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id) ON DELETE CASCADE,
  CONSTRAINT plan_needs_plan_id_item_id_fkey FOREIGN KEY (plan_id, item_id) REFERENCES plan_items(plan_id, id) ON DELETE CASCADE,
  CONSTRAINT plan_needs_pkey PRIMARY KEY (id)
);
CREATE INDEX plan_needs_plan ON public.plan_needs USING btree (plan_id);
ALTER TABLE plan_needs ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_needs_read ON plan_needs FOR SELECT USING (((plan_id = ANY (( SELECT viewer_plans() AS viewer_plans)::uuid[])) OR plan_is_open(plan_id)));
CREATE POLICY plan_needs_write ON plan_needs FOR ALL USING ((plan_id = ANY (( SELECT viewer_working_plans() AS viewer_working_plans)::uuid[]))) WITH CHECK ((plan_id = ANY (( SELECT viewer_working_plans() AS viewer_working_plans)::uuid[])));
GRANT DELETE, INSERT, SELECT, UPDATE ON plan_needs TO toile_viewer;

CREATE TABLE plan_spaces (
  plan_id uuid NOT NULL,
  space_id uuid NOT NULL,
  since_on date NOT NULL,
  CONSTRAINT plan_spaces_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id) ON DELETE CASCADE,
  CONSTRAINT plan_spaces_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE,
  CONSTRAINT plan_spaces_pkey PRIMARY KEY (plan_id, space_id)
);
CREATE INDEX plan_spaces_space ON public.plan_spaces USING btree (space_id);
ALTER TABLE plan_spaces ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_spaces_add ON plan_spaces FOR INSERT WITH CHECK (((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])) AND (plan_has_no_space(plan_id) OR (plan_id = ANY (( SELECT viewer_kept_plans() AS viewer_kept_plans)::uuid[])))));
CREATE POLICY plan_spaces_read ON plan_spaces FOR SELECT USING ((EXISTS ( SELECT
   FROM plans
  WHERE (plans.id = plan_spaces.plan_id))));
CREATE POLICY plan_spaces_remove ON plan_spaces FOR DELETE USING ((space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])));
GRANT DELETE, INSERT, SELECT ON plan_spaces TO toile_viewer;
CREATE TRIGGER plan_spaces_added_for_search AFTER INSERT ON public.plan_spaces REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_plan_for_search();
CREATE TRIGGER plan_spaces_removed_for_search AFTER DELETE ON public.plan_spaces REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_plan_for_search();

CREATE TABLE plan_version_adoptions (
  version_id uuid NOT NULL,
  space_id uuid NOT NULL,
  adopted_on date NOT NULL,
  how text NOT NULL DEFAULT ''::text,
  noted_by uuid,
  noted_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT plan_version_adoptions_how_check CHECK ((length(how) <= 1000)),
  CONSTRAINT plan_version_adoptions_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT plan_version_adoptions_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE,
  CONSTRAINT plan_version_adoptions_version_id_fkey FOREIGN KEY (version_id) REFERENCES plan_versions(id) ON DELETE CASCADE,
  CONSTRAINT plan_version_adoptions_pkey PRIMARY KEY (version_id, space_id)
);
ALTER TABLE plan_version_adoptions ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_version_adoptions_add ON plan_version_adoptions FOR INSERT WITH CHECK (((noted_by = viewer_id()) AND (space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])) AND (EXISTS ( SELECT
   FROM (plan_versions v
     JOIN plan_spaces s ON (((s.plan_id = v.plan_id) AND (s.space_id = plan_version_adoptions.space_id))))
  WHERE (v.id = plan_version_adoptions.version_id)))));
CREATE POLICY plan_version_adoptions_read ON plan_version_adoptions FOR SELECT USING ((EXISTS ( SELECT
   FROM plan_versions
  WHERE (plan_versions.id = plan_version_adoptions.version_id))));
GRANT INSERT, SELECT ON plan_version_adoptions TO toile_viewer;

CREATE TABLE plan_versions (
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  number integer NOT NULL,
  name text NOT NULL,
  content jsonb NOT NULL,
  frozen_at timestamp with time zone NOT NULL,
  frozen_by uuid,
  CONSTRAINT plan_versions_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CONSTRAINT plan_versions_frozen_by_fkey FOREIGN KEY (frozen_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT plan_versions_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id) ON DELETE CASCADE,
  CONSTRAINT plan_versions_pkey PRIMARY KEY (id),
  CONSTRAINT plan_versions_plan_id_number_key UNIQUE (plan_id, number)
);
ALTER TABLE plan_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_versions_add ON plan_versions FOR INSERT WITH CHECK (((frozen_by = viewer_id()) AND (plan_id = ANY (( SELECT viewer_kept_plans() AS viewer_kept_plans)::uuid[]))));
CREATE POLICY plan_versions_read ON plan_versions FOR SELECT USING ((EXISTS ( SELECT
   FROM plans
  WHERE (plans.id = plan_versions.plan_id))));
GRANT INSERT, SELECT ON plan_versions TO toile_viewer;

CREATE TABLE plans (
  id uuid NOT NULL,
  title text NOT NULL,
  kind text NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  portrait text NOT NULL DEFAULT ''::text,
  levels jsonb NOT NULL,
  visibility text NOT NULL DEFAULT 'space'::text,
  version integer NOT NULL DEFAULT 1,
  tree_version integer NOT NULL DEFAULT 1,
  opened_by uuid,
  opened_at timestamp with time zone NOT NULL DEFAULT now(),
  closed_on date,
  CONSTRAINT plans_check CHECK ((ends_on >= starts_on)),
  CONSTRAINT plans_kind_check CHECK ((kind = ANY (ARRAY['annual'::text, 'triennial'::text, 'five-year'::text, 'crisis'::text, 'other'::text]))),
  CONSTRAINT plans_levels_check CHECK ((jsonb_typeof(levels) = 'array'::text)),
  CONSTRAINT plans_portrait_check CHECK ((length(portrait) <= 50000)),
  CONSTRAINT plans_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CONSTRAINT plans_visibility_check CHECK ((visibility = ANY (ARRAY['space'::text, 'network'::text, 'public'::text]))),
  CONSTRAINT plans_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT plans_pkey PRIMARY KEY (id)
);
ALTER TABLE plans ENABLE ROW LEVEL SECURITY;
CREATE POLICY plans_add ON plans FOR INSERT WITH CHECK ((opened_by = viewer_id()));
CREATE POLICY plans_change ON plans FOR UPDATE USING ((id = ANY (( SELECT viewer_working_plans() AS viewer_working_plans)::uuid[]))) WITH CHECK ((id = ANY (( SELECT viewer_working_plans() AS viewer_working_plans)::uuid[])));
CREATE POLICY plans_read ON plans FOR SELECT USING (((id = ANY (( SELECT viewer_plans() AS viewer_plans)::uuid[])) OR (((visibility = 'public'::text) OR ((visibility = 'network'::text) AND (viewer_id() IS NOT NULL))) AND plan_is_on_viewers_side(id))));
GRANT INSERT, SELECT, UPDATE ON plans TO toile_viewer;
CREATE TRIGGER plans_changed_for_search AFTER UPDATE ON public.plans FOR EACH ROW WHEN (((((new.title IS DISTINCT FROM old.title) OR (new.portrait IS DISTINCT FROM old.portrait)) OR (new.starts_on IS DISTINCT FROM old.starts_on)) OR (new.visibility IS DISTINCT FROM old.visibility))) EXECUTE FUNCTION queue_plan_for_search();
CREATE TRIGGER plans_guard BEFORE UPDATE OF visibility ON public.plans FOR EACH ROW WHEN ((new.visibility IS DISTINCT FROM old.visibility)) EXECUTE FUNCTION guard_plan();
CREATE TRIGGER plans_guard_closing BEFORE UPDATE OF closed_on ON public.plans FOR EACH ROW WHEN ((new.closed_on IS DISTINCT FROM old.closed_on)) EXECUTE FUNCTION guard_plan();
CREATE TRIGGER plans_removed_for_search AFTER DELETE ON public.plans REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_for_search('plan');

CREATE TABLE provider_identities (
  issuer text NOT NULL,
  subject text NOT NULL,
  person_id uuid NOT NULL,
  linked_at timestamp with time zone NOT NULL,
  CONSTRAINT provider_identities_subject_check CHECK ((length(subject) <= 255)),
  CONSTRAINT provider_identities_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  CONSTRAINT provider_identities_pkey PRIMARY KEY (issuer, subject)
);
CREATE INDEX provider_identities_person ON public.provider_identities USING btree (person_id);
ALTER TABLE provider_identities ENABLE ROW LEVEL SECURITY;
CREATE POLICY provider_identities_own ON provider_identities FOR ALL USING ((person_id = viewer_id()));
GRANT DELETE, SELECT ON provider_identities TO toile_viewer;

CREATE TABLE rate_limits (
  key character varying(255) NOT NULL,
  points integer NOT NULL DEFAULT 0,
  expire bigint,
  CONSTRAINT rate_limits_pkey PRIMARY KEY (key)
);

CREATE TABLE released_cells (
  release_id uuid NOT NULL,
  place integer NOT NULL,
  space_id uuid NOT NULL,
  key text NOT NULL,
  revision integer NOT NULL,
  CONSTRAINT released_cells_release_id_fkey FOREIGN KEY (release_id) REFERENCES releases(id) ON DELETE CASCADE,
  CONSTRAINT released_cells_space_id_key_revision_fkey FOREIGN KEY (space_id, key, revision) REFERENCES released_facts(space_id, key, revision),
  CONSTRAINT released_cells_pkey PRIMARY KEY (release_id, place)
);
CREATE INDEX released_cells_key ON public.released_cells USING btree (space_id, key, revision);
ALTER TABLE released_cells ENABLE ROW LEVEL SECURITY;
CREATE POLICY released_cells_add ON released_cells FOR INSERT WITH CHECK (((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])) AND (EXISTS ( SELECT
   FROM releases
  WHERE ((releases.id = released_cells.release_id) AND (releases.space_id = released_cells.space_id))))));
CREATE POLICY released_cells_read ON released_cells FOR SELECT USING ((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])));
GRANT INSERT, SELECT ON released_cells TO toile_viewer;

CREATE TABLE released_facts (
  space_id uuid NOT NULL,
  key text NOT NULL,
  revision integer NOT NULL,
  value bigint NOT NULL,
  people integer,
  organisations integer,
  is_structural_zero boolean NOT NULL,
  grain bigint NOT NULL,
  floor smallint NOT NULL,
  state text NOT NULL,
  reason text,
  possible_values integer NOT NULL,
  CONSTRAINT released_facts_check CHECK (((state = 'hidden'::text) = (reason IS NOT NULL))),
  CONSTRAINT released_facts_floor_check CHECK ((floor = ANY (ARRAY[0, 1]))),
  CONSTRAINT released_facts_key_check CHECK (((length(key) >= 1) AND (length(key) <= 1000))),
  CONSTRAINT released_facts_reason_check CHECK ((reason = ANY (ARRAY['fewPeople'::text, 'fewOrganisations'::text, 'smallChange'::text, 'complementary'::text]))),
  CONSTRAINT released_facts_revision_check CHECK ((revision >= 1)),
  CONSTRAINT released_facts_state_check CHECK ((state = ANY (ARRAY['shown'::text, 'hidden'::text, 'unpublished'::text]))),
  CONSTRAINT released_facts_value_check CHECK ((value >= 0)),
  CONSTRAINT released_facts_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id),
  CONSTRAINT released_facts_pkey PRIMARY KEY (space_id, key, revision)
);
ALTER TABLE released_facts ENABLE ROW LEVEL SECURITY;
CREATE POLICY released_facts_add ON released_facts FOR INSERT WITH CHECK ((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])));
CREATE POLICY released_facts_publish ON released_facts FOR UPDATE USING (((state = 'unpublished'::text) AND (space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])))) WITH CHECK ((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])));
CREATE POLICY released_facts_read ON released_facts FOR SELECT USING ((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])));
GRANT INSERT, SELECT ON released_facts TO toile_viewer;

CREATE TABLE releases (
  id uuid NOT NULL,
  space_id uuid NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  purpose_kind text,
  purpose_id text,
  title text NOT NULL,
  audience text NOT NULL,
  released_by uuid,
  released_at timestamp with time zone NOT NULL DEFAULT now(),
  policy jsonb NOT NULL,
  shown_count integer NOT NULL,
  hidden_counts jsonb NOT NULL,
  exposed_count integer NOT NULL,
  earlier_count integer NOT NULL,
  relations jsonb NOT NULL,
  CONSTRAINT releases_audience_check CHECK (((length(audience) >= 1) AND (length(audience) <= 300))),
  CONSTRAINT releases_check CHECK (((purpose_kind IS NULL) = (purpose_id IS NULL))),
  CONSTRAINT releases_purpose_id_check CHECK (((length(purpose_id) >= 1) AND (length(purpose_id) <= 200))),
  CONSTRAINT releases_purpose_kind_check CHECK ((purpose_kind ~ '^[a-z][a-z-]{0,40}$'::text)),
  CONSTRAINT releases_subject_id_check CHECK (((length(subject_id) >= 1) AND (length(subject_id) <= 200))),
  CONSTRAINT releases_subject_kind_check CHECK ((subject_kind ~ '^[a-z][a-z-]{0,40}$'::text)),
  CONSTRAINT releases_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CONSTRAINT releases_released_by_fkey FOREIGN KEY (released_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT releases_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id),
  CONSTRAINT releases_pkey PRIMARY KEY (id)
);
CREATE INDEX releases_space ON public.releases USING btree (space_id, released_at DESC, id DESC);
ALTER TABLE releases ENABLE ROW LEVEL SECURITY;
CREATE POLICY releases_add ON releases FOR INSERT WITH CHECK (((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])) AND (released_by = viewer_id())));
CREATE POLICY releases_read ON releases FOR SELECT USING ((space_id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[])));
GRANT INSERT, SELECT ON releases TO toile_viewer;

CREATE TABLE removed_attachments (
  id uuid NOT NULL,
  removed_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT removed_attachments_pkey PRIMARY KEY (id)
);
ALTER TABLE removed_attachments ENABLE ROW LEVEL SECURITY;

CREATE TABLE report_comment_turns (
  id uuid NOT NULL,
  thread_id uuid NOT NULL,
  kind text NOT NULL,
  turned_by uuid,
  turned_at timestamp with time zone NOT NULL,
  CONSTRAINT report_comment_turns_kind_check CHECK ((kind = ANY (ARRAY['resolved'::text, 'reopened'::text]))),
  CONSTRAINT report_comment_turns_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES report_comments(id) ON DELETE CASCADE,
  CONSTRAINT report_comment_turns_turned_by_fkey FOREIGN KEY (turned_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT report_comment_turns_pkey PRIMARY KEY (id)
);
CREATE INDEX report_comment_turns_thread ON public.report_comment_turns USING btree (thread_id, turned_at);
ALTER TABLE report_comment_turns ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_comment_turns_add ON report_comment_turns FOR INSERT WITH CHECK (((turned_by = viewer_id()) AND (report_of_thread(thread_id) = ANY (( SELECT viewer_working_reports() AS viewer_working_reports)::uuid[]))));
CREATE POLICY report_comment_turns_read ON report_comment_turns FOR SELECT USING ((report_of_thread(thread_id) = ANY (( SELECT viewer_reports() AS viewer_reports)::uuid[])));
GRANT INSERT, SELECT ON report_comment_turns TO toile_viewer;

CREATE TABLE report_comments (
  id uuid NOT NULL,
  report_id uuid NOT NULL,
  section_id uuid NOT NULL,
  thread_id uuid,
  quote text NOT NULL DEFAULT ''::text,
  text text NOT NULL,
  written_by uuid,
  written_at timestamp with time zone NOT NULL,
  CONSTRAINT report_comments_check CHECK (((thread_id IS NULL) OR (quote = ''::text))),
  CONSTRAINT report_comments_quote_check CHECK ((length(quote) <= 2000)),
  CONSTRAINT report_comments_text_check CHECK (((length(text) >= 1) AND (length(text) <= 10000))),
  CONSTRAINT report_comments_report_id_section_id_fkey FOREIGN KEY (report_id, section_id) REFERENCES report_sections(report_id, id) ON DELETE CASCADE,
  CONSTRAINT report_comments_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES report_comments(id) ON DELETE CASCADE,
  CONSTRAINT report_comments_written_by_fkey FOREIGN KEY (written_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT report_comments_pkey PRIMARY KEY (id)
);
CREATE INDEX report_comments_report ON public.report_comments USING btree (report_id, section_id);
CREATE INDEX report_comments_thread ON public.report_comments USING btree (thread_id);
CREATE INDEX report_comments_writer ON public.report_comments USING btree (written_by);
ALTER TABLE report_comments ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_comments_add ON report_comments FOR INSERT WITH CHECK (((written_by = viewer_id()) AND (report_id = ANY (( SELECT viewer_working_reports() AS viewer_working_reports)::uuid[])) AND ((thread_id IS NULL) OR (report_of_thread(thread_id) = report_id))));
CREATE POLICY report_comments_read ON report_comments FOR SELECT USING ((report_id = ANY (( SELECT viewer_reports() AS viewer_reports)::uuid[])));
GRANT INSERT, SELECT ON report_comments TO toile_viewer;

CREATE TABLE report_dossiers (
  report_id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  CONSTRAINT report_dossiers_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id) ON DELETE CASCADE,
  CONSTRAINT report_dossiers_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE CASCADE,
  CONSTRAINT report_dossiers_pkey PRIMARY KEY (report_id, dossier_id)
);
ALTER TABLE report_dossiers ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_dossiers_add ON report_dossiers FOR INSERT WITH CHECK (((report_id = ANY (( SELECT viewer_working_reports() AS viewer_working_reports)::uuid[])) AND (EXISTS ( SELECT
   FROM dossiers d
  WHERE ((d.id = report_dossiers.dossier_id) AND (d.space_id = ANY (report_space_ids(report_dossiers.report_id))))))));
CREATE POLICY report_dossiers_read ON report_dossiers FOR SELECT USING ((report_id = ANY (( SELECT viewer_reports() AS viewer_reports)::uuid[])));
CREATE POLICY report_dossiers_remove ON report_dossiers FOR DELETE USING ((report_id = ANY (( SELECT viewer_working_reports() AS viewer_working_reports)::uuid[])));
GRANT DELETE, INSERT, SELECT ON report_dossiers TO toile_viewer;

CREATE TABLE report_evidence (
  report_id uuid NOT NULL,
  name text NOT NULL,
  slot text NOT NULL,
  kind text NOT NULL,
  sentence text NOT NULL,
  without_numbers text,
  trace_ids uuid[] NOT NULL DEFAULT '{}'::uuid[],
  dossier_ids uuid[] NOT NULL DEFAULT '{}'::uuid[],
  plan_ids uuid[] NOT NULL DEFAULT '{}'::uuid[],
  plan_item_ids uuid[] NOT NULL DEFAULT '{}'::uuid[],
  statement_id uuid,
  figure_keys text[] NOT NULL DEFAULT '{}'::text[],
  words text,
  numbers jsonb NOT NULL DEFAULT '[]'::jsonb,
  print text NOT NULL,
  made_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT report_evidence_kind_check CHECK ((kind = ANY (ARRAY['traces'::text, 'words'::text, 'dossiers'::text, 'plans'::text, 'plan-items'::text, 'statement'::text, 'space'::text]))),
  CONSTRAINT report_evidence_name_check CHECK ((name ~ '^e[0-9]{1,9}$'::text)),
  CONSTRAINT report_evidence_slot_check CHECK (((length(slot) >= 1) AND (length(slot) <= 300))),
  CONSTRAINT report_evidence_words_check CHECK ((length(words) <= 20000)),
  CONSTRAINT report_evidence_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE CASCADE,
  CONSTRAINT report_evidence_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES statements(id) ON DELETE SET NULL,
  CONSTRAINT report_evidence_pkey PRIMARY KEY (report_id, name)
);
CREATE INDEX report_evidence_traces ON public.report_evidence USING gin (trace_ids);
ALTER TABLE report_evidence ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_evidence_add ON report_evidence FOR INSERT WITH CHECK ((report_id = ANY (( SELECT viewer_working_reports() AS viewer_working_reports)::uuid[])));
CREATE POLICY report_evidence_read ON report_evidence FOR SELECT USING ((report_id = ANY (( SELECT viewer_reports() AS viewer_reports)::uuid[])));
GRANT INSERT, SELECT ON report_evidence TO toile_viewer;

CREATE TABLE report_figures (
  report_id uuid NOT NULL,
  name text NOT NULL,
  slot text NOT NULL,
  data jsonb NOT NULL,
  print text NOT NULL,
  made_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT report_figures_name_check CHECK ((name ~ '^f[0-9]{1,9}$'::text)),
  CONSTRAINT report_figures_slot_check CHECK (((length(slot) >= 1) AND (length(slot) <= 300))),
  CONSTRAINT report_figures_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE CASCADE,
  CONSTRAINT report_figures_pkey PRIMARY KEY (report_id, name)
);
ALTER TABLE report_figures ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_figures_add ON report_figures FOR INSERT WITH CHECK ((report_id = ANY (( SELECT viewer_working_reports() AS viewer_working_reports)::uuid[])));
CREATE POLICY report_figures_read ON report_figures FOR SELECT USING ((report_id = ANY (( SELECT viewer_reports() AS viewer_reports)::uuid[])));
GRANT INSERT, SELECT ON report_figures TO toile_viewer;

CREATE TABLE report_kept_sentences (
  report_id uuid NOT NULL,
  slot text NOT NULL,
  print text NOT NULL,
  kept_by uuid,
  kept_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT report_kept_sentences_slot_check CHECK (((length(slot) >= 1) AND (length(slot) <= 300))),
  CONSTRAINT report_kept_sentences_kept_by_fkey FOREIGN KEY (kept_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT report_kept_sentences_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE CASCADE,
  CONSTRAINT report_kept_sentences_pkey PRIMARY KEY (report_id, slot, print)
);
ALTER TABLE report_kept_sentences ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_kept_sentences_add ON report_kept_sentences FOR INSERT WITH CHECK (((kept_by = viewer_id()) AND (report_id = ANY (( SELECT viewer_working_reports() AS viewer_working_reports)::uuid[]))));
CREATE POLICY report_kept_sentences_read ON report_kept_sentences FOR SELECT USING ((report_id = ANY (( SELECT viewer_reports() AS viewer_reports)::uuid[])));
GRANT INSERT, SELECT ON report_kept_sentences TO toile_viewer;

CREATE TABLE report_locks (
  section_id uuid NOT NULL,
  person_id uuid NOT NULL,
  since_at timestamp with time zone NOT NULL,
  until_at timestamp with time zone NOT NULL,
  CONSTRAINT report_locks_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  CONSTRAINT report_locks_section_id_fkey FOREIGN KEY (section_id) REFERENCES report_sections(id) ON DELETE CASCADE,
  CONSTRAINT report_locks_pkey PRIMARY KEY (section_id)
);
ALTER TABLE report_locks ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_locks_add ON report_locks FOR INSERT WITH CHECK (((person_id = viewer_id()) AND (report_of_section(section_id) = ANY (( SELECT viewer_working_reports() AS viewer_working_reports)::uuid[]))));
CREATE POLICY report_locks_change ON report_locks FOR UPDATE USING ((report_of_section(section_id) = ANY (( SELECT viewer_working_reports() AS viewer_working_reports)::uuid[]))) WITH CHECK ((person_id = viewer_id()));
CREATE POLICY report_locks_read ON report_locks FOR SELECT USING ((report_of_section(section_id) = ANY (( SELECT viewer_reports() AS viewer_reports)::uuid[])));
CREATE POLICY report_locks_remove ON report_locks FOR DELETE USING ((person_id = viewer_id()));
GRANT DELETE, INSERT, SELECT, UPDATE ON report_locks TO toile_viewer;

CREATE TABLE report_outing_removals (
  outing_id uuid NOT NULL,
  removed jsonb NOT NULL,
  CONSTRAINT report_outing_removals_outing_id_fkey FOREIGN KEY (outing_id) REFERENCES report_outings(id) ON DELETE CASCADE,
  CONSTRAINT report_outing_removals_pkey PRIMARY KEY (outing_id)
);
ALTER TABLE report_outing_removals ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_outing_removals_add ON report_outing_removals FOR INSERT WITH CHECK ((report_of_outing(outing_id) = ANY (( SELECT viewer_kept_reports() AS viewer_kept_reports)::uuid[])));
CREATE POLICY report_outing_removals_read ON report_outing_removals FOR SELECT USING ((report_of_outing(outing_id) = ANY (( SELECT viewer_reports() AS viewer_reports)::uuid[])));
GRANT INSERT, SELECT ON report_outing_removals TO toile_viewer;

CREATE TABLE report_outings (
  id uuid NOT NULL,
  report_id uuid NOT NULL,
  version_id uuid NOT NULL,
  audience text NOT NULL,
  content jsonb NOT NULL,
  made_by uuid,
  made_at timestamp with time zone NOT NULL,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  CONSTRAINT report_outings_audience_check CHECK ((audience = ANY (ARRAY['institution'::text, 'funder'::text, 'members'::text, 'public'::text]))),
  CONSTRAINT report_outings_made_by_fkey FOREIGN KEY (made_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT report_outings_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE CASCADE,
  CONSTRAINT report_outings_version_id_fkey FOREIGN KEY (version_id) REFERENCES report_versions(id) ON DELETE CASCADE,
  CONSTRAINT report_outings_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT report_outings_pkey PRIMARY KEY (id)
);
CREATE INDEX report_outings_report ON public.report_outings USING btree (report_id, made_at DESC);
CREATE INDEX report_outings_version ON public.report_outings USING btree (version_id);
CREATE UNIQUE INDEX report_outings_public ON public.report_outings USING btree (report_id) WHERE ((audience = 'public'::text) AND (withdrawn_at IS NULL));
ALTER TABLE report_outings ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_outings_add ON report_outings FOR INSERT WITH CHECK (((made_by = viewer_id()) AND (withdrawn_at IS NULL) AND (report_id = ANY (( SELECT viewer_kept_reports() AS viewer_kept_reports)::uuid[])) AND (report_of_version(version_id) = report_id) AND ((audience <> 'public'::text) OR report_is_adopted(version_id))));
CREATE POLICY report_outings_read ON report_outings FOR SELECT USING (((report_id = ANY (( SELECT viewer_reports() AS viewer_reports)::uuid[])) OR ((audience = 'public'::text) AND (withdrawn_at IS NULL) AND report_is_on_viewers_side(report_id))));
CREATE POLICY report_outings_withdraw ON report_outings FOR UPDATE USING (((withdrawn_at IS NULL) AND (report_id = ANY (( SELECT viewer_kept_reports() AS viewer_kept_reports)::uuid[])))) WITH CHECK (((withdrawn_by = viewer_id()) AND (withdrawn_at IS NOT NULL)));
GRANT INSERT, SELECT ON report_outings TO toile_viewer;

CREATE TABLE report_section_texts (
  section_id uuid NOT NULL,
  revision integer NOT NULL,
  heading text NOT NULL,
  body text NOT NULL,
  written_by uuid,
  written_at timestamp with time zone NOT NULL DEFAULT now(),
  typed_by uuid[] NOT NULL DEFAULT '{}'::uuid[],
  passing boolean NOT NULL DEFAULT false,
  CONSTRAINT report_section_texts_section_id_fkey FOREIGN KEY (section_id) REFERENCES report_sections(id) ON DELETE CASCADE,
  CONSTRAINT report_section_texts_written_by_fkey FOREIGN KEY (written_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT report_section_texts_pkey PRIMARY KEY (section_id, revision)
);
ALTER TABLE report_section_texts ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_section_texts_add ON report_section_texts FOR INSERT WITH CHECK ((report_of_section(section_id) = ANY (( SELECT viewer_working_reports() AS viewer_working_reports)::uuid[])));
CREATE POLICY report_section_texts_read ON report_section_texts FOR SELECT USING ((report_of_section(section_id) = ANY (( SELECT viewer_reports() AS viewer_reports)::uuid[])));
GRANT INSERT, SELECT ON report_section_texts TO toile_viewer;

CREATE TABLE report_sections (
  id uuid NOT NULL,
  report_id uuid NOT NULL,
  "position" integer NOT NULL,
  kind text NOT NULL,
  natures text[] NOT NULL DEFAULT '{}'::text[],
  heading text NOT NULL,
  hint text NOT NULL DEFAULT ''::text,
  body text NOT NULL DEFAULT ''::text,
  revision integer NOT NULL DEFAULT 1,
  cut_at timestamp with time zone,
  written_by uuid,
  written_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT report_sections_body_check CHECK ((length(body) <= 1000000)),
  CONSTRAINT report_sections_heading_check CHECK (((length(heading) >= 1) AND (length(heading) <= 300))),
  CONSTRAINT report_sections_hint_check CHECK ((length(hint) <= 2000)),
  CONSTRAINT report_sections_kind_check CHECK ((kind ~ '^[a-z][a-z-]{0,39}$'::text)),
  CONSTRAINT report_sections_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE CASCADE,
  CONSTRAINT report_sections_written_by_fkey FOREIGN KEY (written_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT report_sections_pkey PRIMARY KEY (id),
  CONSTRAINT report_sections_report_id_id_key UNIQUE (report_id, id)
);
CREATE INDEX report_sections_report ON public.report_sections USING btree (report_id, "position");
ALTER TABLE report_sections ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_sections_add ON report_sections FOR INSERT WITH CHECK ((report_id = ANY (( SELECT viewer_working_reports() AS viewer_working_reports)::uuid[])));
CREATE POLICY report_sections_change ON report_sections FOR UPDATE USING ((report_id = ANY (( SELECT viewer_working_reports() AS viewer_working_reports)::uuid[]))) WITH CHECK ((report_id = ANY (( SELECT viewer_working_reports() AS viewer_working_reports)::uuid[])));
CREATE POLICY report_sections_read ON report_sections FOR SELECT USING ((report_id = ANY (( SELECT viewer_reports() AS viewer_reports)::uuid[])));
GRANT INSERT, SELECT, UPDATE ON report_sections TO toile_viewer;
CREATE TRIGGER report_sections_added_for_search AFTER INSERT ON public.report_sections REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_reports_for_search();
CREATE TRIGGER report_sections_changed_for_search AFTER UPDATE ON public.report_sections FOR EACH ROW WHEN ((((new.heading IS DISTINCT FROM old.heading) OR (new.body IS DISTINCT FROM old.body)) OR ((new.cut_at IS NULL) IS DISTINCT FROM (old.cut_at IS NULL)))) EXECUTE FUNCTION queue_report_for_search();

CREATE TABLE report_spaces (
  report_id uuid NOT NULL,
  space_id uuid NOT NULL,
  since_on date NOT NULL,
  CONSTRAINT report_spaces_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE CASCADE,
  CONSTRAINT report_spaces_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE,
  CONSTRAINT report_spaces_pkey PRIMARY KEY (report_id, space_id)
);
CREATE INDEX report_spaces_space ON public.report_spaces USING btree (space_id);
ALTER TABLE report_spaces ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_spaces_add ON report_spaces FOR INSERT WITH CHECK (((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])) AND report_is_opened_by_viewer(report_id)));
CREATE POLICY report_spaces_read ON report_spaces FOR SELECT USING ((report_id = ANY (( SELECT viewer_reports() AS viewer_reports)::uuid[])));
GRANT INSERT, SELECT ON report_spaces TO toile_viewer;
CREATE TRIGGER report_spaces_added_for_search AFTER INSERT ON public.report_spaces REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_reports_for_search();
CREATE TRIGGER report_spaces_guard AFTER INSERT ON public.report_spaces FOR EACH ROW EXECUTE FUNCTION guard_report_spaces();
CREATE TRIGGER report_spaces_removed_for_search AFTER DELETE ON public.report_spaces REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_reports_for_search();

CREATE TABLE report_template_versions (
  template_id uuid NOT NULL,
  version integer NOT NULL,
  title text NOT NULL,
  purpose text NOT NULL,
  language text NOT NULL,
  sections jsonb NOT NULL,
  written_by uuid,
  written_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT report_template_versions_template_id_fkey FOREIGN KEY (template_id) REFERENCES report_templates(id) ON DELETE CASCADE,
  CONSTRAINT report_template_versions_written_by_fkey FOREIGN KEY (written_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT report_template_versions_pkey PRIMARY KEY (template_id, version)
);
ALTER TABLE report_template_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_template_versions_add ON report_template_versions FOR INSERT WITH CHECK (((written_by = viewer_id()) AND (EXISTS ( SELECT
   FROM report_templates t
  WHERE ((t.id = report_template_versions.template_id) AND (t.space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])))))));
CREATE POLICY report_template_versions_read ON report_template_versions FOR SELECT USING ((EXISTS ( SELECT
   FROM report_templates t
  WHERE (t.id = report_template_versions.template_id))));
GRANT INSERT, SELECT ON report_template_versions TO toile_viewer;

CREATE TABLE report_templates (
  id uuid NOT NULL,
  space_id uuid NOT NULL,
  title text NOT NULL,
  purpose text NOT NULL DEFAULT ''::text,
  language text NOT NULL,
  sections jsonb NOT NULL,
  origin text NOT NULL,
  origin_title text NOT NULL DEFAULT ''::text,
  version integer NOT NULL DEFAULT 1,
  archived_on date,
  kept_by uuid,
  kept_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT report_templates_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  CONSTRAINT report_templates_origin_check CHECK ((origin = ANY (ARRAY['nothing'::text, 'shipped'::text, 'template'::text, 'report'::text, 'file'::text]))),
  CONSTRAINT report_templates_origin_title_check CHECK ((length(origin_title) <= 300)),
  CONSTRAINT report_templates_purpose_check CHECK ((length(purpose) <= 600)),
  CONSTRAINT report_templates_sections_check CHECK ((jsonb_typeof(sections) = 'array'::text)),
  CONSTRAINT report_templates_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CONSTRAINT report_templates_kept_by_fkey FOREIGN KEY (kept_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT report_templates_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE,
  CONSTRAINT report_templates_pkey PRIMARY KEY (id)
);
CREATE INDEX report_templates_space ON public.report_templates USING btree (space_id);
ALTER TABLE report_templates ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_templates_add ON report_templates FOR INSERT WITH CHECK (((kept_by = viewer_id()) AND (space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[]))));
CREATE POLICY report_templates_change ON report_templates FOR UPDATE USING ((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[]))) WITH CHECK ((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])));
CREATE POLICY report_templates_read ON report_templates FOR SELECT USING ((space_id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[])));
GRANT INSERT, SELECT, UPDATE ON report_templates TO toile_viewer;
CREATE TRIGGER report_templates_guard BEFORE UPDATE OF space_id, archived_on ON public.report_templates FOR EACH ROW EXECUTE FUNCTION guard_kept_by_space();

CREATE TABLE report_version_adoptions (
  version_id uuid NOT NULL,
  space_id uuid NOT NULL,
  adopted_on date NOT NULL,
  adopted_at text NOT NULL,
  noted_by uuid,
  noted_at timestamp with time zone NOT NULL,
  CONSTRAINT report_version_adoptions_adopted_at_check CHECK (((length(adopted_at) >= 1) AND (length(adopted_at) <= 300))),
  CONSTRAINT report_version_adoptions_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT report_version_adoptions_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE,
  CONSTRAINT report_version_adoptions_version_id_fkey FOREIGN KEY (version_id) REFERENCES report_versions(id) ON DELETE CASCADE,
  CONSTRAINT report_version_adoptions_pkey PRIMARY KEY (version_id, space_id)
);
CREATE INDEX report_version_adoptions_space ON public.report_version_adoptions USING btree (space_id);
ALTER TABLE report_version_adoptions ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_version_adoptions_add ON report_version_adoptions FOR INSERT WITH CHECK (((noted_by = viewer_id()) AND (space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])) AND (space_id = ANY (report_space_ids(report_of_version(version_id))))));
CREATE POLICY report_version_adoptions_read ON report_version_adoptions FOR SELECT USING ((report_of_version(version_id) = ANY (( SELECT viewer_reports() AS viewer_reports)::uuid[])));
GRANT INSERT, SELECT ON report_version_adoptions TO toile_viewer;

CREATE TABLE report_versions (
  id uuid NOT NULL,
  report_id uuid NOT NULL,
  number integer NOT NULL,
  name text NOT NULL,
  content jsonb NOT NULL,
  named_by uuid,
  named_at timestamp with time zone NOT NULL,
  CONSTRAINT report_versions_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CONSTRAINT report_versions_named_by_fkey FOREIGN KEY (named_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT report_versions_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE CASCADE,
  CONSTRAINT report_versions_pkey PRIMARY KEY (id),
  CONSTRAINT report_versions_report_id_number_key UNIQUE (report_id, number)
);
ALTER TABLE report_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_versions_add ON report_versions FOR INSERT WITH CHECK (((named_by = viewer_id()) AND (report_id = ANY (( SELECT viewer_working_reports() AS viewer_working_reports)::uuid[]))));
CREATE POLICY report_versions_read ON report_versions FOR SELECT USING ((report_id = ANY (( SELECT viewer_reports() AS viewer_reports)::uuid[])));
GRANT INSERT, SELECT ON report_versions TO toile_viewer;

CREATE TABLE reports (
  id uuid NOT NULL,
  title text NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  language text NOT NULL,
  audience text NOT NULL,
  template_title text NOT NULL DEFAULT ''::text,
  version integer NOT NULL DEFAULT 1,
  order_version integer NOT NULL DEFAULT 1,
  evidence_count integer NOT NULL DEFAULT 0,
  figure_count integer NOT NULL DEFAULT 0,
  archived_on date,
  proposed_at timestamp with time zone NOT NULL,
  opened_by uuid,
  opened_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT reports_audience_check CHECK ((audience = ANY (ARRAY['team'::text, 'institution'::text, 'funder'::text, 'members'::text, 'public'::text]))),
  CONSTRAINT reports_check CHECK ((ends_on >= starts_on)),
  CONSTRAINT reports_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  CONSTRAINT reports_template_title_check CHECK ((length(template_title) <= 300)),
  CONSTRAINT reports_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CONSTRAINT reports_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT reports_pkey PRIMARY KEY (id)
);
ALTER TABLE reports ENABLE ROW LEVEL SECURITY;
CREATE POLICY reports_add ON reports FOR INSERT WITH CHECK ((opened_by = viewer_id()));
CREATE POLICY reports_change ON reports FOR UPDATE USING ((id = ANY (( SELECT viewer_working_reports() AS viewer_working_reports)::uuid[]))) WITH CHECK ((id = ANY (( SELECT viewer_working_reports() AS viewer_working_reports)::uuid[])));
CREATE POLICY reports_read ON reports FOR SELECT USING ((id = ANY (( SELECT viewer_reports() AS viewer_reports)::uuid[])));
GRANT INSERT, SELECT, UPDATE ON reports TO toile_viewer;
CREATE TRIGGER reports_changed_for_search AFTER UPDATE ON public.reports FOR EACH ROW WHEN (((new.title IS DISTINCT FROM old.title) OR (new.ends_on IS DISTINCT FROM old.ends_on))) EXECUTE FUNCTION queue_report_for_search();
CREATE TRIGGER reports_removed_for_search AFTER DELETE ON public.reports REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_for_search('report');

CREATE TABLE search_entries (
  kind text NOT NULL,
  subject_id uuid NOT NULL,
  space_id uuid NOT NULL,
  happened_on date NOT NULL,
  audience uuid[] NOT NULL,
  document tsvector NOT NULL,
  CONSTRAINT search_entries_kind_check CHECK ((kind = ANY (ARRAY['trace'::text, 'dossier'::text, 'plan'::text, 'plan-item'::text, 'report'::text]))),
  CONSTRAINT search_entries_pkey PRIMARY KEY (kind, subject_id)
);
CREATE INDEX search_entries_day ON public.search_entries USING btree (happened_on DESC);
CREATE INDEX search_entries_found ON public.search_entries USING gin (audience, document);
CREATE INDEX search_entries_of_several ON public.search_entries USING gin (audience, document) WHERE (kind = ANY (ARRAY['plan'::text, 'plan-item'::text, 'report'::text]));
CREATE INDEX search_entries_space_day ON public.search_entries USING btree (space_id, happened_on DESC);
ALTER TABLE search_entries ENABLE ROW LEVEL SECURITY;

CREATE TABLE search_queue (
  kind text NOT NULL,
  subject_id uuid NOT NULL,
  queued_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT search_queue_pkey PRIMARY KEY (kind, subject_id)
);
ALTER TABLE search_queue ENABLE ROW LEVEL SECURITY;

CREATE TABLE search_words (
  word text NOT NULL,
  CONSTRAINT search_words_pkey PRIMARY KEY (word)
);
CREATE INDEX search_words_near ON public.search_words USING gin (word gin_trgm_ops);
ALTER TABLE search_words ENABLE ROW LEVEL SECURITY;

CREATE TABLE sessions (
  id uuid NOT NULL,
  token_hash bytea NOT NULL,
  person_id uuid NOT NULL,
  opened_at timestamp with time zone NOT NULL DEFAULT now(),
  seen_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL,
  device text NOT NULL DEFAULT ''::text,
  CONSTRAINT sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  CONSTRAINT sessions_pkey PRIMARY KEY (id),
  CONSTRAINT sessions_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX sessions_end ON public.sessions USING btree (expires_at);
CREATE INDEX sessions_person ON public.sessions USING btree (person_id);
CREATE TRIGGER sessions_tell AFTER DELETE ON public.sessions FOR EACH ROW EXECUTE FUNCTION tell_rights_changed();

CREATE TABLE shared_text_replacements (
  kind text NOT NULL,
  text_id uuid NOT NULL,
  number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  part text NOT NULL,
  markdown text NOT NULL,
  replaced_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT shared_text_replacements_part_check CHECK (((length(part) >= 1) AND (length(part) <= 64))),
  CONSTRAINT shared_text_replacements_kind_text_id_fkey FOREIGN KEY (kind, text_id) REFERENCES shared_texts(kind, text_id) ON DELETE CASCADE,
  CONSTRAINT shared_text_replacements_pkey PRIMARY KEY (kind, text_id, number)
);
ALTER TABLE shared_text_replacements ENABLE ROW LEVEL SECURITY;

CREATE TABLE shared_text_updates (
  kind text NOT NULL,
  text_id uuid NOT NULL,
  number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  update bytea NOT NULL,
  writer_id uuid NOT NULL,
  written_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT shared_text_updates_kind_text_id_fkey FOREIGN KEY (kind, text_id) REFERENCES shared_texts(kind, text_id) ON DELETE CASCADE,
  CONSTRAINT shared_text_updates_pkey PRIMARY KEY (kind, text_id, number)
);
ALTER TABLE shared_text_updates ENABLE ROW LEVEL SECURITY;

CREATE TABLE shared_texts (
  kind text NOT NULL,
  text_id uuid NOT NULL,
  epoch uuid NOT NULL DEFAULT gen_random_uuid(),
  state bytea,
  parts jsonb NOT NULL DEFAULT '{}'::jsonb,
  settled_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT shared_texts_kind_check CHECK ((kind ~ '^[a-z][a-z-]{0,39}$'::text)),
  CONSTRAINT shared_texts_pkey PRIMARY KEY (kind, text_id)
);
ALTER TABLE shared_texts ENABLE ROW LEVEL SECURITY;

CREATE TABLE sign_in_attempts (
  token_hash bytea NOT NULL,
  kind text NOT NULL,
  person_id uuid,
  details jsonb NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT sign_in_attempts_kind_check CHECK ((kind = ANY (ARRAY['passkey'::text, 'new-passkey'::text, 'provider'::text]))),
  CONSTRAINT sign_in_attempts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  CONSTRAINT sign_in_attempts_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX sign_in_attempts_end ON public.sign_in_attempts USING btree (expires_at);

CREATE TABLE single_use_links (
  token_hash bytea NOT NULL,
  purpose text NOT NULL,
  person_id uuid NOT NULL,
  email text,
  return_to text NOT NULL DEFAULT ''::text,
  made_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT single_use_links_purpose_check CHECK ((purpose = ANY (ARRAY['sign-in'::text, 'email'::text, 'password'::text]))),
  CONSTRAINT single_use_links_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  CONSTRAINT single_use_links_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX single_use_links_person ON public.single_use_links USING btree (person_id, purpose);

CREATE TABLE space_vocabularies (
  space_id uuid NOT NULL,
  kind text NOT NULL,
  term_id text NOT NULL,
  label text NOT NULL,
  label_en text NOT NULL DEFAULT ''::text,
  "position" smallint NOT NULL,
  retired_on date,
  CONSTRAINT space_vocabularies_kind_check CHECK ((kind = ANY (ARRAY['service-axis'::text, 'field'::text, 'people-category'::text]))),
  CONSTRAINT space_vocabularies_label_check CHECK (((length(label) >= 1) AND (length(label) <= 120))),
  CONSTRAINT space_vocabularies_label_en_check CHECK ((length(label_en) <= 120)),
  CONSTRAINT space_vocabularies_term_id_check CHECK ((term_id ~ '^[a-z0-9][a-z0-9-]{0,59}$'::text)),
  CONSTRAINT space_vocabularies_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE,
  CONSTRAINT space_vocabularies_pkey PRIMARY KEY (space_id, kind, term_id)
);
ALTER TABLE space_vocabularies ENABLE ROW LEVEL SECURITY;
CREATE POLICY space_vocabularies_add ON space_vocabularies FOR INSERT WITH CHECK ((space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])));
CREATE POLICY space_vocabularies_change ON space_vocabularies FOR UPDATE USING ((space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[]))) WITH CHECK ((space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])));
CREATE POLICY space_vocabularies_read ON space_vocabularies FOR SELECT USING (((EXISTS ( SELECT
   FROM spaces
  WHERE (spaces.id = space_vocabularies.space_id))) OR (EXISTS ( SELECT
   FROM dossiers
  WHERE (dossiers.space_id = space_vocabularies.space_id)))));
GRANT INSERT, SELECT, UPDATE ON space_vocabularies TO toile_viewer;

CREATE TABLE spaces (
  id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  purpose text NOT NULL DEFAULT ''::text,
  visibility text NOT NULL DEFAULT 'space'::text,
  territory_id uuid,
  opened_at timestamp with time zone NOT NULL DEFAULT now(),
  closed_at timestamp with time zone,
  of_the_story boolean NOT NULL DEFAULT viewer_is_of_the_story(),
  CONSTRAINT spaces_kind_check CHECK ((kind = ANY (ARRAY['team'::text, 'table'::text, 'cell'::text, 'committee'::text]))),
  CONSTRAINT spaces_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CONSTRAINT spaces_purpose_check CHECK ((length(purpose) <= 4000)),
  CONSTRAINT spaces_visibility_check CHECK ((visibility = ANY (ARRAY['space'::text, 'network'::text, 'public'::text]))),
  CONSTRAINT spaces_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES places(id),
  CONSTRAINT spaces_pkey PRIMARY KEY (id)
);
CREATE INDEX spaces_of_the_story ON public.spaces USING btree (id) WHERE of_the_story;
ALTER TABLE spaces ENABLE ROW LEVEL SECURITY;
CREATE POLICY spaces_change ON spaces FOR UPDATE USING ((id = ANY (( SELECT viewer_facilitated_spaces() AS viewer_facilitated_spaces)::uuid[])));
CREATE POLICY spaces_open ON spaces FOR INSERT WITH CHECK (((viewer_id() IS NOT NULL) AND (of_the_story = ( SELECT viewer_is_of_the_story() AS viewer_is_of_the_story))));
CREATE POLICY spaces_read ON spaces FOR SELECT USING (((id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[])) OR (((visibility = 'public'::text) OR ((visibility = 'network'::text) AND (viewer_id() IS NOT NULL))) AND (of_the_story = ( SELECT viewer_sees_the_story() AS viewer_sees_the_story)))));
GRANT INSERT, SELECT ON spaces TO toile_viewer;

CREATE TABLE statement_states (
  id uuid NOT NULL,
  "position" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  statement_id uuid NOT NULL,
  state text NOT NULL,
  transmission_id uuid,
  reason text NOT NULL DEFAULT ''::text,
  noted_by uuid,
  noted_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT statement_states_check CHECK (((state = ANY (ARRAY['submitted'::text, 'returned'::text, 'accepted'::text])) = (transmission_id IS NOT NULL))),
  CONSTRAINT statement_states_check1 CHECK (((state <> ALL (ARRAY['returned'::text, 'unlocked'::text])) OR (reason <> ''::text))),
  CONSTRAINT statement_states_reason_check CHECK ((length(reason) <= 4000)),
  CONSTRAINT statement_states_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'returned'::text, 'accepted'::text, 'locked'::text, 'unlocked'::text]))),
  CONSTRAINT statement_states_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT statement_states_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES statements(id) ON DELETE CASCADE,
  CONSTRAINT statement_states_transmission_id_statement_id_fkey FOREIGN KEY (transmission_id, statement_id) REFERENCES transmissions(id, statement_id),
  CONSTRAINT statement_states_pkey PRIMARY KEY (id)
);
CREATE INDEX statement_states_statement ON public.statement_states USING btree (statement_id, "position");
CREATE INDEX statement_states_transmission ON public.statement_states USING btree (transmission_id) WHERE (transmission_id IS NOT NULL);
ALTER TABLE statement_states ENABLE ROW LEVEL SECURITY;
CREATE POLICY statement_states_add ON statement_states FOR INSERT WITH CHECK (((noted_by = viewer_id()) AND
CASE
    WHEN (state = ANY (ARRAY['submitted'::text, 'locked'::text])) THEN (EXISTS ( SELECT
       FROM statements s
      WHERE ((s.id = statement_states.statement_id) AND (s.space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])))))
    WHEN (state = 'unlocked'::text) THEN (EXISTS ( SELECT
       FROM statements s
      WHERE ((s.id = statement_states.statement_id) AND (s.space_id = ANY (( SELECT viewer_facilitated_spaces() AS viewer_facilitated_spaces)::uuid[])))))
    ELSE (EXISTS ( SELECT
       FROM transmissions t
      WHERE ((t.id = statement_states.transmission_id) AND ((t.recipient_space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])) OR ((t.recipient_space_id IS NULL) AND (t.space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])))))))
END));
CREATE POLICY statement_states_read ON statement_states FOR SELECT USING (((EXISTS ( SELECT
   FROM statements
  WHERE (statements.id = statement_states.statement_id))) OR (EXISTS ( SELECT
   FROM transmissions
  WHERE (transmissions.id = statement_states.transmission_id)))));
GRANT INSERT, SELECT ON statement_states TO toile_viewer;
CREATE TRIGGER statement_states_guard BEFORE INSERT ON public.statement_states FOR EACH ROW EXECUTE FUNCTION guard_statement_state();

CREATE TABLE statements (
  id uuid NOT NULL,
  space_id uuid NOT NULL,
  codebook_id text NOT NULL,
  codebook_version text NOT NULL,
  calendar_id text NOT NULL,
  period_id text NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  opened_by uuid,
  opened_at timestamp with time zone NOT NULL DEFAULT now(),
  codebook_holder uuid NOT NULL,
  CONSTRAINT statements_check CHECK ((ends_on >= starts_on)),
  CONSTRAINT statements_codebook FOREIGN KEY (codebook_id, codebook_version, codebook_holder) REFERENCES codebook_versions(codebook_id, version, holder),
  CONSTRAINT statements_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT statements_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id),
  CONSTRAINT statements_pkey PRIMARY KEY (id),
  CONSTRAINT statements_space_id_codebook_id_codebook_version_calendar_i_key UNIQUE (space_id, codebook_id, codebook_version, calendar_id, period_id)
);
CREATE INDEX statements_space ON public.statements USING btree (space_id, starts_on DESC, id DESC);
ALTER TABLE statements ENABLE ROW LEVEL SECURITY;
CREATE POLICY statements_add ON statements FOR INSERT WITH CHECK (((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])) AND (opened_by = viewer_id())));
CREATE POLICY statements_read ON statements FOR SELECT USING ((space_id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[])));
GRANT INSERT, SELECT ON statements TO toile_viewer;
CREATE TRIGGER statements_codebook_named BEFORE INSERT ON public.statements FOR EACH ROW EXECUTE FUNCTION name_statement_codebook();

CREATE TABLE submissions (
  person_id uuid NOT NULL,
  key text NOT NULL,
  print text NOT NULL,
  outcome jsonb,
  submitted_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT submissions_pkey PRIMARY KEY (person_id, key)
);
CREATE INDEX submissions_age ON public.submissions USING btree (submitted_at);
ALTER TABLE submissions ENABLE ROW LEVEL SECURITY;
CREATE POLICY submissions_own ON submissions FOR ALL USING ((person_id = viewer_id())) WITH CHECK ((person_id = viewer_id()));
GRANT INSERT, SELECT, UPDATE ON submissions TO toile_viewer;

CREATE TABLE territory_successions (
  id uuid NOT NULL,
  from_id uuid NOT NULL,
  to_id uuid NOT NULL,
  happened_on date NOT NULL,
  kind text NOT NULL,
  confidence text NOT NULL,
  source text NOT NULL,
  added_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT territory_successions_check CHECK ((from_id <> to_id)),
  CONSTRAINT territory_successions_confidence_check CHECK ((confidence = ANY (ARRAY['verified'::text, 'likely'::text, 'to-check'::text]))),
  CONSTRAINT territory_successions_kind_check CHECK ((kind = ANY (ARRAY['merger'::text, 'split'::text, 'renaming'::text, 'transfer'::text]))),
  CONSTRAINT territory_successions_source_check CHECK (((length(source) >= 1) AND (length(source) <= 500))),
  CONSTRAINT territory_successions_from_id_fkey FOREIGN KEY (from_id) REFERENCES places(id),
  CONSTRAINT territory_successions_to_id_fkey FOREIGN KEY (to_id) REFERENCES places(id),
  CONSTRAINT territory_successions_pkey PRIMARY KEY (id),
  CONSTRAINT territory_successions_from_id_to_id_happened_on_key UNIQUE (from_id, to_id, happened_on)
);
CREATE INDEX territory_successions_to ON public.territory_successions USING btree (to_id);
ALTER TABLE territory_successions ENABLE ROW LEVEL SECURITY;
CREATE POLICY territory_successions_add ON territory_successions FOR INSERT WITH CHECK (( SELECT viewer_is_administrator() AS viewer_is_administrator));
CREATE POLICY territory_successions_confirm ON territory_successions FOR UPDATE USING (( SELECT viewer_is_administrator() AS viewer_is_administrator)) WITH CHECK (( SELECT viewer_is_administrator() AS viewer_is_administrator));
CREATE POLICY territory_successions_read ON territory_successions FOR SELECT USING (((EXISTS ( SELECT
   FROM places
  WHERE (places.id = territory_successions.from_id))) AND (EXISTS ( SELECT
   FROM places
  WHERE (places.id = territory_successions.to_id)))));
GRANT INSERT, SELECT ON territory_successions TO toile_viewer;

CREATE TABLE thresholds (
  topic text NOT NULL,
  people integer NOT NULL,
  organisations integer NOT NULL,
  zeros text,
  changed_by uuid,
  changed_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT thresholds_check CHECK (((topic = ''::text) = (zeros IS NOT NULL))),
  CONSTRAINT thresholds_organisations_check CHECK (((organisations >= 1) AND (organisations <= 100))),
  CONSTRAINT thresholds_people_check CHECK (((people >= 1) AND (people <= 100))),
  CONSTRAINT thresholds_topic_check CHECK ((length(topic) <= 100)),
  CONSTRAINT thresholds_zeros_check CHECK ((zeros = ANY (ARRAY['shown'::text, 'hidden'::text]))),
  CONSTRAINT thresholds_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT thresholds_pkey PRIMARY KEY (topic)
);
ALTER TABLE thresholds ENABLE ROW LEVEL SECURITY;
CREATE POLICY thresholds_add ON thresholds FOR INSERT WITH CHECK ((( SELECT viewer_is_administrator() AS viewer_is_administrator) AND (changed_by = viewer_id())));
CREATE POLICY thresholds_change ON thresholds FOR UPDATE USING (( SELECT viewer_is_administrator() AS viewer_is_administrator)) WITH CHECK ((changed_by = viewer_id()));
CREATE POLICY thresholds_read ON thresholds FOR SELECT USING (true);
CREATE POLICY thresholds_remove ON thresholds FOR DELETE USING ((( SELECT viewer_is_administrator() AS viewer_is_administrator) AND (topic <> ''::text)));
GRANT DELETE, INSERT, SELECT ON thresholds TO toile_viewer;

CREATE TABLE trace_actors (
  trace_id uuid NOT NULL,
  "position" smallint NOT NULL,
  person_id uuid,
  name text NOT NULL DEFAULT ''::text,
  share_percent smallint,
  CONSTRAINT trace_actors_name_check CHECK ((length(name) <= 200)),
  CONSTRAINT trace_actors_share_percent_check CHECK (((share_percent >= 0) AND (share_percent <= 100))),
  CONSTRAINT trace_actors_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT trace_actors_trace_id_fkey FOREIGN KEY (trace_id) REFERENCES traces(id) ON DELETE CASCADE,
  CONSTRAINT trace_actors_pkey PRIMARY KEY (trace_id, "position"),
  CONSTRAINT trace_actors_trace_id_person_id_key UNIQUE (trace_id, person_id)
);
CREATE INDEX trace_actors_person ON public.trace_actors USING btree (person_id) WHERE (person_id IS NOT NULL);
ALTER TABLE trace_actors ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_actors_add ON trace_actors FOR INSERT WITH CHECK (viewer_may_change_trace(trace_id));
CREATE POLICY trace_actors_read ON trace_actors FOR SELECT USING ((EXISTS ( SELECT
   FROM traces
  WHERE (traces.id = trace_actors.trace_id))));
CREATE POLICY trace_actors_remove ON trace_actors FOR DELETE USING (viewer_may_change_trace(trace_id));
GRANT DELETE, INSERT, SELECT ON trace_actors TO toile_viewer;

CREATE TABLE trace_attachments (
  id uuid NOT NULL,
  trace_id uuid NOT NULL,
  kind text NOT NULL,
  file_name text NOT NULL,
  media_type text NOT NULL,
  size_bytes bigint NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  added_by uuid,
  added_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT trace_attachments_description_check CHECK ((length(description) <= 500)),
  CONSTRAINT trace_attachments_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200))),
  CONSTRAINT trace_attachments_kind_check CHECK ((kind = ANY (ARRAY['image'::text, 'pdf'::text, 'audio'::text, 'video'::text]))),
  CONSTRAINT trace_attachments_added_by_fkey FOREIGN KEY (added_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT trace_attachments_trace_id_fkey FOREIGN KEY (trace_id) REFERENCES traces(id) ON DELETE CASCADE,
  CONSTRAINT trace_attachments_pkey PRIMARY KEY (id)
);
CREATE INDEX trace_attachments_trace ON public.trace_attachments USING btree (trace_id);
ALTER TABLE trace_attachments ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_attachments_add ON trace_attachments FOR INSERT WITH CHECK ((viewer_may_change_trace(trace_id) AND (added_by = viewer_id())));
CREATE POLICY trace_attachments_read ON trace_attachments FOR SELECT USING ((EXISTS ( SELECT
   FROM traces
  WHERE (traces.id = trace_attachments.trace_id))));
CREATE POLICY trace_attachments_remove ON trace_attachments FOR DELETE USING (viewer_may_change_trace(trace_id));
GRANT DELETE, INSERT, SELECT ON trace_attachments TO toile_viewer;
CREATE TRIGGER trace_attachments_removed AFTER DELETE ON public.trace_attachments REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION keep_removed_attachments();

CREATE TABLE trace_departures (
  trace_id uuid NOT NULL,
  space_id uuid NOT NULL,
  departed_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT trace_departures_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE,
  CONSTRAINT trace_departures_pkey PRIMARY KEY (space_id, trace_id)
);
CREATE INDEX trace_departures_at ON public.trace_departures USING btree (space_id, departed_at);
ALTER TABLE trace_departures ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_departures_read ON trace_departures FOR SELECT USING ((space_id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[])));
GRANT SELECT ON trace_departures TO toile_viewer;

CREATE TABLE trace_dossiers (
  trace_id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  CONSTRAINT trace_dossiers_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id),
  CONSTRAINT trace_dossiers_trace_id_fkey FOREIGN KEY (trace_id) REFERENCES traces(id) ON DELETE CASCADE,
  CONSTRAINT trace_dossiers_pkey PRIMARY KEY (trace_id, dossier_id)
);
CREATE INDEX trace_dossiers_dossier ON public.trace_dossiers USING btree (dossier_id);
ALTER TABLE trace_dossiers ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_dossiers_add ON trace_dossiers FOR INSERT WITH CHECK ((viewer_may_change_trace(trace_id) AND (EXISTS ( SELECT
   FROM dossiers
  WHERE (dossiers.id = trace_dossiers.dossier_id)))));
CREATE POLICY trace_dossiers_read ON trace_dossiers FOR SELECT USING ((EXISTS ( SELECT
   FROM traces
  WHERE (traces.id = trace_dossiers.trace_id))));
CREATE POLICY trace_dossiers_remove ON trace_dossiers FOR DELETE USING (viewer_may_change_trace(trace_id));
GRANT DELETE, INSERT, SELECT ON trace_dossiers TO toile_viewer;

CREATE TABLE trace_organisations (
  trace_id uuid NOT NULL,
  "position" smallint NOT NULL,
  organisation_id uuid,
  name text NOT NULL DEFAULT ''::text,
  role text NOT NULL DEFAULT 'present'::text,
  CONSTRAINT trace_organisations_name_check CHECK ((length(name) <= 300)),
  CONSTRAINT trace_organisations_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  CONSTRAINT trace_organisations_trace_id_fkey FOREIGN KEY (trace_id) REFERENCES traces(id) ON DELETE CASCADE,
  CONSTRAINT trace_organisations_pkey PRIMARY KEY (trace_id, "position"),
  CONSTRAINT trace_organisations_trace_id_organisation_id_key UNIQUE (trace_id, organisation_id)
);
CREATE INDEX trace_organisations_organisation ON public.trace_organisations USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);
ALTER TABLE trace_organisations ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_organisations_add ON trace_organisations FOR INSERT WITH CHECK (viewer_may_change_trace(trace_id));
CREATE POLICY trace_organisations_read ON trace_organisations FOR SELECT USING ((EXISTS ( SELECT
   FROM traces
  WHERE (traces.id = trace_organisations.trace_id))));
CREATE POLICY trace_organisations_remove ON trace_organisations FOR DELETE USING (viewer_may_change_trace(trace_id));
GRANT DELETE, INSERT, SELECT ON trace_organisations TO toile_viewer;

CREATE TABLE trace_reading_slices (
  reading_id uuid NOT NULL,
  "position" integer NOT NULL,
  slice integer NOT NULL,
  space_id uuid NOT NULL,
  latest_day smallint NOT NULL,
  latest_id uuid NOT NULL,
  trace_ids uuid[] NOT NULL,
  days smallint[] NOT NULL,
  aspects smallint[] NOT NULL,
  CONSTRAINT trace_reading_slices_reading_id_space_id_fkey FOREIGN KEY (reading_id, space_id) REFERENCES trace_readings(id, space_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT trace_reading_slices_pkey PRIMARY KEY (reading_id, "position", slice)
);
CREATE INDEX trace_reading_slices_latest ON public.trace_reading_slices USING btree (reading_id, latest_day DESC, latest_id DESC);
ALTER TABLE trace_reading_slices ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_reading_slices_add ON trace_reading_slices FOR INSERT WITH CHECK ((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])));
CREATE POLICY trace_reading_slices_let_go ON trace_reading_slices FOR DELETE USING ((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])));
CREATE POLICY trace_reading_slices_read ON trace_reading_slices FOR SELECT USING ((space_id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[])));
GRANT DELETE, INSERT, SELECT ON trace_reading_slices TO toile_viewer;

CREATE TABLE trace_readings (
  id uuid NOT NULL,
  space_id uuid NOT NULL,
  read_at timestamp with time zone NOT NULL DEFAULT now(),
  starts_on date NOT NULL,
  inputs text[] NOT NULL,
  groups jsonb NOT NULL,
  CONSTRAINT trace_readings_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id),
  CONSTRAINT trace_readings_pkey PRIMARY KEY (id),
  CONSTRAINT trace_readings_id_space_id_key UNIQUE (id, space_id)
);
CREATE INDEX trace_readings_space ON public.trace_readings USING btree (space_id);
ALTER TABLE trace_readings ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_readings_add ON trace_readings FOR INSERT WITH CHECK ((space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])));
CREATE POLICY trace_readings_read ON trace_readings FOR SELECT USING ((space_id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[])));
GRANT INSERT, SELECT ON trace_readings TO toile_viewer;

CREATE TABLE trace_versions (
  trace_id uuid NOT NULL,
  version integer NOT NULL,
  content jsonb NOT NULL,
  visibility text NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by uuid,
  CONSTRAINT trace_versions_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT trace_versions_trace_id_fkey FOREIGN KEY (trace_id) REFERENCES traces(id) ON DELETE CASCADE,
  CONSTRAINT trace_versions_pkey PRIMARY KEY (trace_id, version)
);
ALTER TABLE trace_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY trace_versions_add ON trace_versions FOR INSERT WITH CHECK (viewer_may_change_trace(trace_id));
CREATE POLICY trace_versions_read ON trace_versions FOR SELECT USING ((EXISTS ( SELECT
   FROM traces
  WHERE ((traces.id = trace_versions.trace_id) AND ((traces.author_id = viewer_id()) OR ((trace_versions.visibility <> 'author'::text) AND (traces.space_id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[]))))))));
GRANT INSERT, SELECT ON trace_versions TO toile_viewer;

CREATE TABLE traces (
  id uuid NOT NULL,
  number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  space_id uuid NOT NULL,
  author_id uuid,
  title text NOT NULL,
  text text NOT NULL,
  event_on date NOT NULL,
  event_time time(0) without time zone,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  duration_minutes integer,
  natures text[] NOT NULL DEFAULT '{}'::text[],
  nature_shares smallint[] NOT NULL DEFAULT '{}'::smallint[],
  mode text,
  place_kind text,
  place_text text NOT NULL DEFAULT ''::text,
  place_id uuid,
  school_level text,
  language text,
  addressee text NOT NULL DEFAULT 'community'::text,
  people_count integer,
  people_by_category jsonb NOT NULL DEFAULT '{}'::jsonb,
  practitioner_count smallint,
  flags text[] NOT NULL DEFAULT '{}'::text[],
  what_changed text NOT NULL DEFAULT ''::text,
  visibility text NOT NULL DEFAULT 'space'::text,
  import_id uuid,
  version integer NOT NULL DEFAULT 1,
  changed_at timestamp with time zone NOT NULL DEFAULT now(),
  changed_by uuid,
  trashed_at timestamp with time zone,
  CONSTRAINT traces_addressee_check CHECK ((addressee = ANY (ARRAY['community'::text, 'group'::text, 'person'::text]))),
  CONSTRAINT traces_check CHECK (((cardinality(nature_shares) = 0) OR (cardinality(nature_shares) = cardinality(natures)))),
  CONSTRAINT traces_check1 CHECK (((place_kind = 'school'::text) OR (school_level IS NULL))),
  CONSTRAINT traces_duration_minutes_check CHECK (((duration_minutes >= 0) AND (duration_minutes <= 100000))),
  CONSTRAINT traces_flags_check CHECK ((flags <@ ARRAY['preparation'::text, 'internal_request'::text])),
  CONSTRAINT traces_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text, 'other'::text]))),
  CONSTRAINT traces_mode_check CHECK ((mode = ANY (ARRAY['in-person'::text, 'telephone'::text, 'video'::text, 'hybrid'::text, 'writing'::text, 'other'::text]))),
  CONSTRAINT traces_people_count_check CHECK (((people_count >= 0) AND (people_count <= 1000000))),
  CONSTRAINT traces_place_kind_check CHECK ((place_kind = ANY (ARRAY['institution'::text, 'organisation'::text, 'public-space'::text, 'school'::text, 'home'::text, 'remote'::text, 'other'::text]))),
  CONSTRAINT traces_place_text_check CHECK ((length(place_text) <= 300)),
  CONSTRAINT traces_practitioner_count_check CHECK (((practitioner_count >= 1) AND (practitioner_count <= 500))),
  CONSTRAINT traces_school_level_check CHECK ((school_level = ANY (ARRAY['preschool'::text, 'primary'::text, 'secondary'::text, 'college'::text, 'adult'::text]))),
  CONSTRAINT traces_text_check CHECK ((length(text) <= 50000)),
  CONSTRAINT traces_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CONSTRAINT traces_visibility_check CHECK ((visibility = ANY (ARRAY['author'::text, 'space'::text, 'network'::text, 'public'::text]))),
  CONSTRAINT traces_what_changed_check CHECK ((length(what_changed) <= 20000)),
  CONSTRAINT traces_author_id_fkey FOREIGN KEY (author_id) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT traces_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT traces_place_id_fkey FOREIGN KEY (place_id) REFERENCES places(id),
  CONSTRAINT traces_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id),
  CONSTRAINT traces_pkey PRIMARY KEY (id)
);
CREATE INDEX traces_author_day ON public.traces USING btree (author_id, event_on DESC, id DESC) WHERE (trashed_at IS NULL);
CREATE INDEX traces_author_entry ON public.traces USING btree (author_id, entered_at DESC, id DESC) WHERE (trashed_at IS NULL);
CREATE INDEX traces_import ON public.traces USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX traces_open_day ON public.traces USING btree (event_on DESC, id DESC) WHERE ((trashed_at IS NULL) AND (visibility = ANY (ARRAY['network'::text, 'public'::text])));
CREATE INDEX traces_space_day ON public.traces USING btree (space_id, event_on DESC, id DESC) WHERE (trashed_at IS NULL);
CREATE INDEX traces_space_entry ON public.traces USING btree (space_id, entered_at DESC, id DESC) WHERE (trashed_at IS NULL);
CREATE INDEX traces_trashed ON public.traces USING btree (trashed_at) WHERE (trashed_at IS NOT NULL);
ALTER TABLE traces ENABLE ROW LEVEL SECURITY;
CREATE POLICY traces_add ON traces FOR INSERT WITH CHECK (((author_id = viewer_id()) AND (space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[]))));
CREATE POLICY traces_change ON traces FOR UPDATE USING (((author_id = viewer_id()) OR ((visibility <> 'author'::text) AND (space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[]))))) WITH CHECK (((author_id = viewer_id()) OR ((visibility <> 'author'::text) AND (space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])))));
CREATE POLICY traces_read ON traces FOR SELECT USING (((author_id = viewer_id()) OR ((trashed_at IS NULL) AND (((visibility <> 'author'::text) AND (space_id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[]))) OR (((visibility = 'public'::text) OR ((visibility = 'network'::text) AND (viewer_id() IS NOT NULL))) AND ((space_id = ANY (( SELECT story_spaces() AS story_spaces)::uuid[])) = ( SELECT viewer_sees_the_story() AS viewer_sees_the_story))))) OR ((trashed_at IS NOT NULL) AND (visibility <> 'author'::text) AND (space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])))));
GRANT INSERT, SELECT, UPDATE ON traces TO toile_viewer;
CREATE TRIGGER traces_added_for_search AFTER INSERT ON public.traces REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_for_search('trace');
CREATE TRIGGER traces_changed_for_search AFTER UPDATE ON public.traces REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_for_search('trace');
CREATE TRIGGER traces_day_followed AFTER UPDATE OF event_on ON public.traces FOR EACH ROW WHEN ((new.event_on IS DISTINCT FROM old.event_on)) EXECUTE FUNCTION follow_day_of_trace();
CREATE TRIGGER traces_departure AFTER UPDATE OF visibility, space_id, trashed_at ON public.traces FOR EACH ROW WHEN (((old.trashed_at IS NULL) AND (old.visibility <> 'author'::text) AND ((new.trashed_at IS NOT NULL) OR (new.visibility = 'author'::text) OR (new.space_id <> old.space_id)))) EXECUTE FUNCTION note_trace_departure();
CREATE TRIGGER traces_erased AFTER DELETE ON public.traces REFERENCING OLD TABLE AS erased FOR EACH STATEMENT EXECUTE FUNCTION note_erased_traces();
CREATE TRIGGER traces_guard BEFORE UPDATE OF author_id, visibility, space_id ON public.traces FOR EACH ROW EXECUTE FUNCTION guard_trace();
CREATE TRIGGER traces_removed_for_search AFTER DELETE ON public.traces REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_for_search('trace');

CREATE TABLE transmission_contributors (
  person_id uuid NOT NULL,
  transmission_id uuid NOT NULL,
  CONSTRAINT transmission_contributors_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  CONSTRAINT transmission_contributors_transmission_id_fkey FOREIGN KEY (transmission_id) REFERENCES transmissions(id) ON DELETE CASCADE,
  CONSTRAINT transmission_contributors_pkey PRIMARY KEY (person_id, transmission_id)
);
CREATE INDEX transmission_contributors_transmission ON public.transmission_contributors USING btree (transmission_id);
ALTER TABLE transmission_contributors ENABLE ROW LEVEL SECURITY;
CREATE POLICY transmission_contributors_add ON transmission_contributors FOR INSERT WITH CHECK ((EXISTS ( SELECT
   FROM (transmissions t
     JOIN traces ON ((traces.space_id = t.space_id)))
  WHERE ((t.id = transmission_contributors.transmission_id) AND (t.transmitted_by = viewer_id()) AND (t.space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])) AND (traces.author_id = transmission_contributors.person_id)))));
CREATE POLICY transmission_contributors_read ON transmission_contributors FOR SELECT USING ((person_id = viewer_id()));
GRANT INSERT, SELECT ON transmission_contributors TO toile_viewer;

CREATE TABLE transmission_declarations (
  transmission_id uuid NOT NULL,
  "position" integer NOT NULL,
  cells jsonb NOT NULL,
  CONSTRAINT transmission_declarations_transmission_id_fkey FOREIGN KEY (transmission_id) REFERENCES transmissions(id) ON DELETE CASCADE,
  CONSTRAINT transmission_declarations_pkey PRIMARY KEY (transmission_id, "position")
);
ALTER TABLE transmission_declarations ENABLE ROW LEVEL SECURITY;
CREATE POLICY transmission_declarations_add ON transmission_declarations FOR INSERT WITH CHECK ((EXISTS ( SELECT
   FROM transmissions t
  WHERE ((t.id = transmission_declarations.transmission_id) AND (t.transmitted_by = viewer_id()) AND (t.layout_id IS NOT NULL) AND (t.space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[]))))));
CREATE POLICY transmission_declarations_read ON transmission_declarations FOR SELECT USING ((EXISTS ( SELECT
   FROM transmissions t
  WHERE ((t.id = transmission_declarations.transmission_id) AND ((t.space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])) OR (t.recipient_space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])))))));
GRANT INSERT, SELECT ON transmission_declarations TO toile_viewer;

CREATE TABLE transmission_feedback (
  id uuid NOT NULL,
  transmission_id uuid NOT NULL,
  decided_on date NOT NULL,
  text text NOT NULL,
  recorded_by uuid,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT transmission_feedback_text_check CHECK (((length(text) >= 1) AND (length(text) <= 8000))),
  CONSTRAINT transmission_feedback_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT transmission_feedback_transmission_id_fkey FOREIGN KEY (transmission_id) REFERENCES transmissions(id) ON DELETE CASCADE,
  CONSTRAINT transmission_feedback_pkey PRIMARY KEY (id)
);
CREATE INDEX transmission_feedback_transmission ON public.transmission_feedback USING btree (transmission_id, recorded_at);
ALTER TABLE transmission_feedback ENABLE ROW LEVEL SECURITY;
CREATE POLICY transmission_feedback_add ON transmission_feedback FOR INSERT WITH CHECK (((recorded_by = viewer_id()) AND (EXISTS ( SELECT
   FROM transmissions t
  WHERE ((t.id = transmission_feedback.transmission_id) AND ((t.recipient_space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])) OR ((t.recipient_space_id IS NULL) AND (t.space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])))))))));
CREATE POLICY transmission_feedback_read ON transmission_feedback FOR SELECT USING ((EXISTS ( SELECT
   FROM transmissions t
  WHERE (t.id = transmission_feedback.transmission_id))));
GRANT INSERT, SELECT ON transmission_feedback TO toile_viewer;

CREATE TABLE transmission_readings (
  id uuid NOT NULL,
  transmission_id uuid NOT NULL,
  person_id uuid,
  act text NOT NULL,
  part text NOT NULL,
  means text NOT NULL,
  read_on date NOT NULL,
  read_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT transmission_readings_act_check CHECK ((act = ANY (ARRAY['opened'::text, 'exported'::text]))),
  CONSTRAINT transmission_readings_means_check CHECK ((means ~ '^[a-z]{1,10}$'::text)),
  CONSTRAINT transmission_readings_part_check CHECK ((part = ANY (ARRAY['figures'::text, 'declarations'::text]))),
  CONSTRAINT transmission_readings_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT transmission_readings_transmission_id_fkey FOREIGN KEY (transmission_id) REFERENCES transmissions(id) ON DELETE CASCADE,
  CONSTRAINT transmission_readings_pkey PRIMARY KEY (id)
);
CREATE INDEX transmission_readings_person ON public.transmission_readings USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX transmission_readings_transmission ON public.transmission_readings USING btree (transmission_id, read_at);
CREATE UNIQUE INDEX transmission_readings_day ON public.transmission_readings USING btree (transmission_id, person_id, part, means, read_on) WHERE (act = 'opened'::text);
ALTER TABLE transmission_readings ENABLE ROW LEVEL SECURITY;
CREATE POLICY transmission_readings_add ON transmission_readings FOR INSERT WITH CHECK (((person_id = viewer_id()) AND (EXISTS ( SELECT
   FROM transmissions t
  WHERE (t.id = transmission_readings.transmission_id)))));
CREATE POLICY transmission_readings_read ON transmission_readings FOR SELECT USING (((person_id = viewer_id()) OR (EXISTS ( SELECT
   FROM transmissions t
  WHERE ((t.id = transmission_readings.transmission_id) AND (t.space_id = ANY (( SELECT viewer_working_spaces() AS viewer_working_spaces)::uuid[])))))));
GRANT INSERT, SELECT ON transmission_readings TO toile_viewer;

CREATE TABLE transmissions (
  id uuid NOT NULL,
  statement_id uuid NOT NULL,
  compilation_number integer NOT NULL,
  space_id uuid NOT NULL,
  recipient_space_id uuid,
  recipient_name text NOT NULL,
  purpose_kind text NOT NULL,
  purpose text NOT NULL,
  content jsonb NOT NULL,
  layout_id text,
  replaces_id uuid,
  transmitted_by uuid,
  transmitted_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT transmissions_check CHECK ((recipient_space_id <> space_id)),
  CONSTRAINT transmissions_check1 CHECK (((layout_id IS NULL) OR (purpose_kind = 'regulation'::text))),
  CONSTRAINT transmissions_layout_id_check CHECK (((length(layout_id) >= 1) AND (length(layout_id) <= 80))),
  CONSTRAINT transmissions_purpose_check CHECK (((length(purpose) >= 1) AND (length(purpose) <= 2000))),
  CONSTRAINT transmissions_purpose_kind_check CHECK ((purpose_kind = ANY (ARRAY['regulation'::text, 'account'::text, 'planning'::text, 'funding'::text, 'research'::text, 'other'::text]))),
  CONSTRAINT transmissions_recipient_name_check CHECK (((length(recipient_name) >= 1) AND (length(recipient_name) <= 300))),
  CONSTRAINT transmissions_recipient_space_id_fkey FOREIGN KEY (recipient_space_id) REFERENCES spaces(id),
  CONSTRAINT transmissions_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES transmissions(id),
  CONSTRAINT transmissions_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id),
  CONSTRAINT transmissions_statement_id_compilation_number_fkey FOREIGN KEY (statement_id, compilation_number) REFERENCES compilations(statement_id, number),
  CONSTRAINT transmissions_transmitted_by_fkey FOREIGN KEY (transmitted_by) REFERENCES people(id) ON DELETE SET NULL,
  CONSTRAINT transmissions_pkey PRIMARY KEY (id),
  CONSTRAINT transmissions_id_statement_id_key UNIQUE (id, statement_id)
);
CREATE INDEX transmissions_recipient ON public.transmissions USING btree (recipient_space_id, transmitted_at DESC) WHERE (recipient_space_id IS NOT NULL);
CREATE INDEX transmissions_space ON public.transmissions USING btree (space_id, transmitted_at DESC);
CREATE INDEX transmissions_statement ON public.transmissions USING btree (statement_id, transmitted_at);
ALTER TABLE transmissions ENABLE ROW LEVEL SECURITY;
CREATE POLICY transmissions_add ON transmissions FOR INSERT WITH CHECK (((transmitted_by = viewer_id()) AND (space_id = ANY (( SELECT viewer_kept_spaces() AS viewer_kept_spaces)::uuid[])) AND (EXISTS ( SELECT
   FROM statements
  WHERE ((statements.id = transmissions.statement_id) AND (statements.space_id = transmissions.space_id)))) AND ((recipient_space_id IS NULL) OR (EXISTS ( SELECT
   FROM spaces
  WHERE (spaces.id = transmissions.recipient_space_id))))));
CREATE POLICY transmissions_read ON transmissions FOR SELECT USING (((space_id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[])) OR (recipient_space_id = ANY (( SELECT viewer_spaces() AS viewer_spaces)::uuid[]))));
GRANT INSERT, SELECT ON transmissions TO toile_viewer;

CREATE OR REPLACE FUNCTION public.accept_invitation(hash bytea, person uuid, at timestamp with time zone, today date)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  invitation invitations%ROWTYPE;
BEGIN
  IF viewer_id() IS NOT NULL AND viewer_id() <> person THEN
    RAISE EXCEPTION 'an invitation is accepted for oneself' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT * INTO invitation FROM invitations i WHERE i.token_hash = hash FOR UPDATE;
  IF NOT FOUND OR NOT EXISTS (
    SELECT FROM invitation_behind(hash, at) b JOIN people p ON p.id = person
    WHERE b.of_the_story = (p.story_role IS NOT NULL)
  ) THEN
    RETURN NULL;
  END IF;
  IF invitation.space_id IS NOT NULL THEN
    IF EXISTS (SELECT FROM memberships WHERE space_id = invitation.space_id AND person_id = person AND until_on IS NULL) THEN
      RETURN invitation.id;
    END IF;
    INSERT INTO memberships (space_id, person_id, role, since_on) VALUES (invitation.space_id, person, invitation.role, today)
    ON CONFLICT (space_id, person_id, since_on) DO UPDATE SET role = excluded.role, until_on = NULL;
  END IF;
  UPDATE invitations SET uses = uses + 1 WHERE id = invitation.id;
  RETURN invitation.id;
END $function$;

CREATE OR REPLACE FUNCTION public.add_traces(drafts jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  ties integer := 0;
BEGIN
  INSERT INTO traces (id, space_id, author_id, title, text, event_on, event_time, duration_minutes, natures,
      nature_shares, mode, place_kind, place_text, place_id, school_level, language, addressee, people_count,
      people_by_category, practitioner_count, flags, what_changed, visibility, import_id, entered_at, changed_at, changed_by)
    SELECT id, space_id, author_id, title, text, event_on, event_time, duration_minutes, natures,
      nature_shares, mode, place_kind, place_text, place_id, school_level, language, addressee, people_count,
      people_by_category, practitioner_count, flags, what_changed, visibility, import_id,
      coalesce(entered_at, now()), coalesce(entered_at, now()), author_id
    FROM jsonb_to_recordset(drafts) AS draft (id uuid, space_id uuid, author_id uuid, title text, text text,
      event_on date, event_time time, duration_minutes integer, natures text[], nature_shares smallint[], mode text,
      place_kind text, place_text text, place_id uuid, school_level text, language text, addressee text,
      people_count integer, people_by_category jsonb, practitioner_count smallint, flags text[], what_changed text,
      visibility text, import_id uuid, entered_at timestamptz);
  -- Most drafts carry none of what follows: a look at the document costs less than three empty joins.
  IF drafts @? '$[*].dossiers[*]' THEN
    INSERT INTO trace_dossiers (trace_id, dossier_id)
      SELECT (draft.value ->> 'id')::uuid, d.id
      FROM jsonb_array_elements(drafts) AS draft (value),
        jsonb_array_elements_text(draft.value -> 'dossiers') AS tie (id)
        JOIN dossiers d ON d.id = tie.id::uuid;
    GET DIAGNOSTICS ties = ROW_COUNT;
  END IF;
  IF drafts @? '$[*].actors[*]' THEN
    INSERT INTO trace_actors (trace_id, position, person_id, name, share_percent)
      SELECT (draft.value ->> 'id')::uuid, actor.position, (actor.value ->> 'person_id')::uuid, actor.value ->> 'name',
        (actor.value ->> 'share_percent')::smallint
      FROM jsonb_array_elements(drafts) AS draft (value),
        jsonb_array_elements(draft.value -> 'actors') WITH ORDINALITY AS actor (value, position);
  END IF;
  IF drafts @? '$[*].organisations[*]' THEN
    INSERT INTO trace_organisations (trace_id, position, organisation_id, name, role)
      SELECT (draft.value ->> 'id')::uuid, present.position, (present.value ->> 'organisation_id')::uuid,
        present.value ->> 'name', present.value ->> 'role'
      FROM jsonb_array_elements(drafts) AS draft (value),
        jsonb_array_elements(draft.value -> 'organisations') WITH ORDINALITY AS present (value, position);
  END IF;
  RETURN ties;
END $function$;

CREATE OR REPLACE FUNCTION public.add_traces_once(submissions_sent jsonb)
 RETURNS TABLE(place bigint, is_new boolean)
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  sent record;
BEGIN
  -- In the order of their keys: two transactions that hold the same keys wait for each other in one direction.
  FOR sent IN
    SELECT * FROM ROWS FROM (jsonb_to_recordset(submissions_sent) AS (person uuid, key text, print text, answer jsonb,
      drafts jsonb, ties integer)) WITH ORDINALITY AS one (person, key, print, answer, drafts, ties, place)
    ORDER BY one.person, one.key
  LOOP
    PERFORM set_config('toile.person', sent.person::text, true), set_config('role', 'toile_viewer', true);
    INSERT INTO submissions (person_id, key, print, outcome) VALUES (sent.person, sent.key, sent.print, sent.answer)
      ON CONFLICT (person_id, key) DO NOTHING;
    is_new := FOUND; -- a twin at work was waited for: its answer is there, or it failed and this one goes on
    place := sent.place;
    IF is_new AND add_traces(sent.drafts) <> sent.ties THEN
      RAISE EXCEPTION 'a dossier is not there for its author' USING ERRCODE = '23503', CONSTRAINT = 'trace_dossiers_seen';
    END IF;
    RETURN NEXT;
  END LOOP;
END $function$;

CREATE OR REPLACE FUNCTION public.codebook_holder(space uuid, codebook text, of_version text)
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT v.holder FROM codebook_versions v WHERE ((v.codebook_id = codebook_holder.codebook) AND (v.version = codebook_holder.of_version) AND ((v.space_id = codebook_holder.space) OR (v.space_id IS NULL))) ORDER BY v.space_id LIMIT 1);

CREATE OR REPLACE FUNCTION public.dossier_is_of_viewer(dossier uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (EXISTS (SELECT FROM dossiers WHERE ((dossiers.id = dossier_is_of_viewer.dossier) AND (dossiers.space_id = ANY (viewer_spaces())))));

CREATE OR REPLACE FUNCTION public.end_sessions_of(person uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF NOT viewer_is_administrator() THEN
    RAISE EXCEPTION 'administrators only' USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM sessions WHERE person_id = person;
  DELETE FROM single_use_links WHERE person_id = person;
END $function$;

CREATE OR REPLACE FUNCTION public.enqueue_job(name text, payload json, queue text, job_key text, run_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM graphile_worker.add_job(name, payload, queue_name => queue, job_key => job_key, run_at => run_at);
END $function$;

CREATE OR REPLACE FUNCTION public.feedback_to_contributor()
 RETURNS TABLE(id uuid, transmission_id uuid, space_id uuid, space_name text, period jsonb, recipient_name text, purpose_kind text, purpose text, decided_on date, text text, recorded_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT f.id, t.id, t.space_id, t.content ->> 'spaceName', t.content #> '{period,label}', t.recipient_name,
    t.purpose_kind, t.purpose, f.decided_on, f.text, f.recorded_at
  FROM transmission_contributors c
    JOIN transmissions t ON t.id = c.transmission_id
    JOIN transmission_feedback f ON f.transmission_id = t.id
  WHERE c.person_id = viewer_id()
$function$;

CREATE OR REPLACE FUNCTION public.follow_day_of_trace()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  UPDATE marked_events SET happened_on = NEW.event_on WHERE trace_id = NEW.id;
  UPDATE plan_evidence SET happened_on = NEW.event_on WHERE trace_id = NEW.id;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.guard_codebook_draft()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  -- A person who is forgotten is taken out of it, and nothing else.
  IF OLD.published_at IS NOT NULL AND to_jsonb(NEW) - 'opened_by' IS DISTINCT FROM to_jsonb(OLD) - 'opened_by' THEN
    RAISE EXCEPTION 'a draft that was published no longer changes' USING ERRCODE = '55000', CONSTRAINT = 'codebook_drafts_published';
  END IF;
  IF NEW.space_id <> OLD.space_id THEN
    RAISE EXCEPTION 'a draft stays in its space' USING ERRCODE = '42501', CONSTRAINT = 'codebook_drafts_space_kept';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.guard_codebook_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF OLD.state <> 'draft' AND (NEW.content <> OLD.content OR NEW.codebook_id <> OLD.codebook_id
      OR NEW.version <> OLD.version OR NEW.difference IS DISTINCT FROM OLD.difference OR NEW.state = 'draft'
      OR NEW.shipped <> OLD.shipped
      OR NEW.space_id IS DISTINCT FROM OLD.space_id OR NEW.published_at IS DISTINCT FROM OLD.published_at) THEN
    RAISE EXCEPTION 'a published version of a codebook never changes' USING ERRCODE = '55000', CONSTRAINT = 'codebook_versions_frozen';
  END IF;
  IF OLD.state = 'superseded' AND NEW.state <> 'superseded' THEN
    RAISE EXCEPTION 'a version that was superseded stays so' USING ERRCODE = '55000', CONSTRAINT = 'codebook_versions_frozen';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.guard_compilation()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF statement_state(NEW.statement_id) IN ('submitted', 'accepted', 'locked') THEN
    RAISE EXCEPTION 'a transmitted statement is not compiled again'
      USING ERRCODE = '55000', CONSTRAINT = 'compilations_frozen';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.guard_crosswalk_dates()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('crosswalks ' || NEW.space_id, 0));
  IF EXISTS (SELECT FROM crosswalks other WHERE other.id <> NEW.id AND other.space_id = NEW.space_id
      AND (other.from_id, other.from_version, other.to_id, other.to_version)
        = (NEW.from_id, NEW.from_version, NEW.to_id, NEW.to_version)
      AND daterange(other.valid_from_on, other.valid_until_on, '[]')
        && daterange(NEW.valid_from_on, NEW.valid_until_on, '[]')) THEN
    RAISE EXCEPTION 'another crosswalk holds on these days' USING ERRCODE = '23P01', CONSTRAINT = 'crosswalks_dates';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.guard_filing_document()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF NEW.filing_id <> OLD.filing_id OR NEW.addressee <> OLD.addressee THEN
    RAISE EXCEPTION 'a document stays on its list' USING ERRCODE = '42501', CONSTRAINT = 'document_on_its_list';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.guard_kept_by_space()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF current_user <> 'toile_viewer' THEN
    RETURN NEW;
  END IF;
  IF NEW.space_id <> OLD.space_id THEN
    RAISE EXCEPTION 'what a space keeps does not change spaces' USING ERRCODE = '42501', CONSTRAINT = 'kept_in_its_space';
  END IF;
  IF NEW.archived_on IS DISTINCT FROM OLD.archived_on AND NOT OLD.space_id = ANY (viewer_kept_spaces()) THEN
    RAISE EXCEPTION 'those who keep the memory of a space put its things away'
      USING ERRCODE = '42501', CONSTRAINT = 'put_away_by_keepers';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.guard_membership()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  invented boolean := (SELECT story_role IS NOT NULL FROM people WHERE id = NEW.person_id);
BEGIN
  IF NOT EXISTS (SELECT FROM memberships WHERE space_id = NEW.space_id) THEN
    UPDATE spaces SET of_the_story = invented WHERE id = NEW.space_id AND of_the_story <> invented;
  ELSIF invented <> (SELECT of_the_story FROM spaces WHERE id = NEW.space_id) THEN
    RAISE EXCEPTION 'the story and real people stay apart' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.guard_plan()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF current_user = 'toile_viewer' AND NOT NEW.id = ANY (viewer_kept_plans()) THEN
    RAISE EXCEPTION 'only those who keep its memory may say who sees a plan, or close it'
      USING ERRCODE = '42501', CONSTRAINT = 'plans_visibility_kept';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.guard_report_spaces()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  together uuid[] := report_space_ids(NEW.report_id);
BEGIN
  IF current_user = 'toile_viewer' AND cardinality(together) > 1 AND NOT together <@ viewer_kept_spaces() THEN
    RAISE EXCEPTION 'a joint bilan is opened by whoever keeps the memory of all its spaces'
      USING ERRCODE = '42501', CONSTRAINT = 'report_spaces_kept';
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.guard_statement_state()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  standing text;
  is_next boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('statement ' || NEW.statement_id, 0));
  standing := statement_state(NEW.statement_id);
  is_next := CASE NEW.state
    WHEN 'submitted' THEN standing <> 'locked'
    WHEN 'locked' THEN standing = 'accepted'
    WHEN 'unlocked' THEN standing IN ('submitted', 'accepted', 'locked')
    ELSE standing <> 'locked' AND transmission_awaits(NEW.transmission_id)
  END;
  IF NOT is_next THEN
    RAISE EXCEPTION 'a statement that is % cannot become %', standing, NEW.state
      USING ERRCODE = '55000', CONSTRAINT = 'statement_states_order';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.guard_trace()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF current_user <> 'toile_viewer' THEN
    RETURN NEW; -- jobs, imports undone, erasure
  END IF;
  IF NEW.author_id IS DISTINCT FROM OLD.author_id THEN
    RAISE EXCEPTION 'a trace keeps its author' USING ERRCODE = '42501', CONSTRAINT = 'traces_author_kept';
  END IF;
  IF OLD.author_id IS DISTINCT FROM viewer_id()
     AND (NEW.visibility <> OLD.visibility OR NEW.space_id <> OLD.space_id) THEN
    RAISE EXCEPTION 'only its author may say who sees a trace' USING ERRCODE = '42501', CONSTRAINT = 'traces_visibility_author';
  END IF;
  IF NEW.space_id <> OLD.space_id AND NOT NEW.space_id = ANY (viewer_working_spaces()) THEN
    RAISE EXCEPTION 'a trace belongs to a space of its author' USING ERRCODE = '42501', CONSTRAINT = 'traces_space_own';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.hold_shared_text(of_kind text, of_text uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF current_setting('role') = 'toile_viewer' AND viewer_id() IS NULL THEN
    RAISE EXCEPTION 'nobody is signed in' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO shared_texts (kind, text_id) VALUES (of_kind, of_text) ON CONFLICT DO NOTHING;
  PERFORM FROM shared_texts WHERE kind = of_kind AND text_id = of_text FOR NO KEY UPDATE;
END $function$;

CREATE OR REPLACE FUNCTION public.invitation_behind(hash bytea, at timestamp with time zone)
 RETURNS TABLE(id uuid, space_id uuid, space_name text, role text, email text, sent_by_mail boolean, inviter_id uuid, inviter_name text, of_the_story boolean, expires_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  RETURN QUERY
    SELECT i.id, i.space_id, s.name, i.role, i.email, i.sent_at IS NOT NULL, p.id, p.name,
           p.story_role IS NOT NULL, i.expires_at
    FROM invitations i
    JOIN people p ON p.id = i.invited_by AND p.disabled_at IS NULL
    LEFT JOIN spaces s ON s.id = i.space_id AND s.closed_at IS NULL
    WHERE i.token_hash = hash AND i.revoked_at IS NULL AND i.expires_at > at
      AND (i.uses_allowed IS NULL OR i.uses < i.uses_allowed)
      AND (i.space_id IS NULL OR s.id IS NOT NULL);
END $function$;

CREATE OR REPLACE FUNCTION public.keep_codebook_meaning()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('codebook ' || NEW.codebook_id || ' ' || NEW.version, 0));
  IF NEW.space_id IS NOT NULL AND EXISTS (
      SELECT FROM codebook_versions v JOIN spaces s ON s.id = NEW.space_id
      WHERE v.codebook_id = NEW.codebook_id AND v.version = NEW.version AND v.space_id IS NULL
        AND (v.shipped OR NOT s.of_the_story)) THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.keep_incident()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF greatest(OLD.recorded_at, OLD.changed_at) > now() - interval '5 years' THEN
    RAISE EXCEPTION 'an incident is kept at least five years';
  END IF;
  RETURN OLD;
END $function$;

CREATE OR REPLACE FUNCTION public.keep_removed_attachments()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO removed_attachments (id) SELECT id FROM removed ON CONFLICT DO NOTHING;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.memberships_of(person uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT COALESCE(jsonb_agg(jsonb_build_object('spaceId', memberships.space_id, 'role', memberships.role) ORDER BY memberships.since_on, memberships.space_id), '[]'::jsonb) AS "coalesce" FROM memberships WHERE ((memberships.person_id = memberships_of.person) AND (memberships.until_on IS NULL)));

CREATE OR REPLACE FUNCTION public.merge_organisations(kept uuid, gone uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM memberships WHERE person_id = viewer_id() AND until_on IS NULL
                 AND role IN ('secretary', 'facilitator')) THEN
    RAISE EXCEPTION 'merging is not allowed' USING ERRCODE = '42501';
  END IF;
  -- Held in one order, so that two merges at once wait for each other; neither may be merged already,
  -- or the two would end up leading to each other.
  PERFORM FROM organisations WHERE id IN (kept, gone) ORDER BY id FOR UPDATE;
  IF kept = gone OR 2 <> (SELECT count(*) FROM organisations WHERE id IN (kept, gone) AND merged_into IS NULL
                          AND of_the_story = viewer_is_of_the_story()) THEN
    RAISE EXCEPTION 'two organisations of the directory are needed' USING ERRCODE = '23514';
  END IF;
  PERFORM repoint_organisation(kept, gone);
  UPDATE organisations SET merged_into = kept WHERE id = gone OR merged_into = gone;
END $function$;

CREATE OR REPLACE FUNCTION public.name_crosswalk_codebooks()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  NEW.from_holder := codebook_holder(NEW.space_id, NEW.from_id, NEW.from_version);
  NEW.to_holder := codebook_holder(NEW.space_id, NEW.to_id, NEW.to_version);
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.name_statement_codebook()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  NEW.codebook_holder := codebook_holder(NEW.space_id, NEW.codebook_id, NEW.codebook_version);
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.note_erased_traces()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO trace_departures (trace_id, space_id)
    SELECT id, space_id FROM erased WHERE trashed_at IS NULL AND visibility <> 'author'
    ON CONFLICT (space_id, trace_id) DO UPDATE SET departed_at = excluded.departed_at;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.note_trace_departure()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO trace_departures (trace_id, space_id) VALUES (OLD.id, OLD.space_id)
    ON CONFLICT (space_id, trace_id) DO UPDATE SET departed_at = excluded.departed_at;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.plan_has_no_space(plan uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (NOT (EXISTS (SELECT FROM plan_spaces WHERE (plan_spaces.plan_id = plan_has_no_space.plan))));

CREATE OR REPLACE FUNCTION public.plan_is_on_viewers_side(plan uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN ((EXISTS (SELECT FROM plan_spaces WHERE ((plan_spaces.plan_id = plan_is_on_viewers_side.plan) AND (plan_spaces.space_id = ANY (story_spaces()))))) = viewer_sees_the_story());

CREATE OR REPLACE FUNCTION public.plan_is_open(plan uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (EXISTS (SELECT FROM plans WHERE ((plans.id = plan_is_open.plan) AND ((plans.visibility = 'public'::text) OR ((plans.visibility = 'network'::text) AND (viewer_id() IS NOT NULL))) AND plan_is_on_viewers_side(plans.id))));

CREATE OR REPLACE FUNCTION public.plan_of_item(item uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT plan_items.plan_id FROM plan_items WHERE (plan_items.id = plan_of_item.item));

CREATE OR REPLACE FUNCTION public.queue_carried_items_for_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO search_queue (kind, subject_id)
  SELECT DISTINCT 'plan-item', item_id FROM changed
  ON CONFLICT (kind, subject_id) DO UPDATE SET queued_at = now();
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.queue_dossier_for_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO search_queue (kind, subject_id) SELECT DISTINCT 'dossier', dossier_id FROM changed
  ON CONFLICT (kind, subject_id) DO UPDATE SET queued_at = now();
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.queue_for_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO search_queue (kind, subject_id)
  SELECT DISTINCT TG_ARGV[0], id FROM changed
  ON CONFLICT (kind, subject_id) DO UPDATE SET queued_at = now();
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.queue_plan_for_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF TG_TABLE_NAME = 'plan_spaces' THEN
    PERFORM queue_plans_for_search(ARRAY(SELECT DISTINCT plan_id FROM changed));
    RETURN NULL;
  END IF;
  IF NEW.visibility <> OLD.visibility OR NEW.starts_on <> OLD.starts_on THEN
    PERFORM queue_plans_for_search(ARRAY[NEW.id]);
  ELSE
    INSERT INTO search_queue (kind, subject_id) VALUES ('plan', NEW.id)
    ON CONFLICT (kind, subject_id) DO UPDATE SET queued_at = now();
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.queue_plan_item_for_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO search_queue (kind, subject_id) VALUES ('plan-item', NEW.id)
  ON CONFLICT (kind, subject_id) DO UPDATE SET queued_at = now();
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.queue_plans_for_search(plans uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
BEGIN ATOMIC
 INSERT INTO search_queue (kind, subject_id)  SELECT 'plan'::text,
             unnest(queue_plans_for_search.plans) AS unnest
         UNION ALL
          SELECT 'plan-item'::text,
             plan_items.id
            FROM plan_items
           WHERE (plan_items.plan_id = ANY (queue_plans_for_search.plans)) ON CONFLICT(kind, subject_id) DO UPDATE SET queued_at = now();
END;

CREATE OR REPLACE FUNCTION public.queue_report_for_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO search_queue (kind, subject_id)
  SELECT 'report', coalesce(to_jsonb(NEW) ->> 'report_id', to_jsonb(NEW) ->> 'id')::uuid
  ON CONFLICT (kind, subject_id) DO UPDATE SET queued_at = now();
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.queue_reports_for_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO search_queue (kind, subject_id) SELECT DISTINCT 'report', report_id FROM changed
  ON CONFLICT (kind, subject_id) DO UPDATE SET queued_at = now();
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.replace_in_shared_text(of_kind text, of_text uuid, of_part text, new_markdown text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM hold_shared_text(of_kind, of_text);
  INSERT INTO shared_text_replacements (kind, text_id, part, markdown)
    SELECT kind, text_id, of_part, new_markdown FROM shared_texts
    WHERE kind = of_kind AND text_id = of_text AND state IS NOT NULL;
  PERFORM pg_notify('toile_shared_texts', format('replaced %s %s', of_kind, of_text));
END $function$;

CREATE OR REPLACE FUNCTION public.repoint_organisation(kept uuid, gone uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  reference record;
  line record;
BEGIN
  FOR reference IN
    SELECT con.conrelid::regclass AS tab, att.attname AS col
    FROM pg_constraint con JOIN pg_attribute att ON att.attrelid = con.conrelid AND att.attnum = con.conkey[1]
    WHERE con.contype = 'f' AND con.confrelid = 'organisations'::regclass AND con.conrelid <> 'organisations'::regclass
  LOOP
    FOR line IN EXECUTE format('SELECT ctid FROM %s WHERE %I = $1', reference.tab, reference.col) USING gone LOOP
      BEGIN
        EXECUTE format('UPDATE %s SET %I = $1 WHERE ctid = $2', reference.tab, reference.col) USING kept, line.ctid;
      EXCEPTION WHEN unique_violation THEN
        EXECUTE format('DELETE FROM %s WHERE ctid = $1', reference.tab) USING line.ctid;
      END;
    END LOOP;
  END LOOP;
END $function$;

CREATE OR REPLACE FUNCTION public.report_is_adopted(version uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (EXISTS (SELECT FROM report_version_adoptions WHERE (report_version_adoptions.version_id = report_is_adopted.version)));

CREATE OR REPLACE FUNCTION public.report_is_on_viewers_side(report uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (EXISTS (SELECT FROM (report_spaces r JOIN spaces s ON ((s.id = r.space_id))) WHERE ((r.report_id = report_is_on_viewers_side.report) AND (s.of_the_story = viewer_sees_the_story()))));

CREATE OR REPLACE FUNCTION public.report_is_opened_by_viewer(report uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (EXISTS (SELECT FROM reports WHERE ((reports.id = report_is_opened_by_viewer.report) AND (reports.opened_by = viewer_id()))));

CREATE OR REPLACE FUNCTION public.report_of_outing(outing uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT report_outings.report_id FROM report_outings WHERE (report_outings.id = report_of_outing.outing));

CREATE OR REPLACE FUNCTION public.report_of_section(section uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT report_sections.report_id FROM report_sections WHERE (report_sections.id = report_of_section.section));

CREATE OR REPLACE FUNCTION public.report_of_thread(thread uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT report_comments.report_id FROM report_comments WHERE ((report_comments.id = report_of_thread.thread) AND (report_comments.thread_id IS NULL)));

CREATE OR REPLACE FUNCTION public.report_of_version(version uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT report_versions.report_id FROM report_versions WHERE (report_versions.id = report_of_version.version));

CREATE OR REPLACE FUNCTION public.report_space_ids(report uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT COALESCE(array_agg(report_spaces.space_id ORDER BY report_spaces.since_on, report_spaces.space_id), '{}'::uuid[]) AS "coalesce" FROM report_spaces WHERE (report_spaces.report_id = report_space_ids.report));

CREATE OR REPLACE FUNCTION public.report_trace_dossiers(spaces uuid[], first_on date, last_on date)
 RETURNS TABLE(trace_id uuid, dossier_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 20000
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT d.trace_id, d.dossier_id FROM traces t JOIN trace_dossiers d ON d.trace_id = t.id
  WHERE t.space_id = ANY (spaces) AND t.event_on BETWEEN first_on AND last_on AND t.trashed_at IS NULL
    AND t.visibility <> 'author'
    -- A person reads their own spaces; the system itself (the story, a job) reads all.
    AND ((SELECT current_setting('role')) <> 'toile_viewer' OR t.space_id = ANY ((SELECT viewer_spaces())::uuid[]))
$function$;

CREATE OR REPLACE FUNCTION public.report_trace_organisations(spaces uuid[], first_on date, last_on date)
 RETURNS TABLE(trace_id uuid, organisation_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 20000
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT o.trace_id, o.organisation_id, coalesce(known.name, o.name) FROM traces t
    JOIN trace_organisations o ON o.trace_id = t.id LEFT JOIN organisations known ON known.id = o.organisation_id
  WHERE t.space_id = ANY (spaces) AND t.event_on BETWEEN first_on AND last_on AND t.trashed_at IS NULL
    AND t.visibility <> 'author'
    AND ((SELECT current_setting('role')) <> 'toile_viewer' OR t.space_id = ANY ((SELECT viewer_spaces())::uuid[]))
$function$;

CREATE OR REPLACE FUNCTION public.search_by_day(spaces uuid[], wanted text, query tsquery, bound integer)
 RETURNS TABLE(kind text, subject_id uuid, happened_on date, rank real)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
 SET enable_bitmapscan TO 'off'
 SET enable_seqscan TO 'off'
 SET enable_sort TO 'off'
AS $function$
BEGIN
  RETURN QUERY EXECUTE format(
    'SELECT c.kind, c.subject_id, c.happened_on, ts_rank(c.document, %L::tsquery)
     FROM (SELECT * FROM (%s) s ORDER BY s.happened_on DESC LIMIT %s) c', query,
    (SELECT string_agg(format('(SELECT e.kind, e.subject_id, e.happened_on, e.document FROM search_entries e
       WHERE e.space_id = %L AND coalesce(%s, false) ORDER BY e.happened_on DESC)', space, wanted), ' UNION ALL ')
     FROM unnest(spaces) AS space),
    bound);
END $function$;

CREATE OR REPLACE FUNCTION public.search_by_words(wanted text, query tsquery, bound integer)
 RETURNS TABLE(kind text, subject_id uuid, happened_on date, rank real)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  RETURN QUERY EXECUTE format(
    'WITH found AS MATERIALIZED (SELECT e.ctid AS place, e.happened_on FROM search_entries e WHERE %s),
       latest AS MATERIALIZED (SELECT place FROM found ORDER BY happened_on DESC LIMIT %s)
     SELECT e.kind, e.subject_id, e.happened_on, ts_rank(e.document, %L::tsquery)
     FROM latest JOIN search_entries e ON e.ctid = latest.place', wanted, bound, query);
END $function$;

CREATE OR REPLACE FUNCTION public.search_expectation(wanted text)
 RETURNS double precision
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  plan json;
BEGIN
  EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM search_entries e WHERE ' || wanted INTO plan;
  RETURN (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float8;
END $function$;

CREATE OR REPLACE FUNCTION public.search_subjects(query tsquery, only_kind text, only_space uuid, since date, until date, bound integer)
 RETURNS TABLE(kind text, subject_id uuid, happened_on date, rank real)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  audiences uuid[] := viewer_audiences();
  answers text := format('e.document @@ %L::tsquery', query);
  limits text := format('e.audience && %L::uuid[]', audiences) || concat(
    CASE WHEN only_kind IS NOT NULL THEN format(' AND e.kind = %L', only_kind) END,
    CASE WHEN only_space IS NOT NULL THEN format(
      ' AND (e.space_id = %1$L OR (e.kind IN (''plan'', ''plan-item'', ''report'') AND %1$L = ANY (e.audience)))', only_space) END,
    CASE WHEN since IS NOT NULL THEN format(' AND e.happened_on >= %L', since) END,
    CASE WHEN until IS NOT NULL THEN format(' AND e.happened_on <= %L', until) END);
  wanted text := format('%s AND %s', answers, limits);
  expected float8 := search_expectation(wanted);
  spaces uuid[];
  elsewhere text;
BEGIN
  IF expected >= bound AND 3 * expected ^ 2 >= bound * search_expectation(limits) THEN
    spaces := CASE WHEN only_space IS NULL THEN viewer_spaces() ELSE ARRAY[only_space] END;
  END IF;
  IF spaces IS NULL OR cardinality(spaces) NOT BETWEEN 1 AND 40 THEN
    RETURN QUERY SELECT * FROM search_by_words(wanted, query, bound);
    RETURN;
  END IF;
  elsewhere := format(
    'e.kind NOT IN (''plan'', ''plan-item'', ''report'') AND NOT e.space_id = ANY (%L::uuid[]) AND e.audience && %L::uuid[] AND %s',
    spaces, ARRAY(SELECT unnest(audiences) EXCEPT SELECT unnest(spaces)), limits);
  -- Most often little may be found elsewhere: it is all read sooner than the index of common words.
  elsewhere := elsewhere || format(
    CASE WHEN search_expectation(elsewhere) < bound THEN ' AND coalesce(%s, false)' ELSE ' AND %s' END, answers);
  RETURN QUERY SELECT * FROM (
      SELECT * FROM search_by_day(spaces, wanted, query, bound)
      UNION ALL
      SELECT * FROM search_by_words(elsewhere, query, bound)
      UNION ALL
      SELECT * FROM search_by_words(format(
        'e.kind IN (''plan'', ''plan-item'', ''report'') AND NOT e.space_id = ANY (%L::uuid[]) AND %s', spaces, wanted), query, bound)
    ) AS found ORDER BY found.happened_on DESC LIMIT bound;
END $function$;

CREATE OR REPLACE FUNCTION public.space_is_empty(space uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (NOT (EXISTS (SELECT FROM memberships WHERE (memberships.space_id = space_is_empty.space))));

CREATE OR REPLACE FUNCTION public.statement_round(statement uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT COALESCE(max(statement_states."position"), (0)::bigint) AS "coalesce" FROM statement_states WHERE ((statement_states.statement_id = statement_round.statement) AND (statement_states.state = ANY (ARRAY['returned'::text, 'unlocked'::text]))));

CREATE OR REPLACE FUNCTION public.statement_state(statement uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (WITH round AS (SELECT statement_states.state, statement_states.transmission_id FROM statement_states WHERE ((statement_states.statement_id = statement_state.statement) AND (statement_states."position" > statement_round(statement_state.statement)))) SELECT CASE WHEN (NOT (EXISTS (SELECT FROM round))) THEN COALESCE((SELECT statement_states.state FROM statement_states WHERE (statement_states.statement_id = statement_state.statement) ORDER BY statement_states."position" DESC LIMIT 1), 'open'::text) WHEN (EXISTS (SELECT FROM round WHERE (round.state = 'locked'::text))) THEN 'locked'::text WHEN (EXISTS (SELECT FROM round WHERE ((round.state = 'submitted'::text) AND transmission_awaits(round.transmission_id)))) THEN 'submitted'::text ELSE 'accepted'::text END AS "case");

CREATE OR REPLACE FUNCTION public.story_spaces()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT COALESCE(array_agg(spaces.id), '{}'::uuid[]) AS "coalesce" FROM spaces WHERE spaces.of_the_story);

CREATE OR REPLACE FUNCTION public.team_plan_moves(space uuid, first_on date, last_on date)
 RETURNS TABLE(trace_id uuid, items text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 10000
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT t.id, array_agg(DISTINCT e.item_id::text ORDER BY e.item_id::text)
  FROM plan_spaces p JOIN plan_items i USING (plan_id) JOIN plan_evidence e ON e.item_id = i.id
    JOIN traces t ON t.id = e.trace_id
  WHERE p.space_id = space AND t.space_id = space AND t.event_on BETWEEN first_on AND last_on
    AND t.trashed_at IS NULL AND t.visibility <> 'author'
    -- A person reads their own spaces; the system itself (the story, a job) reads all.
    AND (current_setting('role') <> 'toile_viewer' OR space = ANY (viewer_spaces()))
  GROUP BY t.id
$function$;

CREATE OR REPLACE FUNCTION public.team_trace_ties(space uuid, first_on date, last_on date)
 RETURNS TABLE(trace_id uuid, dossiers uuid[], has_partners boolean, actor_count bigint, other_count bigint, other_share bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100000
 SET search_path TO 'public', 'pg_temp'
AS $function$
  WITH team AS MATERIALIZED (
    SELECT t.id, t.author_id FROM traces t
    WHERE t.space_id = space AND t.event_on BETWEEN first_on AND last_on AND t.trashed_at IS NULL
      AND t.visibility <> 'author'
      -- A person reads their own spaces; the system itself (the story, a job) reads all.
      AND (current_setting('role') <> 'toile_viewer' OR space = ANY (viewer_spaces()))),
  attached AS (
    SELECT d.trace_id AS id, array_agg(d.dossier_id ORDER BY d.dossier_id) AS dossiers
    FROM trace_dossiers d WHERE d.trace_id IN (SELECT team.id FROM team) GROUP BY d.trace_id),
  partnered AS (
    SELECT DISTINCT o.trace_id AS id FROM trace_organisations o WHERE o.trace_id IN (SELECT team.id FROM team)),
  acting AS (
    SELECT a.trace_id AS id, count(*) AS actors, count(*) FILTER (WHERE a.person_id IS DISTINCT FROM team.author_id) AS others,
      coalesce(sum(a.share_percent) FILTER (WHERE a.person_id IS DISTINCT FROM team.author_id), 0) AS share
    FROM trace_actors a JOIN team ON team.id = a.trace_id GROUP BY a.trace_id)
  SELECT team.id, attached.dossiers, partnered.id IS NOT NULL, acting.actors, acting.others, acting.share
  FROM team LEFT JOIN attached ON attached.id = team.id LEFT JOIN partnered ON partnered.id = team.id
    LEFT JOIN acting ON acting.id = team.id
  WHERE attached.id IS NOT NULL OR partnered.id IS NOT NULL OR acting.id IS NOT NULL
$function$;

CREATE OR REPLACE FUNCTION public.tell_rights_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  changed jsonb := to_jsonb(coalesce(NEW, OLD));
BEGIN
  PERFORM pg_notify('toile_rights', coalesce(changed->>'person_id', changed->>'id'));
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.tell_shared_text_changed(of_kind text, of_text uuid)
 RETURNS void
 LANGUAGE sql
RETURN pg_notify('toile_shared_texts'::text, format('changed %s %s'::text, of_kind, of_text));

CREATE OR REPLACE FUNCTION public.trace_stands(trace uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN ((trace IS NULL) OR (EXISTS (SELECT FROM traces WHERE ((traces.id = trace_stands.trace) AND (traces.trashed_at IS NULL)))));

CREATE OR REPLACE FUNCTION public.transmission_awaits(transmission uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN ((EXISTS (SELECT FROM statement_states s WHERE ((s.transmission_id = transmission_awaits.transmission) AND (s.state = 'submitted'::text) AND (s."position" > statement_round(s.statement_id))))) AND (NOT (EXISTS (SELECT FROM statement_states a WHERE ((a.transmission_id = transmission_awaits.transmission) AND (a.state = ANY (ARRAY['returned'::text, 'accepted'::text])))))));

CREATE OR REPLACE FUNCTION public.viewer_audiences()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (CASE WHEN (viewer_id() IS NULL) THEN '{}'::uuid[] ELSE ((viewer_spaces() || viewer_id()) || CASE WHEN viewer_is_of_the_story() THEN '00000000-0000-8000-8000-00000000001a'::uuid ELSE '00000000-0000-8000-8000-00000000000a'::uuid END) END || CASE WHEN viewer_sees_the_story() THEN '00000000-0000-8000-8000-00000000001b'::uuid ELSE '00000000-0000-8000-8000-00000000000b'::uuid END);

CREATE OR REPLACE FUNCTION public.viewer_evidence_on(trace uuid)
 RETURNS TABLE(report_id uuid, name text, kind text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 10
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT e.report_id, e.name, e.kind FROM report_evidence e
  WHERE e.trace_ids @> ARRAY[trace] AND e.report_id = ANY ((SELECT viewer_reports())::uuid[])
$function$;

CREATE OR REPLACE FUNCTION public.viewer_facilitated_spaces()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT COALESCE(array_agg(memberships.space_id), '{}'::uuid[]) AS "coalesce" FROM memberships WHERE ((memberships.person_id = viewer_id()) AND (memberships.until_on IS NULL) AND (memberships.role = 'facilitator'::text)));

CREATE OR REPLACE FUNCTION public.viewer_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('toile.person'::text, true), ''::text))::uuid;

CREATE OR REPLACE FUNCTION public.viewer_is_administrator()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (EXISTS (SELECT FROM people WHERE ((people.id = viewer_id()) AND (people.administrator_since IS NOT NULL) AND (people.disabled_at IS NULL) AND (people.left_at IS NULL))));

CREATE OR REPLACE FUNCTION public.viewer_is_of_the_story()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (EXISTS (SELECT FROM people WHERE ((people.id = viewer_id()) AND (people.story_role IS NOT NULL))));

CREATE OR REPLACE FUNCTION public.viewer_kept_plans()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT COALESCE(array_agg(DISTINCT plan_spaces.plan_id), '{}'::uuid[]) AS "coalesce" FROM plan_spaces WHERE (plan_spaces.space_id = ANY (viewer_kept_spaces())));

CREATE OR REPLACE FUNCTION public.viewer_kept_reports()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT COALESCE(array_agg(DISTINCT report_spaces.report_id), '{}'::uuid[]) AS "coalesce" FROM report_spaces WHERE (report_spaces.space_id = ANY (viewer_kept_spaces())));

CREATE OR REPLACE FUNCTION public.viewer_kept_spaces()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT COALESCE(array_agg(memberships.space_id), '{}'::uuid[]) AS "coalesce" FROM memberships WHERE ((memberships.person_id = viewer_id()) AND (memberships.until_on IS NULL) AND (memberships.role = ANY (ARRAY['secretary'::text, 'facilitator'::text]))));

CREATE OR REPLACE FUNCTION public.viewer_may_change_trace(trace uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
RETURN (EXISTS (SELECT FROM traces WHERE ((traces.id = viewer_may_change_trace.trace) AND ((traces.author_id = viewer_id()) OR ((traces.visibility <> 'author'::text) AND (traces.space_id = ANY (viewer_working_spaces())))))));

CREATE OR REPLACE FUNCTION public.viewer_may_invite_to(space uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF space IS NULL THEN RETURN viewer_is_administrator(); END IF;
  RETURN EXISTS (SELECT FROM memberships WHERE space_id = space AND person_id = viewer_id()
                 AND role = 'facilitator' AND until_on IS NULL);
END $function$;

CREATE OR REPLACE FUNCTION public.viewer_may_place_in(place uuid, parent uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (EXISTS (SELECT FROM (places own JOIN places larger ON (((larger.id = viewer_may_place_in.parent) AND ((larger.space_id IS NULL) OR (larger.space_id = own.space_id))))) WHERE ((own.id = viewer_may_place_in.place) AND (own.space_id = ANY (viewer_kept_spaces())))));

CREATE OR REPLACE FUNCTION public.viewer_plans()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT COALESCE(array_agg(DISTINCT plan_spaces.plan_id), '{}'::uuid[]) AS "coalesce" FROM plan_spaces WHERE (plan_spaces.space_id = ANY (viewer_spaces())));

CREATE OR REPLACE FUNCTION public.viewer_reports()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT COALESCE(array_agg(DISTINCT report_spaces.report_id), '{}'::uuid[]) AS "coalesce" FROM report_spaces WHERE (report_spaces.space_id = ANY (viewer_spaces())));

CREATE OR REPLACE FUNCTION public.viewer_sees_the_story()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN CASE WHEN (viewer_id() IS NOT NULL) THEN viewer_is_of_the_story() ELSE (NOT (EXISTS (SELECT FROM people WHERE ((people.story_role IS NULL) AND (people.left_at IS NULL))))) END;

CREATE OR REPLACE FUNCTION public.viewer_spaces()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT COALESCE(array_agg(memberships.space_id), '{}'::uuid[]) AS "coalesce" FROM memberships WHERE ((memberships.person_id = viewer_id()) AND (memberships.until_on IS NULL)));

CREATE OR REPLACE FUNCTION public.viewer_working_plans()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT COALESCE(array_agg(DISTINCT plan_spaces.plan_id), '{}'::uuid[]) AS "coalesce" FROM plan_spaces WHERE (plan_spaces.space_id = ANY (viewer_working_spaces())));

CREATE OR REPLACE FUNCTION public.viewer_working_reports()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT COALESCE(array_agg(DISTINCT report_spaces.report_id), '{}'::uuid[]) AS "coalesce" FROM report_spaces WHERE (report_spaces.space_id = ANY (viewer_working_spaces())));

CREATE OR REPLACE FUNCTION public.viewer_working_spaces()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT COALESCE(array_agg(memberships.space_id), '{}'::uuid[]) AS "coalesce" FROM memberships WHERE ((memberships.person_id = viewer_id()) AND (memberships.until_on IS NULL) AND (memberships.role <> 'guest'::text)));

CREATE OR REPLACE FUNCTION public.viewer_works()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (EXISTS (SELECT FROM memberships WHERE ((memberships.person_id = viewer_id()) AND (memberships.until_on IS NULL) AND (memberships.role <> 'guest'::text))));

CREATE OR REPLACE FUNCTION public.viewer_works_on_dossier(dossier uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (EXISTS (SELECT FROM dossiers WHERE ((dossiers.id = viewer_works_on_dossier.dossier) AND (dossiers.space_id = ANY (viewer_working_spaces())))));
