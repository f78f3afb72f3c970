-- Action plans: what one or several spaces mean to do over dated years, as a tree whose levels the plan names
-- itself; who carries it, what moves it, what funds it, what was adopted and what it became.

CREATE TABLE plans (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  kind text NOT NULL CHECK (kind IN ('annual', 'triennial', 'five-year', 'crisis', 'other')),
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  -- The portrait the plan starts from, Markdown.
  portrait text NOT NULL DEFAULT '' CHECK (length(portrait) <= 50000),
  -- The plan's own levels, from the widest to the narrowest: [{"id", "kind", "label"}].
  levels jsonb NOT NULL CHECK (jsonb_typeof(levels) = 'array'),
  visibility text NOT NULL DEFAULT 'space' CHECK (visibility IN ('space', 'network', 'public')),
  version integer NOT NULL DEFAULT 1,
  -- Grows each time an item is added, moved or taken off: a reordering made from an older tree is told so.
  tree_version integer NOT NULL DEFAULT 1,
  opened_by uuid REFERENCES people ON DELETE SET NULL,
  opened_at timestamptz NOT NULL DEFAULT now(),
  CHECK (ends_on >= starts_on)
);

-- A plan belongs to one space, or to several (plan concerté).
CREATE TABLE plan_spaces (
  plan_id uuid NOT NULL REFERENCES plans ON DELETE CASCADE,
  space_id uuid NOT NULL REFERENCES spaces ON DELETE CASCADE,
  since_on date NOT NULL,
  PRIMARY KEY (plan_id, space_id)
);
CREATE INDEX plan_spaces_space ON plan_spaces (space_id);

-- Asked once per statement by policies, as the spaces of the viewer are.
CREATE FUNCTION viewer_plans() RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT coalesce(array_agg(DISTINCT plan_id), '{}') FROM plan_spaces WHERE space_id = ANY (viewer_spaces()));
CREATE FUNCTION viewer_working_plans() RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT coalesce(array_agg(DISTINCT plan_id), '{}') FROM plan_spaces
          WHERE space_id = ANY (viewer_working_spaces()));
CREATE FUNCTION viewer_kept_plans() RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT coalesce(array_agg(DISTINCT plan_id), '{}') FROM plan_spaces WHERE space_id = ANY (viewer_kept_spaces()));
-- Asked as the owner: under its own policies a viewer would see every foreign plan as without space.
CREATE FUNCTION plan_has_no_space(plan uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN NOT EXISTS (SELECT FROM plan_spaces WHERE plan_id = plan);

GRANT SELECT, INSERT, UPDATE ON plans TO toile_viewer;
GRANT SELECT, INSERT, DELETE ON plan_spaces TO toile_viewer;
ALTER TABLE plans ENABLE ROW LEVEL SECURITY;
CREATE POLICY plans_read ON plans FOR SELECT TO toile_viewer USING (
  id = ANY ((SELECT viewer_plans())::uuid[])
  OR visibility = 'public'
  OR (visibility = 'network' AND viewer_id() IS NOT NULL)
);
CREATE POLICY plans_add ON plans FOR INSERT TO toile_viewer WITH CHECK (opened_by = viewer_id());
CREATE POLICY plans_change ON plans FOR UPDATE TO toile_viewer
  USING (id = ANY ((SELECT viewer_working_plans())::uuid[]))
  WITH CHECK (id = ANY ((SELECT viewer_working_plans())::uuid[]));

-- More people see a plan only when those who keep its memory say so.
CREATE FUNCTION guard_plan() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  IF current_user = 'toile_viewer' AND NOT NEW.id = ANY (viewer_kept_plans()) THEN
    RAISE EXCEPTION 'only those who keep its memory may say who sees a plan'
      USING ERRCODE = '42501', CONSTRAINT = 'plans_visibility_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER plans_guard BEFORE UPDATE OF visibility ON plans
  FOR EACH ROW WHEN (NEW.visibility IS DISTINCT FROM OLD.visibility) EXECUTE FUNCTION guard_plan();

ALTER TABLE plan_spaces ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_spaces_read ON plan_spaces FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM plans WHERE plans.id = plan_id));
-- Whoever opens a plan gives it its first space; another joins through somebody who works there and keeps the plan.
CREATE POLICY plan_spaces_add ON plan_spaces FOR INSERT TO toile_viewer WITH CHECK (
  space_id = ANY ((SELECT viewer_working_spaces())::uuid[])
  AND (plan_has_no_space(plan_id) OR plan_id = ANY ((SELECT viewer_kept_plans())::uuid[]))
);
-- A space leaves by the hand of those who keep its memory.
CREATE POLICY plan_spaces_remove ON plan_spaces FOR DELETE TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_kept_spaces())::uuid[]));

