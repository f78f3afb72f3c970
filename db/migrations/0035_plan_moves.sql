-- Items of the team's own plans that its traces move, one row a trace: a plan may then be read in the traces, like any other
-- framework. Whoever sees a trace of the team sees the plans of the team. Nothing for those of elsewhere.
CREATE FUNCTION team_plan_moves(space uuid, first_on date, last_on date)
  RETURNS TABLE (trace_id uuid, items text[])
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 10000 SET search_path = public, pg_temp
AS $$
  SELECT t.id, array_agg(DISTINCT e.item_id::text ORDER BY e.item_id::text)
  FROM plan_spaces p JOIN plan_items i USING (plan_id) JOIN plan_evidence e ON e.item_id = i.id
    JOIN traces t ON t.id = e.trace_id
  WHERE p.space_id = space AND t.space_id = space AND t.event_on BETWEEN first_on AND last_on
    AND t.trashed_at IS NULL AND t.visibility <> 'author'
    -- A person reads their own spaces; the system itself (the story, a job) reads all.
    AND (current_setting('role') <> 'toile_viewer' OR space = ANY (viewer_spaces()))
  GROUP BY t.id
$$;
REVOKE ALL ON FUNCTION team_plan_moves(uuid, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION team_plan_moves(uuid, date, date) TO toile_viewer;
