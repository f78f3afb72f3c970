-- The life of a statement: to whom its figures were transmitted and what for, what came back, who read them, and the
-- conventions a team counts by. Those who receive read what was transmitted to them, and nothing else of the statement.

-- What left: one protected publication, whole, in the words of its day. Nobody changes it.
CREATE TABLE transmissions (
  id uuid PRIMARY KEY,
  statement_id uuid NOT NULL,
  compilation_number integer NOT NULL,
  -- The team whose figures they are.
  space_id uuid NOT NULL REFERENCES spaces,
  -- A space of this instance, or null for somebody outside, who is then named in words only.
  recipient_space_id uuid REFERENCES spaces,
  recipient_name text NOT NULL CHECK (length(recipient_name) BETWEEN 1 AND 300),
  purpose_kind text NOT NULL CHECK (purpose_kind IN ('regulation', 'account', 'planning', 'funding', 'research', 'other')),
  purpose text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 2000),
  content jsonb NOT NULL,
  -- Layout of the codebook by which declarations left one by one, or null when none did.
  layout_id text CHECK (length(layout_id) BETWEEN 1 AND 80),
  -- The transmission to the same recipient that this one replaces.
  replaces_id uuid REFERENCES transmissions,
  transmitted_by uuid REFERENCES people ON DELETE SET NULL,
  transmitted_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (id, statement_id),
  FOREIGN KEY (statement_id, compilation_number) REFERENCES compilations (statement_id, number),
  CHECK (recipient_space_id <> space_id),
  CHECK (layout_id IS NULL OR purpose_kind = 'regulation')
);
CREATE INDEX transmissions_statement ON transmissions (statement_id, transmitted_at);
CREATE INDEX transmissions_space ON transmissions (space_id, transmitted_at DESC);
CREATE INDEX transmissions_recipient ON transmissions (recipient_space_id, transmitted_at DESC) WHERE recipient_space_id IS NOT NULL;
GRANT SELECT, INSERT ON transmissions TO toile_viewer;
ALTER TABLE transmissions ENABLE ROW LEVEL SECURITY;
CREATE POLICY transmissions_read ON transmissions FOR SELECT TO toile_viewer USING (
  space_id = ANY ((SELECT viewer_spaces())::uuid[])
  OR recipient_space_id = ANY ((SELECT viewer_spaces())::uuid[]));
-- Those who keep the memory of a team transmit its statements, to a space they can see.
CREATE POLICY transmissions_add ON transmissions FOR INSERT TO toile_viewer WITH CHECK (
  transmitted_by = viewer_id() AND space_id = ANY ((SELECT viewer_kept_spaces())::uuid[])
  AND EXISTS (SELECT FROM statements WHERE statements.id = statement_id AND statements.space_id = transmissions.space_id)
  AND (recipient_space_id IS NULL OR EXISTS (SELECT FROM spaces WHERE spaces.id = recipient_space_id)));

-- Declarations that left one by one, line by line, in the order of the file.
CREATE TABLE transmission_declarations (
  transmission_id uuid NOT NULL REFERENCES transmissions ON DELETE CASCADE,
  position integer NOT NULL,
  cells jsonb NOT NULL,
  PRIMARY KEY (transmission_id, position)
);
GRANT SELECT, INSERT ON transmission_declarations TO toile_viewer;
ALTER TABLE transmission_declarations ENABLE ROW LEVEL SECURITY;
-- Guests of neither side read them: they tell one act after the other.
CREATE POLICY transmission_declarations_read ON transmission_declarations FOR SELECT TO toile_viewer USING (
  EXISTS (SELECT FROM transmissions t WHERE t.id = transmission_id AND (
    t.space_id = ANY ((SELECT viewer_working_spaces())::uuid[])
    OR t.recipient_space_id = ANY ((SELECT viewer_working_spaces())::uuid[]))));
CREATE POLICY transmission_declarations_add ON transmission_declarations FOR INSERT TO toile_viewer WITH CHECK (
  EXISTS (SELECT FROM transmissions t WHERE t.id = transmission_id AND t.transmitted_by = viewer_id()
    AND t.layout_id IS NOT NULL AND t.space_id = ANY ((SELECT viewer_kept_spaces())::uuid[])));