CREATE TABLE plan_items (
  id uuid PRIMARY KEY,
  plan_id uuid NOT NULL REFERENCES plans ON DELETE CASCADE,
  parent_id uuid,
  -- Rank among its siblings, from 1, without holes.
  position integer NOT NULL,
  -- Id of one of the plan's levels.
  level text NOT NULL CHECK (level ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
  description text NOT NULL DEFAULT '' CHECK (length(description) <= 20000),
  starts_on date,
  due_on date,
  -- Human, material, other: in words. Money has its own tables.
  resources text NOT NULL DEFAULT '' CHECK (length(resources) <= 4000),
  results text NOT NULL DEFAULT '' CHECK (length(results) <= 20000),
  -- Several, from the vocabulary of the plan's spaces.
  service_axes text[] NOT NULL DEFAULT '{}',
  dossier_id uuid REFERENCES dossiers ON DELETE SET NULL,
  state text NOT NULL DEFAULT 'planned'
    CHECK (state IN ('planned', 'under-way', 'paused', 'done', 'replaced', 'abandoned')),
  state_since_on date,
  state_reason text NOT NULL DEFAULT '' CHECK (length(state_reason) <= 4000),
  replaced_by uuid,
  version integer NOT NULL DEFAULT 1,
  added_by uuid REFERENCES people ON DELETE SET NULL,
  added_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (plan_id, id),
  FOREIGN KEY (plan_id, parent_id) REFERENCES plan_items (plan_id, id),
  FOREIGN KEY (plan_id, replaced_by) REFERENCES plan_items (plan_id, id),
  CHECK (parent_id IS DISTINCT FROM id),
  CHECK (due_on IS NULL OR starts_on IS NULL OR due_on >= starts_on)
);
CREATE INDEX plan_items_tree ON plan_items (plan_id, parent_id, position);
CREATE INDEX plan_items_dossier ON plan_items (dossier_id) WHERE dossier_id IS NOT NULL;

CREATE TABLE plan_item_organisations (
  item_id uuid NOT NULL REFERENCES plan_items ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('holder', 'partner')),
  position smallint NOT NULL,
  -- Null while the name typed is that of no organisation known here.
  organisation_id uuid REFERENCES organisations,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
  PRIMARY KEY (item_id, role, position),
  UNIQUE (item_id, role, organisation_id)
);
CREATE INDEX plan_item_organisations_organisation ON plan_item_organisations (organisation_id)
  WHERE organisation_id IS NOT NULL;

-- The story of an item: begun, paused, adapted, replaced… each with its day and its reason.
CREATE TABLE plan_item_changes (
  id uuid PRIMARY KEY,
  item_id uuid NOT NULL REFERENCES plan_items ON DELETE CASCADE,
  kind text NOT NULL
    CHECK (kind IN ('started', 'paused', 'resumed', 'adapted', 'replaced', 'done', 'abandoned', 'reopened')),
  on_day date NOT NULL,
  reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 4000),
  -- What the item said before it was adapted: {"title", "description", "startsOn", "dueOn", "resources"}.
  before jsonb,
  noted_by uuid REFERENCES people ON DELETE SET NULL,
  noted_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX plan_item_changes_item ON plan_item_changes (item_id, noted_at);

