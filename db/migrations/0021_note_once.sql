-- The hot path of the journal in one statement: who notes, the key that was sent, the trace, the answer.

-- Makes the rest of this transaction that person's, under row-level security.
CREATE FUNCTION enter_as(person uuid) RETURNS void
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM set_config('toile.person', person::text, true), set_config('role', 'toile_viewer', true);
END $$;
REVOKE ALL ON FUNCTION enter_as(uuid) FROM PUBLIC;

-- Saves traces once for a key, with the answer that was given: all of it, or nothing by an error. False when the
-- key was sent before. `ties` is how many ties to dossiers the drafts ask for: one that its author cannot see
-- refuses the whole.
CREATE FUNCTION add_traces_once(person uuid, sent_key text, sent_print text, answer jsonb, drafts jsonb, ties integer)
  RETURNS boolean
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM enter_as(person);
  INSERT INTO submissions (person_id, key, print, outcome) VALUES (person, sent_key, sent_print, answer)
    ON CONFLICT (person_id, key) DO NOTHING;
  IF NOT FOUND THEN
    RETURN false; -- a twin at work was waited for above: its answer is there, or it failed and this one went on
  END IF;
  IF add_traces(drafts) <> ties THEN
    RAISE EXCEPTION 'a dossier is not there for its author' USING ERRCODE = '23503', CONSTRAINT = 'trace_dossiers_seen';
  END IF;
  RETURN true;
END $$;
REVOKE ALL ON FUNCTION add_traces_once(uuid, text, text, jsonb, jsonb, integer) FROM PUBLIC;
