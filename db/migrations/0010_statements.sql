-- Statements (relevés): a version of a codebook, a period, a space. Each compilation is kept with the groups of traces
-- it counted, so that a figure can still be explained after the traces have changed.

CREATE TABLE statements (
  id uuid PRIMARY KEY,
  space_id uuid NOT NULL REFERENCES spaces,
  codebook_id text NOT NULL,
  codebook_version text NOT NULL,
  calendar_id text NOT NULL,
  period_id text NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  opened_by uuid REFERENCES people ON DELETE SET NULL,
  opened_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (codebook_id, codebook_version) REFERENCES codebook_versions,
  UNIQUE (space_id, codebook_id, codebook_version, calendar_id, period_id),
  CHECK (ends_on >= starts_on)
);
CREATE INDEX statements_space ON statements (space_id, starts_on DESC, id DESC);

CREATE TABLE compilations (
  id uuid PRIMARY KEY,
  statement_id uuid NOT NULL REFERENCES statements ON DELETE CASCADE,
  -- From 1, in order.
  number integer NOT NULL,
  compiled_at timestamptz NOT NULL DEFAULT now(),
  compiled_by uuid REFERENCES people ON DELETE SET NULL,
  -- The figures, and the combinations of inputs they were made from. Neither names a person.
  figures jsonb NOT NULL,
  groups jsonb NOT NULL,
  UNIQUE (statement_id, number)
);

GRANT SELECT, INSERT ON statements, compilations TO toile_viewer;
ALTER TABLE statements ENABLE ROW LEVEL SECURITY;
CREATE POLICY statements_read ON statements FOR SELECT TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_spaces())::uuid[]));
CREATE POLICY statements_add ON statements FOR INSERT TO toile_viewer
  WITH CHECK (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]) AND opened_by = viewer_id());

ALTER TABLE compilations ENABLE ROW LEVEL SECURITY;
CREATE POLICY compilations_read ON compilations FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM statements WHERE statements.id = statement_id));
CREATE POLICY compilations_add ON compilations FOR INSERT TO toile_viewer WITH CHECK (
  compiled_by = viewer_id() AND EXISTS (SELECT FROM statements WHERE statements.id = statement_id
    AND statements.space_id = ANY ((SELECT viewer_working_spaces())::uuid[])));