-- What moves an item. One column a kind of evidence: exactly one of them is filled.
CREATE TABLE plan_evidence (
  id uuid PRIMARY KEY,
  item_id uuid NOT NULL REFERENCES plan_items ON DELETE CASCADE,
  trace_id uuid REFERENCES traces ON DELETE CASCADE,
  -- Day of what happened, kept here so that whoever reads the plan knows it without reading the trace.
  happened_on date NOT NULL,
  says text NOT NULL CHECK (says IN ('progress', 'obstacle', 'adaptation', 'finished')),
  note text NOT NULL DEFAULT '' CHECK (length(note) <= 1000),
  linked_by uuid REFERENCES people ON DELETE SET NULL,
  linked_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (item_id, trace_id),
  CONSTRAINT plan_evidence_one_source CHECK (num_nonnulls(trace_id) = 1)
);
CREATE INDEX plan_evidence_trace ON plan_evidence (trace_id) WHERE trace_id IS NOT NULL;

CREATE TABLE plan_indicators (
  id uuid PRIMARY KEY,
  item_id uuid NOT NULL REFERENCES plan_items ON DELETE CASCADE,
  -- A number with its unit, or a change that one can observe, in words.
  kind text NOT NULL CHECK (kind IN ('number', 'change')),
  label text NOT NULL CHECK (length(label) BETWEEN 1 AND 500),
  unit text NOT NULL DEFAULT '' CHECK (length(unit) <= 60),
  baseline numeric(14, 2),
  baseline_on date,
  target numeric(14, 2),
  added_at timestamptz NOT NULL DEFAULT now(),
  CHECK (kind = 'number' OR (unit = '' AND baseline IS NULL AND target IS NULL)),
  CHECK (kind = 'change' OR unit <> '')
);
CREATE INDEX plan_indicators_item ON plan_indicators (item_id);

CREATE TABLE plan_indicator_readings (
  id uuid PRIMARY KEY,
  indicator_id uuid NOT NULL REFERENCES plan_indicators ON DELETE CASCADE,
  on_day date NOT NULL,
  value numeric(14, 2),
  words text NOT NULL DEFAULT '' CHECK (length(words) <= 4000),
  noted_by uuid REFERENCES people ON DELETE SET NULL,
  noted_at timestamptz NOT NULL DEFAULT now(),
  CHECK (value IS NOT NULL OR words <> '')
);
CREATE INDEX plan_indicator_readings_indicator ON plan_indicator_readings (indicator_id, on_day);

-- What an item needs, in money. Mission and project money are never added together.
CREATE TABLE plan_needs (
  id uuid PRIMARY KEY,
  plan_id uuid NOT NULL REFERENCES plans ON DELETE CASCADE,
  item_id uuid,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  money text NOT NULL CHECK (money IN ('mission', 'project')),
  -- Recurring: an amount a year. Otherwise: an amount for the whole period.
  recurring boolean NOT NULL,
  amount numeric(12, 2) NOT NULL CHECK (amount >= 0),
  starts_on date,
  until_on date,
  version integer NOT NULL DEFAULT 1,
  noted_by uuid REFERENCES people ON DELETE SET NULL,
  noted_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (plan_id, item_id) REFERENCES plan_items (plan_id, id) ON DELETE CASCADE,
  CHECK (until_on IS NULL OR starts_on IS NULL OR until_on >= starts_on)
);
CREATE INDEX plan_needs_plan ON plan_needs (plan_id);

