-- Which way a search goes is weighed rather than fixed: found by their words, as many rows are read as there are
-- answers; read by day, as many as it takes to meet the bound, which is the more the rarer they are among all that the
-- viewer may find (bound × all ÷ answers). A row found by its words costs about three times one read by day, as measured.

-- Few answers: all are found by their words, then the latest are kept, and only these are read whole and ranked. Takes
-- conditions as text: for `search_subjects` alone.
CREATE OR REPLACE FUNCTION search_by_words(wanted text, query tsquery, bound integer)
  RETURNS TABLE (kind text, subject_id uuid, happened_on date, rank real)
  LANGUAGE plpgsql STABLE SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY EXECUTE format(
    'WITH found AS MATERIALIZED (SELECT e.ctid AS place, e.happened_on FROM search_entries e WHERE %s),
       latest AS MATERIALIZED (SELECT place FROM found ORDER BY happened_on DESC LIMIT %s)
     SELECT e.kind, e.subject_id, e.happened_on, ts_rank(e.document, %L::tsquery)
     FROM latest JOIN search_entries e ON e.ctid = latest.place', wanted, bound, query);
END $$;

-- How many entries the planner expects for a condition: asked, not counted. For `search_subjects` alone.
CREATE FUNCTION search_expectation(wanted text) RETURNS float8
  LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp
AS $$
DECLARE
  plan json;
BEGIN
  EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM search_entries e WHERE ' || wanted INTO plan;
  RETURN (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float8;
END $$;
REVOKE ALL ON FUNCTION search_expectation(text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION search_subjects(query tsquery, only_kind text, only_space uuid, since date, until date, bound integer)
  RETURNS TABLE (kind text, subject_id uuid, happened_on date, rank real)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  audiences uuid[] := viewer_audiences();
  answers text := format('e.document @@ %L::tsquery', query);
  limits text := format('e.audience && %L::uuid[]', audiences) || concat(
    CASE WHEN only_kind IS NOT NULL THEN format(' AND e.kind = %L', only_kind) END,
    CASE WHEN only_space IS NOT NULL THEN format(
      ' AND (e.space_id = %1$L OR (e.kind IN (''plan'', ''plan-item'') AND %1$L = ANY (e.audience)))', only_space) END,
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
    'e.kind NOT IN (''plan'', ''plan-item'') AND NOT e.space_id = ANY (%L::uuid[]) AND e.audience && %L::uuid[] AND %s',
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
        'e.kind IN (''plan'', ''plan-item'') AND NOT e.space_id = ANY (%L::uuid[]) AND %s', spaces, wanted), query, bound)
    ) AS found ORDER BY found.happened_on DESC LIMIT bound;
END $$;
