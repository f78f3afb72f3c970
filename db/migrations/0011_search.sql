-- One index over what people wrote. Filled from our own French tokens; read through one function that
-- filters by viewer inside, because `@@` is not leak-proof and policies would forbid the index.

CREATE TABLE search_entries (
  kind text NOT NULL CHECK (kind IN ('trace', 'dossier')),
  subject_id uuid NOT NULL,
  space_id uuid NOT NULL,
  happened_on date NOT NULL,
  -- Who may find it: people, spaces, or one of the two open circles below.
  audience uuid[] NOT NULL,
  document tsvector NOT NULL,
  PRIMARY KEY (kind, subject_id)
);
CREATE INDEX search_entries_found ON search_entries USING gin (audience, document);
CREATE INDEX search_entries_day ON search_entries (happened_on DESC);
ALTER TABLE search_entries ENABLE ROW LEVEL SECURITY;

-- Words as written, folded: what a mistyped word is compared with.
CREATE TABLE search_words (word text PRIMARY KEY);
CREATE INDEX search_words_near ON search_words USING gin (word gin_trgm_ops);
ALTER TABLE search_words ENABLE ROW LEVEL SECURITY;

-- What changed since it was last indexed.
CREATE TABLE search_queue (
  kind text NOT NULL,
  subject_id uuid NOT NULL,
  queued_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kind, subject_id)
);
ALTER TABLE search_queue ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION queue_for_search() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO search_queue (kind, subject_id)
  SELECT DISTINCT TG_ARGV[0], id FROM changed
  ON CONFLICT (kind, subject_id) DO UPDATE SET queued_at = now();
  RETURN NULL;
END $$;
CREATE TRIGGER traces_added_for_search AFTER INSERT ON traces
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_for_search('trace');
CREATE TRIGGER traces_changed_for_search AFTER UPDATE ON traces
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_for_search('trace');
CREATE TRIGGER traces_removed_for_search AFTER DELETE ON traces
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_for_search('trace');
CREATE TRIGGER dossiers_added_for_search AFTER INSERT ON dossiers
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_for_search('dossier');
CREATE TRIGGER dossiers_changed_for_search AFTER UPDATE ON dossiers
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_for_search('dossier');
CREATE TRIGGER dossiers_removed_for_search AFTER DELETE ON dossiers
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_for_search('dossier');

-- The circles a viewer belongs to: themselves, their spaces, the network when signed in, everybody.
CREATE FUNCTION viewer_audiences() RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN CASE WHEN viewer_id() IS NULL THEN '{}'::uuid[]
    ELSE viewer_spaces() || viewer_id() || '00000000-0000-8000-8000-00000000000a'::uuid END
    || '00000000-0000-8000-8000-00000000000b'::uuid;

-- The most recent things a viewer may see that answer a query, at most `bound`, then ranked among
-- themselves: an unbounded hit list is never ranked.
CREATE FUNCTION search_subjects(query tsquery, only_kind text, only_space uuid, since date, until date, bound integer)
  RETURNS TABLE (kind text, subject_id uuid, happened_on date, rank real)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  -- The text of the query is planned with its values: a rare and a common word want different plans.
  RETURN QUERY EXECUTE format(
    'SELECT c.kind, c.subject_id, c.happened_on, ts_rank(c.document, %1$L::tsquery) AS rank
     FROM (SELECT e.* FROM search_entries e
           WHERE e.document @@ %1$L::tsquery AND e.audience && %2$L::uuid[] %3$s
           ORDER BY e.happened_on DESC LIMIT %4$s) c',
    query::text, viewer_audiences(),
    concat(
      CASE WHEN only_kind IS NOT NULL THEN format(' AND e.kind = %L', only_kind) END,
      CASE WHEN only_space IS NOT NULL THEN format(' AND e.space_id = %L', only_space) END,
      CASE WHEN since IS NOT NULL THEN format(' AND e.happened_on >= %L', since) END,
      CASE WHEN until IS NOT NULL THEN format(' AND e.happened_on <= %L', until) END),
    bound);
END $$;
REVOKE ALL ON FUNCTION search_subjects(tsquery, text, uuid, date, date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_subjects(tsquery, text, uuid, date, date, integer) TO toile_viewer;
