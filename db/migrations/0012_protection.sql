-- Protection of small numbers: the thresholds of the instance, and the ledger of what was released, so that two
-- publications cannot be subtracted from each other.

-- The rule is public. The row without topic is the instance's own.
CREATE TABLE thresholds (
  topic text PRIMARY KEY CHECK (length(topic) <= 100),
  people integer NOT NULL CHECK (people BETWEEN 1 AND 100),
  organisations integer NOT NULL CHECK (organisations BETWEEN 1 AND 100),
  zeros text CHECK (zeros IN ('shown', 'hidden')),
  changed_by uuid REFERENCES people ON DELETE SET NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((topic = '') = (zeros IS NOT NULL))
);

CREATE TABLE releases (
  id uuid PRIMARY KEY,
  space_id uuid NOT NULL REFERENCES spaces,
  -- What was published and what for: the address of a thing of another domain, opaque here.
  subject_kind text NOT NULL CHECK (subject_kind ~ '^[a-z][a-z-]{0,40}$'),
  subject_id text NOT NULL CHECK (length(subject_id) BETWEEN 1 AND 200),
  purpose_kind text CHECK (purpose_kind ~ '^[a-z][a-z-]{0,40}$'),
  purpose_id text CHECK (length(purpose_id) BETWEEN 1 AND 200),
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  audience text NOT NULL CHECK (length(audience) BETWEEN 1 AND 300),
  released_by uuid REFERENCES people ON DELETE SET NULL,
  released_at timestamptz NOT NULL DEFAULT now(),
  policy jsonb NOT NULL,
  shown_count integer NOT NULL,
  -- How many numbers each reason hides.
  hidden_counts jsonb NOT NULL,
  exposed_count integer NOT NULL,
  -- Earlier releases of the space that share numbers with this one.
  earlier_count integer NOT NULL,
  -- Totals and their parts, as places in released_cells: [total, part, part…].
  relations jsonb NOT NULL,
  CHECK ((purpose_kind IS NULL) = (purpose_id IS NULL))
);
CREATE INDEX releases_space ON releases (space_id, released_at DESC, id DESC);

-- One number as it was released, once. A number that changes gains a revision.
CREATE TABLE released_facts (
  space_id uuid NOT NULL REFERENCES spaces,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 1000),
  revision integer NOT NULL CHECK (revision >= 1),
  value bigint NOT NULL CHECK (value >= 0),
  people integer,
  organisations integer,
  is_structural_zero boolean NOT NULL,
  grain bigint NOT NULL,
  floor smallint NOT NULL CHECK (floor IN (0, 1)),
  state text NOT NULL CHECK (state IN ('shown', 'hidden', 'unpublished')),
  reason text CHECK (reason IN ('fewPeople', 'fewOrganisations', 'smallChange', 'complementary')),
  possible_values integer NOT NULL,
  PRIMARY KEY (space_id, key, revision),
  CHECK ((state = 'hidden') = (reason IS NOT NULL))
);

CREATE TABLE released_cells (
  release_id uuid NOT NULL REFERENCES releases ON DELETE CASCADE,
  -- From 0, in the order of the publication.
  place integer NOT NULL,
  space_id uuid NOT NULL,
  key text NOT NULL,
  revision integer NOT NULL,
  PRIMARY KEY (release_id, place),
  FOREIGN KEY (space_id, key, revision) REFERENCES released_facts
);
CREATE INDEX released_cells_key ON released_cells (space_id, key, revision);

GRANT SELECT, INSERT ON thresholds, releases, released_facts, released_cells TO toile_viewer;
GRANT UPDATE (people, organisations, zeros, changed_by, changed_at), DELETE ON thresholds TO toile_viewer;
-- What only tied numbers together may be published later; nothing else of a fact ever changes.
GRANT UPDATE (people, organisations, is_structural_zero, grain, floor, state, reason, possible_values)
  ON released_facts TO toile_viewer;

ALTER TABLE thresholds ENABLE ROW LEVEL SECURITY;
CREATE POLICY thresholds_read ON thresholds FOR SELECT TO toile_viewer USING (true);
CREATE POLICY thresholds_add ON thresholds FOR INSERT TO toile_viewer
  WITH CHECK ((SELECT viewer_is_administrator()) AND changed_by = viewer_id());
CREATE POLICY thresholds_change ON thresholds FOR UPDATE TO toile_viewer
  USING ((SELECT viewer_is_administrator())) WITH CHECK (changed_by = viewer_id());
CREATE POLICY thresholds_remove ON thresholds FOR DELETE TO toile_viewer
  USING ((SELECT viewer_is_administrator()) AND topic <> '');

ALTER TABLE releases ENABLE ROW LEVEL SECURITY;
CREATE POLICY releases_read ON releases FOR SELECT TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_spaces())::uuid[]));
CREATE POLICY releases_add ON releases FOR INSERT TO toile_viewer
  WITH CHECK (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]) AND released_by = viewer_id());

-- Hidden values stand here: only those who work in the space read them, as they read its traces.
ALTER TABLE released_facts ENABLE ROW LEVEL SECURITY;
CREATE POLICY released_facts_read ON released_facts FOR SELECT TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]));
CREATE POLICY released_facts_add ON released_facts FOR INSERT TO toile_viewer
  WITH CHECK (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]));
CREATE POLICY released_facts_publish ON released_facts FOR UPDATE TO toile_viewer
  USING (state = 'unpublished' AND space_id = ANY ((SELECT viewer_working_spaces())::uuid[]))
  WITH CHECK (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]));

ALTER TABLE released_cells ENABLE ROW LEVEL SECURITY;
CREATE POLICY released_cells_read ON released_cells FOR SELECT TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]));
CREATE POLICY released_cells_add ON released_cells FOR INSERT TO toile_viewer
  WITH CHECK (space_id = ANY ((SELECT viewer_working_spaces())::uuid[])
    AND EXISTS (SELECT FROM releases WHERE releases.id = release_id AND releases.space_id = released_cells.space_id));
