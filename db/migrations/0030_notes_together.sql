-- The hot path of the journal for all who note at the same moment: each is saved as its own person, under row-level
-- security, and one commit keeps them all.
DROP FUNCTION add_traces_once(uuid, text, text, jsonb, jsonb, integer);
DROP FUNCTION enter_as(uuid);

-- For each submission, saves its traces with the answer that was given, or says that its key was sent before. Anything
-- refused is an error, which undoes the whole. `ties` is how many ties to dossiers the drafts ask for: one that their
-- author cannot see is refused.
CREATE FUNCTION add_traces_once(submissions_sent jsonb) RETURNS TABLE (place bigint, is_new boolean)
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  sent record;
BEGIN
  -- In the order of their keys: two transactions that hold the same keys wait for each other in one direction.
  FOR sent IN
    SELECT * FROM ROWS FROM (jsonb_to_recordset(submissions_sent) AS (person uuid, key text, print text, answer jsonb,
      drafts jsonb, ties integer)) WITH ORDINALITY AS one (person, key, print, answer, drafts, ties, place)
    ORDER BY one.person, one.key
  LOOP
    PERFORM set_config('toile.person', sent.person::text, true), set_config('role', 'toile_viewer', true);
    INSERT INTO submissions (person_id, key, print, outcome) VALUES (sent.person, sent.key, sent.print, sent.answer)
      ON CONFLICT (person_id, key) DO NOTHING;
    is_new := FOUND; -- a twin at work was waited for: its answer is there, or it failed and this one goes on
    place := sent.place;
    IF is_new AND add_traces(sent.drafts) <> sent.ties THEN
      RAISE EXCEPTION 'a dossier is not there for its author' USING ERRCODE = '23503', CONSTRAINT = 'trace_dossiers_seen';
    END IF;
    RETURN NEXT;
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION add_traces_once(jsonb) FROM PUBLIC;