-- The story of a statement after it is compiled: each turn with who, when and why. None is taken back.
CREATE TABLE statement_states (
  id uuid PRIMARY KEY,
  -- Order of the turns.
  position bigint GENERATED ALWAYS AS IDENTITY,
  statement_id uuid NOT NULL REFERENCES statements ON DELETE CASCADE,
  state text NOT NULL CHECK (state IN ('submitted', 'returned', 'accepted', 'locked', 'unlocked')),
  transmission_id uuid,
  reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 4000),
  noted_by uuid REFERENCES people ON DELETE SET NULL,
  noted_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (transmission_id, statement_id) REFERENCES transmissions (id, statement_id),
  CHECK ((state IN ('submitted', 'returned', 'accepted')) = (transmission_id IS NOT NULL)),
  CHECK (state NOT IN ('returned', 'unlocked') OR reason <> '')
);
CREATE INDEX statement_states_statement ON statement_states (statement_id, position);
CREATE INDEX statement_states_transmission ON statement_states (transmission_id) WHERE transmission_id IS NOT NULL;

-- A statement that comes back or is unlocked begins a new round: what was awaited before is awaited no more.
CREATE FUNCTION statement_round(statement uuid) RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT coalesce(max(position), 0) FROM statement_states
          WHERE statement_id = statement AND state IN ('returned', 'unlocked'));

-- Whether an answer is awaited to a transmission.
CREATE FUNCTION transmission_awaits(transmission uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN EXISTS (SELECT FROM statement_states s WHERE s.transmission_id = transmission AND s.state = 'submitted'
      AND s.position > statement_round(s.statement_id))
    AND NOT EXISTS (SELECT FROM statement_states a WHERE a.transmission_id = transmission AND a.state IN ('returned', 'accepted'));

-- Where a statement stands: open, submitted, returned, accepted, locked or unlocked.
CREATE FUNCTION statement_state(statement uuid) RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (
    WITH round AS (
      SELECT state, transmission_id FROM statement_states
      WHERE statement_id = statement AND position > statement_round(statement))
    SELECT CASE
      WHEN NOT EXISTS (SELECT FROM round) THEN coalesce(
        (SELECT state FROM statement_states WHERE statement_id = statement ORDER BY position DESC LIMIT 1), 'open')
      WHEN EXISTS (SELECT FROM round WHERE state = 'locked') THEN 'locked'
      WHEN EXISTS (SELECT FROM round WHERE state = 'submitted' AND transmission_awaits(transmission_id)) THEN 'submitted'
      ELSE 'accepted' END);

GRANT SELECT, INSERT ON statement_states TO toile_viewer;
ALTER TABLE statement_states ENABLE ROW LEVEL SECURITY;
CREATE POLICY statement_states_read ON statement_states FOR SELECT TO toile_viewer USING (
  EXISTS (SELECT FROM statements WHERE statements.id = statement_id)
  OR EXISTS (SELECT FROM transmissions WHERE transmissions.id = transmission_id));
CREATE POLICY statement_states_add ON statement_states FOR INSERT TO toile_viewer WITH CHECK (
  noted_by = viewer_id() AND CASE
    WHEN state IN ('submitted', 'locked') THEN EXISTS (SELECT FROM statements s
      WHERE s.id = statement_id AND s.space_id = ANY ((SELECT viewer_kept_spaces())::uuid[]))
    WHEN state = 'unlocked' THEN EXISTS (SELECT FROM statements s
      WHERE s.id = statement_id AND s.space_id = ANY ((SELECT viewer_facilitated_spaces())::uuid[]))
    -- Who received answers; the team writes the answer of somebody outside.
    ELSE EXISTS (SELECT FROM transmissions t WHERE t.id = transmission_id AND (
      t.recipient_space_id = ANY ((SELECT viewer_working_spaces())::uuid[])
      OR (t.recipient_space_id IS NULL AND t.space_id = ANY ((SELECT viewer_kept_spaces())::uuid[]))))
  END);

-- The same turns as `turnRefusal` in life.rules.ts, one at a time for a statement.
CREATE FUNCTION guard_statement_state() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  standing text;
  is_next boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('statement ' || NEW.statement_id, 0));
  standing := statement_state(NEW.statement_id);
  is_next := CASE NEW.state
    WHEN 'submitted' THEN standing <> 'locked'
    WHEN 'locked' THEN standing = 'accepted'
    WHEN 'unlocked' THEN standing IN ('submitted', 'accepted', 'locked')
    ELSE standing <> 'locked' AND transmission_awaits(NEW.transmission_id)
  END;
  IF NOT is_next THEN
    RAISE EXCEPTION 'a statement that is % cannot become %', standing, NEW.state
      USING ERRCODE = '55000', CONSTRAINT = 'statement_states_order';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER statement_states_guard BEFORE INSERT ON statement_states
  FOR EACH ROW EXECUTE FUNCTION guard_statement_state();

