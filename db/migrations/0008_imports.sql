-- Imports: what a person brings from an agenda or a spreadsheet, kept apart until they say which of it is work.

CREATE TABLE imports (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('agenda', 'spreadsheet')),
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  space_id uuid NOT NULL REFERENCES spaces,
  state text NOT NULL CHECK (state IN ('reviewing', 'mapping', 'running', 'done', 'failed', 'undone')),
  file_name text NOT NULL DEFAULT '' CHECK (length(file_name) <= 255),
  opened_at timestamptz NOT NULL DEFAULT now(),
  -- Agenda: what the reading counted and could not read. Spreadsheet: sheets, mapping, result of the check.
  reading jsonb NOT NULL DEFAULT '{}',
  -- Rows to go through and rows gone through, once confirmed.
  total_count integer NOT NULL DEFAULT 0,
  done_count integer NOT NULL DEFAULT 0,
  -- Traces that came of it.
  trace_count integer NOT NULL DEFAULT 0,
  next_chunk integer NOT NULL DEFAULT 0,
  finished_at timestamptz
);
CREATE INDEX imports_person ON imports (person_id, opened_at DESC);
CREATE INDEX imports_left ON imports (opened_at) WHERE state IN ('reviewing', 'mapping');

-- One occurrence of an event, waiting for its reader's word.
CREATE TABLE import_proposals (
  id uuid PRIMARY KEY,
  import_id uuid NOT NULL REFERENCES imports ON DELETE CASCADE,
  position integer NOT NULL,
  starts_on date NOT NULL,
  fingerprint text NOT NULL,
  series text NOT NULL,
  content_print text NOT NULL,
  -- The event was kept before, and says something else now.
  changed boolean NOT NULL DEFAULT false,
  content jsonb NOT NULL,
  decision text CHECK (decision IN ('kept', 'not-work')),
  trace_id uuid,
  UNIQUE (import_id, fingerprint)
);
CREATE INDEX import_proposals_waiting ON import_proposals (import_id, starts_on, position) WHERE decision IS NULL;

-- Rows of a spreadsheet, five hundred at a time, thrown away once they are imported.
CREATE TABLE import_chunks (
  import_id uuid NOT NULL REFERENCES imports ON DELETE CASCADE,
  sheet smallint NOT NULL,
  chunk integer NOT NULL,
  rows jsonb NOT NULL,
  PRIMARY KEY (import_id, sheet, chunk)
);

-- What a person said of the events of their agenda. Of what is not work only a print is kept: not even a title.
CREATE TABLE agenda_decisions (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  -- Print of one occurrence, or of a whole series.
  fingerprint text NOT NULL,
  whole_series boolean NOT NULL DEFAULT false,
  verdict text NOT NULL CHECK (verdict IN ('kept', 'not-work')),
  content_print text NOT NULL DEFAULT '',
  import_id uuid,
  trace_id uuid,
  -- What was chosen the last time, so that it is proposed the next time.
  title text NOT NULL DEFAULT '' CHECK (length(title) <= 300),
  dossier_id uuid,
  nature text,
  decided_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (person_id, fingerprint)
);
CREATE INDEX agenda_decisions_import ON agenda_decisions (import_id) WHERE import_id IS NOT NULL;

-- Prints of the rows that became traces in a space, so that a second import proposes only what is new.
CREATE TABLE imported_rows (
  space_id uuid NOT NULL REFERENCES spaces ON DELETE CASCADE,
  fingerprint text NOT NULL,
  likeness text NOT NULL,
  -- Outlives the import: whoever brought it may be gone, the rows are still there.
  import_id uuid NOT NULL,
  PRIMARY KEY (space_id, fingerprint)
);
CREATE INDEX imported_rows_likeness ON imported_rows (space_id, likeness);
CREATE INDEX imported_rows_import ON imported_rows (import_id);

-- What the columns of a sheet mean, by the print of its headings.
CREATE TABLE column_mappings (
  space_id uuid NOT NULL REFERENCES spaces ON DELETE CASCADE,
  signature text NOT NULL,
  mapping jsonb NOT NULL,
  remembered_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (space_id, signature)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON imports, import_proposals, import_chunks, agenda_decisions TO toile_viewer;
GRANT SELECT, INSERT, UPDATE, DELETE ON imported_rows, column_mappings TO toile_viewer;

-- An import is its person's alone: an agenda holds more than work.
ALTER TABLE imports ENABLE ROW LEVEL SECURITY;
CREATE POLICY imports_own ON imports TO toile_viewer
  USING (person_id = viewer_id())
  WITH CHECK (person_id = viewer_id() AND space_id = ANY ((SELECT viewer_working_spaces())::uuid[]));
ALTER TABLE import_proposals ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_proposals_own ON import_proposals TO toile_viewer
  USING (EXISTS (SELECT FROM imports WHERE imports.id = import_id))
  WITH CHECK (EXISTS (SELECT FROM imports WHERE imports.id = import_id));
ALTER TABLE import_chunks ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_chunks_own ON import_chunks TO toile_viewer
  USING (EXISTS (SELECT FROM imports WHERE imports.id = import_id))
  WITH CHECK (EXISTS (SELECT FROM imports WHERE imports.id = import_id));
ALTER TABLE agenda_decisions ENABLE ROW LEVEL SECURITY;
CREATE POLICY agenda_decisions_own ON agenda_decisions TO toile_viewer
  USING (person_id = viewer_id()) WITH CHECK (person_id = viewer_id());

-- Prints say nothing of whom or what: those who work in the space share them.
ALTER TABLE imported_rows ENABLE ROW LEVEL SECURITY;
CREATE POLICY imported_rows_space ON imported_rows TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]))
  WITH CHECK (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]));
ALTER TABLE column_mappings ENABLE ROW LEVEL SECURITY;
CREATE POLICY column_mappings_space ON column_mappings TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]))
  WITH CHECK (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]));
