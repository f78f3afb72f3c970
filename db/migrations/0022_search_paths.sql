-- Two ways to the most recent things that answer a query, for a member of some spaces among many.
CREATE INDEX search_entries_space_day ON search_entries (space_id, happened_on DESC);

-- Few answers: all are found by their words, then the latest are kept and ranked. Takes conditions as text: for
-- `search_subjects` alone.
CREATE FUNCTION search_by_words(wanted text, query tsquery, bound integer)
  RETURNS TABLE (kind text, subject_id uuid, happened_on date, rank real)
  LANGUAGE plpgsql STABLE SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY EXECUTE format(
    'WITH found AS MATERIALIZED (SELECT e.kind, e.subject_id, e.happened_on, e.document FROM search_entries e WHERE %s)
     SELECT c.kind, c.subject_id, c.happened_on, ts_rank(c.document, %L::tsquery)
     FROM (SELECT * FROM found ORDER BY happened_on DESC LIMIT %s) c', wanted, query, bound);
END $$;
REVOKE ALL ON FUNCTION search_by_words(text, tsquery, integer) FROM PUBLIC;

-- Many answers: each space is read from its latest day, the days of all are merged, and the reading stops at the
-- bound. The planner believes that a space and its audience are independent, and would read everything: here it may
-- not. Conditions wrapped in `coalesce` call no index. For `search_subjects` alone.
CREATE FUNCTION search_by_day(spaces uuid[], wanted text, query tsquery, bound integer)
  RETURNS TABLE (kind text, subject_id uuid, happened_on date, rank real)
  LANGUAGE plpgsql STABLE SET search_path = public, pg_temp
  SET enable_bitmapscan = off SET enable_seqscan = off SET enable_sort = off
AS $$
BEGIN
  RETURN QUERY EXECUTE format(
    'SELECT c.kind, c.subject_id, c.happened_on, ts_rank(c.document, %L::tsquery)
     FROM (SELECT * FROM (%s) s ORDER BY s.happened_on DESC LIMIT %s) c', query,
    (SELECT string_agg(format('(SELECT e.kind, e.subject_id, e.happened_on, e.document FROM search_entries e
       WHERE e.space_id = %L AND coalesce(%s, false) ORDER BY e.happened_on DESC)', space, wanted), ' UNION ALL ')
     FROM unnest(spaces) AS space),
    bound);
END $$;
REVOKE ALL ON FUNCTION search_by_day(uuid[], text, tsquery, integer) FROM PUBLIC;

-- The most recent things a viewer may see that answer a query, at most `bound`, then ranked among themselves: an
-- unbounded hit list is never ranked. The planner is asked how many answers it expects (only a volatile function
-- may ask), and nothing is read for that.
CREATE OR REPLACE FUNCTION search_subjects(query tsquery, only_kind text, only_space uuid, since date, until date, bound integer)
  RETURNS TABLE (kind text, subject_id uuid, happened_on date, rank real)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  audiences uuid[] := viewer_audiences();
  wanted text := format('e.document @@ %L::tsquery AND e.audience && %L::uuid[]', query, audiences) || concat(
    CASE WHEN only_kind IS NOT NULL THEN format(' AND e.kind = %L', only_kind) END,
    CASE WHEN only_space IS NOT NULL THEN format(' AND e.space_id = %L', only_space) END,
    CASE WHEN since IS NOT NULL THEN format(' AND e.happened_on >= %L', since) END,
    CASE WHEN until IS NOT NULL THEN format(' AND e.happened_on <= %L', until) END);
  spaces uuid[];
  plan json;
BEGIN
  EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM search_entries e WHERE ' || wanted INTO plan;
  IF (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float8 >= 2 * bound THEN
    spaces := CASE WHEN only_space IS NULL THEN viewer_spaces() ELSE ARRAY[only_space] END;
  END IF;
  IF spaces IS NULL OR cardinality(spaces) NOT BETWEEN 1 AND 40 THEN
    RETURN QUERY SELECT * FROM search_by_words(wanted, query, bound);
    RETURN;
  END IF;
  RETURN QUERY SELECT * FROM (
      SELECT * FROM search_by_day(spaces, wanted, query, bound)
      UNION ALL
      SELECT * FROM search_by_words(format('NOT e.space_id = ANY (%L::uuid[]) AND e.audience && %L::uuid[] AND %s', spaces,
        ARRAY(SELECT unnest(audiences) EXCEPT SELECT unnest(spaces)), wanted), query, bound)
    ) AS found ORDER BY found.happened_on DESC LIMIT bound;
END $$;