-- What was transmitted is not compiled again until it comes back or is unlocked.
CREATE FUNCTION guard_compilation() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF statement_state(NEW.statement_id) IN ('submitted', 'accepted', 'locked') THEN
    RAISE EXCEPTION 'a transmitted statement is not compiled again'
      USING ERRCODE = '55000', CONSTRAINT = 'compilations_frozen';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER compilations_guard BEFORE INSERT ON compilations
  FOR EACH ROW EXECUTE FUNCTION guard_compilation();

-- Who, outside of the team, opened or exported what was transmitted. Openings are kept once a day.
CREATE TABLE transmission_readings (
  id uuid PRIMARY KEY,
  transmission_id uuid NOT NULL REFERENCES transmissions ON DELETE CASCADE,
  person_id uuid REFERENCES people ON DELETE SET NULL,
  act text NOT NULL CHECK (act IN ('opened', 'exported')),
  part text NOT NULL CHECK (part IN ('figures', 'declarations')),
  -- csv, xlsx, json, page, api
  means text NOT NULL CHECK (means ~ '^[a-z]{1,10}$'),
  read_on date NOT NULL,
  read_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX transmission_readings_day ON transmission_readings (transmission_id, person_id, part, means, read_on)
  WHERE act = 'opened';
CREATE INDEX transmission_readings_transmission ON transmission_readings (transmission_id, read_at);
CREATE INDEX transmission_readings_person ON transmission_readings (person_id) WHERE person_id IS NOT NULL;
GRANT SELECT, INSERT ON transmission_readings TO toile_viewer;
ALTER TABLE transmission_readings ENABLE ROW LEVEL SECURITY;
CREATE POLICY transmission_readings_read ON transmission_readings FOR SELECT TO toile_viewer USING (
  person_id = viewer_id() OR EXISTS (SELECT FROM transmissions t
    WHERE t.id = transmission_id AND t.space_id = ANY ((SELECT viewer_working_spaces())::uuid[])));
CREATE POLICY transmission_readings_add ON transmission_readings FOR INSERT TO toile_viewer WITH CHECK (
  person_id = viewer_id() AND EXISTS (SELECT FROM transmissions t WHERE t.id = transmission_id));

-- What was decided with the figures, told back to those who produced them. Added to, never rewritten.
CREATE TABLE transmission_feedback (
  id uuid PRIMARY KEY,
  transmission_id uuid NOT NULL REFERENCES transmissions ON DELETE CASCADE,
  decided_on date NOT NULL,
  text text NOT NULL CHECK (length(text) BETWEEN 1 AND 8000),
  recorded_by uuid REFERENCES people ON DELETE SET NULL,
  recorded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX transmission_feedback_transmission ON transmission_feedback (transmission_id, recorded_at);
GRANT SELECT, INSERT ON transmission_feedback TO toile_viewer;
ALTER TABLE transmission_feedback ENABLE ROW LEVEL SECURITY;
CREATE POLICY transmission_feedback_read ON transmission_feedback FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM transmissions t WHERE t.id = transmission_id));
CREATE POLICY transmission_feedback_add ON transmission_feedback FOR INSERT TO toile_viewer WITH CHECK (
  recorded_by = viewer_id() AND EXISTS (SELECT FROM transmissions t WHERE t.id = transmission_id AND (
    t.recipient_space_id = ANY ((SELECT viewer_working_spaces())::uuid[])
    OR (t.recipient_space_id IS NULL AND t.space_id = ANY ((SELECT viewer_kept_spaces())::uuid[])))));

-- How a team counts, in its own words. Every version is kept: an old statement is read by the conventions of its day.
CREATE TABLE counting_conventions (
  space_id uuid NOT NULL REFERENCES spaces ON DELETE CASCADE,
  version integer NOT NULL CHECK (version > 0),
  text text NOT NULL CHECK (length(text) BETWEEN 1 AND 8000),
  written_by uuid REFERENCES people ON DELETE SET NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (space_id, version)
);
GRANT SELECT, INSERT ON counting_conventions TO toile_viewer;
ALTER TABLE counting_conventions ENABLE ROW LEVEL SECURITY;
CREATE POLICY counting_conventions_read ON counting_conventions FOR SELECT TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_spaces())::uuid[]));
CREATE POLICY counting_conventions_add ON counting_conventions FOR INSERT TO toile_viewer
  WITH CHECK (written_by = viewer_id() AND space_id = ANY ((SELECT viewer_kept_spaces())::uuid[]));