-- A financial lever: who funds what, mission or project, recurring or not, until when, and what it costs to report.
CREATE TABLE plan_levers (
  id uuid PRIMARY KEY,
  plan_id uuid NOT NULL REFERENCES plans ON DELETE CASCADE,
  item_id uuid,
  need_id uuid REFERENCES plan_needs ON DELETE SET NULL,
  funder_id uuid REFERENCES organisations,
  funder_name text NOT NULL CHECK (length(funder_name) BETWEEN 1 AND 300),
  -- Who receives it, as people say.
  recipient text NOT NULL DEFAULT '' CHECK (length(recipient) <= 300),
  money text NOT NULL CHECK (money IN ('mission', 'project')),
  recurring boolean NOT NULL,
  standing text NOT NULL CHECK (standing IN ('asked', 'secured', 'ended')),
  amount numeric(12, 2) NOT NULL CHECK (amount >= 0),
  starts_on date,
  until_on date,
  -- Hours a year spent accounting for it; null when nobody said.
  reporting_hours numeric(7, 1) CHECK (reporting_hours >= 0),
  note text NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
  version integer NOT NULL DEFAULT 1,
  noted_by uuid REFERENCES people ON DELETE SET NULL,
  noted_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (plan_id, item_id) REFERENCES plan_items (plan_id, id) ON DELETE CASCADE,
  CHECK (until_on IS NULL OR starts_on IS NULL OR until_on >= starts_on)
);
CREATE INDEX plan_levers_plan ON plan_levers (plan_id);
CREATE INDEX plan_levers_funder ON plan_levers (funder_id) WHERE funder_id IS NOT NULL;

-- A version adopted by a space is frozen: no right to change it is given to anybody.
CREATE TABLE plan_versions (
  id uuid PRIMARY KEY,
  plan_id uuid NOT NULL REFERENCES plans ON DELETE CASCADE,
  number integer NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  content jsonb NOT NULL,
  frozen_at timestamptz NOT NULL,
  frozen_by uuid REFERENCES people ON DELETE SET NULL,
  UNIQUE (plan_id, number)
);
CREATE TABLE plan_version_adoptions (
  version_id uuid NOT NULL REFERENCES plan_versions ON DELETE CASCADE,
  space_id uuid NOT NULL REFERENCES spaces ON DELETE CASCADE,
  adopted_on date NOT NULL,
  -- Meeting, vote, resolution: in words.
  how text NOT NULL DEFAULT '' CHECK (length(how) <= 1000),
  noted_by uuid REFERENCES people ON DELETE SET NULL,
  noted_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (version_id, space_id)
);

-- Traces thrown away no longer speak in a plan, whoever reads it.
CREATE FUNCTION plan_evidence_stands(trace uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN trace IS NULL OR EXISTS (SELECT FROM traces WHERE id = trace AND trashed_at IS NULL);
-- Plans that whoever asks may read: their spaces', and those that are open.
CREATE FUNCTION plan_is_open(plan uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN EXISTS (SELECT FROM plans WHERE id = plan
    AND (visibility = 'public' OR (visibility = 'network' AND viewer_id() IS NOT NULL)));
CREATE FUNCTION plan_of_item(item uuid) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT plan_id FROM plan_items WHERE id = item);

GRANT SELECT, INSERT, UPDATE, DELETE ON plan_items, plan_item_organisations, plan_needs, plan_levers TO toile_viewer;
GRANT SELECT, INSERT ON plan_item_changes TO toile_viewer;
GRANT SELECT, INSERT, DELETE ON plan_evidence, plan_indicators, plan_indicator_readings TO toile_viewer;
GRANT SELECT, INSERT ON plan_versions, plan_version_adoptions TO toile_viewer;

ALTER TABLE plan_items ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_items_read ON plan_items FOR SELECT TO toile_viewer
  USING (plan_id = ANY ((SELECT viewer_plans())::uuid[]) OR plan_is_open(plan_id));
CREATE POLICY plan_items_write ON plan_items TO toile_viewer
  USING (plan_id = ANY ((SELECT viewer_working_plans())::uuid[]))
  WITH CHECK (plan_id = ANY ((SELECT viewer_working_plans())::uuid[]));
ALTER TABLE plan_needs ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_needs_read ON plan_needs FOR SELECT TO toile_viewer
  USING (plan_id = ANY ((SELECT viewer_plans())::uuid[]) OR plan_is_open(plan_id));
CREATE POLICY plan_needs_write ON plan_needs TO toile_viewer
  USING (plan_id = ANY ((SELECT viewer_working_plans())::uuid[]))
  WITH CHECK (plan_id = ANY ((SELECT viewer_working_plans())::uuid[]));
ALTER TABLE plan_levers ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_levers_read ON plan_levers FOR SELECT TO toile_viewer
  USING (plan_id = ANY ((SELECT viewer_plans())::uuid[]) OR plan_is_open(plan_id));
CREATE POLICY plan_levers_write ON plan_levers TO toile_viewer
  USING (plan_id = ANY ((SELECT viewer_working_plans())::uuid[]))
  WITH CHECK (plan_id = ANY ((SELECT viewer_working_plans())::uuid[]));

ALTER TABLE plan_item_organisations ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_item_organisations_read ON plan_item_organisations FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM plan_items WHERE plan_items.id = item_id));
CREATE POLICY plan_item_organisations_write ON plan_item_organisations TO toile_viewer
  USING (plan_of_item(item_id) = ANY ((SELECT viewer_working_plans())::uuid[]))
  WITH CHECK (plan_of_item(item_id) = ANY ((SELECT viewer_working_plans())::uuid[]));
