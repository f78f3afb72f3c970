-- Accounts rendered to a funder: the documents of a financial year and the day they are due, apart from those of the
-- general meeting. Seen by those who work in the space, never by its guests, among whom a funder may be.

CREATE TABLE filings (
  id uuid PRIMARY KEY,
  space_id uuid NOT NULL REFERENCES spaces ON DELETE CASCADE,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  funder text NOT NULL DEFAULT '' CHECK (length(funder) <= 300),
  year_ends_on date NOT NULL,
  -- The day that the signed agreement gives, when it gives another, and where it says so.
  agreed_on date,
  agreed_source text NOT NULL DEFAULT '' CHECK (length(agreed_source) <= 600),
  -- Of the members alone: nothing of the funder's day follows from it.
  assembly_on date,
  version integer NOT NULL DEFAULT 1,
  archived_on date,
  opened_by uuid REFERENCES people ON DELETE SET NULL,
  opened_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX filings_space ON filings (space_id);

CREATE TABLE filing_documents (
  id uuid PRIMARY KEY,
  filing_id uuid NOT NULL REFERENCES filings ON DELETE CASCADE,
  -- To whom it goes: the two lists never mix.
  addressee text NOT NULL CHECK (addressee IN ('funder', 'members')),
  position integer NOT NULL,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  carrier text NOT NULL DEFAULT '' CHECK (length(carrier) <= 300),
  note text NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
  state text NOT NULL DEFAULT 'todo' CHECK (state IN ('todo', 'received', 'sent')),
  state_on date NOT NULL,
  removed_on date,
  revision integer NOT NULL DEFAULT 1,
  written_by uuid REFERENCES people ON DELETE SET NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (filing_id, addressee, position)
);

-- Each thing that was said of a document, today's included.
CREATE TABLE filing_document_changes (
  document_id uuid NOT NULL REFERENCES filing_documents ON DELETE CASCADE,
  revision integer NOT NULL,
  title text NOT NULL,
  carrier text NOT NULL,
  note text NOT NULL,
  state text NOT NULL,
  removed_on date,
  written_by uuid REFERENCES people ON DELETE SET NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (document_id, revision)
);

GRANT SELECT, INSERT, UPDATE ON filings TO toile_viewer;
GRANT SELECT, INSERT, UPDATE ON filing_documents TO toile_viewer;
GRANT SELECT, INSERT ON filing_document_changes TO toile_viewer;

ALTER TABLE filings ENABLE ROW LEVEL SECURITY;
CREATE POLICY filings_read ON filings FOR SELECT TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]));
CREATE POLICY filings_add ON filings FOR INSERT TO toile_viewer
  WITH CHECK (opened_by = viewer_id() AND space_id = ANY ((SELECT viewer_working_spaces())::uuid[]));
CREATE POLICY filings_change ON filings FOR UPDATE TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]))
  WITH CHECK (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]));
CREATE TRIGGER filings_guard BEFORE UPDATE OF space_id, archived_on ON filings
  FOR EACH ROW EXECUTE FUNCTION guard_kept_by_space();

ALTER TABLE filing_documents ENABLE ROW LEVEL SECURITY;
CREATE POLICY filing_documents_read ON filing_documents FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM filings f WHERE f.id = filing_id));
CREATE POLICY filing_documents_add ON filing_documents FOR INSERT TO toile_viewer
  WITH CHECK (written_by = viewer_id() AND EXISTS (SELECT FROM filings f WHERE f.id = filing_id));
CREATE POLICY filing_documents_change ON filing_documents FOR UPDATE TO toile_viewer
  USING (EXISTS (SELECT FROM filings f WHERE f.id = filing_id))
  WITH CHECK (written_by = viewer_id() AND EXISTS (SELECT FROM filings f WHERE f.id = filing_id));

-- A document stays in its account and on its list.
CREATE FUNCTION guard_filing_document() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  IF NEW.filing_id <> OLD.filing_id OR NEW.addressee <> OLD.addressee THEN
    RAISE EXCEPTION 'a document stays on its list' USING ERRCODE = '42501', CONSTRAINT = 'document_on_its_list';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER filing_documents_guard BEFORE UPDATE OF filing_id, addressee ON filing_documents
  FOR EACH ROW EXECUTE FUNCTION guard_filing_document();

ALTER TABLE filing_document_changes ENABLE ROW LEVEL SECURITY;
CREATE POLICY filing_document_changes_read ON filing_document_changes FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM filing_documents d WHERE d.id = document_id));
CREATE POLICY filing_document_changes_add ON filing_document_changes FOR INSERT TO toile_viewer
  WITH CHECK (written_by = viewer_id() AND EXISTS (SELECT FROM filing_documents d WHERE d.id = document_id));
