-- Whose traces were counted in what was handed over: what was decided with the figures is told back to each of these
-- persons, though they have since left the team.
CREATE TABLE transmission_contributors (
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  transmission_id uuid NOT NULL REFERENCES transmissions ON DELETE CASCADE,
  PRIMARY KEY (person_id, transmission_id)
);
CREATE INDEX transmission_contributors_transmission ON transmission_contributors (transmission_id);
ALTER TABLE transmission_contributors ENABLE ROW LEVEL SECURITY;
-- Nobody reads who contributed, but the person: a team is no list of who wrote how much.
CREATE POLICY transmission_contributors_read ON transmission_contributors FOR SELECT USING (person_id = viewer_id());
CREATE POLICY transmission_contributors_add ON transmission_contributors FOR INSERT WITH CHECK (
  EXISTS (SELECT FROM transmissions t JOIN traces ON traces.space_id = t.space_id
          WHERE t.id = transmission_id AND t.transmitted_by = viewer_id()
            AND t.space_id = ANY ((SELECT viewer_kept_spaces())::uuid[]) AND traces.author_id = person_id));
GRANT SELECT, INSERT ON transmission_contributors TO toile_viewer;

-- Those of what left already, as far as the detail of what was counted is kept.
INSERT INTO transmission_contributors (person_id, transmission_id)
SELECT DISTINCT traces.author_id, t.id
FROM transmissions t
  JOIN compilation_readings c ON c.statement_id = t.statement_id AND c.number = t.compilation_number
  JOIN trace_reading_slices s USING (reading_id)
  CROSS JOIN LATERAL unnest(s.trace_ids) AS counted (trace_id)
  JOIN traces ON traces.id = counted.trace_id
  JOIN people ON people.id = traces.author_id AND people.left_at IS NULL;

-- What was decided with figures that the viewer's traces were counted in: what for, by whom, and nothing of the figures.
CREATE FUNCTION feedback_to_contributor()
  RETURNS TABLE (id uuid, transmission_id uuid, space_id uuid, space_name text, period jsonb, recipient_name text,
                 purpose_kind text, purpose text, decided_on date, text text, recorded_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT f.id, t.id, t.space_id, t.content ->> 'spaceName', t.content #> '{period,label}', t.recipient_name,
    t.purpose_kind, t.purpose, f.decided_on, f.text, f.recorded_at
  FROM transmission_contributors c
    JOIN transmissions t ON t.id = c.transmission_id
    JOIN transmission_feedback f ON f.transmission_id = t.id
  WHERE c.person_id = viewer_id()
$$;
REVOKE ALL ON FUNCTION feedback_to_contributor() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION feedback_to_contributor() TO toile_viewer;