ALTER TABLE plan_item_changes ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_item_changes_read ON plan_item_changes FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM plan_items WHERE plan_items.id = item_id));
CREATE POLICY plan_item_changes_add ON plan_item_changes FOR INSERT TO toile_viewer
  WITH CHECK (noted_by = viewer_id() AND plan_of_item(item_id) = ANY ((SELECT viewer_working_plans())::uuid[]));
ALTER TABLE plan_evidence ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_evidence_read ON plan_evidence FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM plan_items WHERE plan_items.id = item_id) AND plan_evidence_stands(trace_id));
CREATE POLICY plan_evidence_add ON plan_evidence FOR INSERT TO toile_viewer
  WITH CHECK (linked_by = viewer_id() AND plan_of_item(item_id) = ANY ((SELECT viewer_working_plans())::uuid[])
    AND (trace_id IS NULL OR EXISTS (SELECT FROM traces WHERE traces.id = trace_id)));
CREATE POLICY plan_evidence_remove ON plan_evidence FOR DELETE TO toile_viewer
  USING (plan_of_item(item_id) = ANY ((SELECT viewer_working_plans())::uuid[]));
ALTER TABLE plan_indicators ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_indicators_read ON plan_indicators FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM plan_items WHERE plan_items.id = item_id));
CREATE POLICY plan_indicators_write ON plan_indicators TO toile_viewer
  USING (plan_of_item(item_id) = ANY ((SELECT viewer_working_plans())::uuid[]))
  WITH CHECK (plan_of_item(item_id) = ANY ((SELECT viewer_working_plans())::uuid[]));
ALTER TABLE plan_indicator_readings ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_indicator_readings_read ON plan_indicator_readings FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM plan_indicators WHERE plan_indicators.id = indicator_id));
CREATE POLICY plan_indicator_readings_add ON plan_indicator_readings FOR INSERT TO toile_viewer
  WITH CHECK (noted_by = viewer_id() AND EXISTS (SELECT FROM plan_indicators i WHERE i.id = indicator_id
    AND plan_of_item(i.item_id) = ANY ((SELECT viewer_working_plans())::uuid[])));

ALTER TABLE plan_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_versions_read ON plan_versions FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM plans WHERE plans.id = plan_id));
CREATE POLICY plan_versions_add ON plan_versions FOR INSERT TO toile_viewer
  WITH CHECK (frozen_by = viewer_id() AND plan_id = ANY ((SELECT viewer_kept_plans())::uuid[]));
ALTER TABLE plan_version_adoptions ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_version_adoptions_read ON plan_version_adoptions FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM plan_versions WHERE plan_versions.id = version_id));
CREATE POLICY plan_version_adoptions_add ON plan_version_adoptions FOR INSERT TO toile_viewer
  WITH CHECK (noted_by = viewer_id() AND space_id = ANY ((SELECT viewer_kept_spaces())::uuid[])
    AND EXISTS (SELECT FROM plan_versions v JOIN plan_spaces s ON s.plan_id = v.plan_id AND s.space_id = plan_version_adoptions.space_id
                WHERE v.id = version_id));
