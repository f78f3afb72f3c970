-- Whoever has read an official text says so: a succession that is known takes its source and how sure it is. Which places,
-- which day and what happened never change.
GRANT UPDATE (confidence, source) ON territory_successions TO toile_viewer;
CREATE POLICY territory_successions_confirm ON territory_successions FOR UPDATE TO toile_viewer
  USING ((SELECT viewer_is_administrator()))
  WITH CHECK ((SELECT viewer_is_administrator()));
