-- Which traces a number counted when it left with a bilan: the numbers of the next bilans of the space are protected with it.
-- Kept with the ledger, whatever becomes of the bilan; a trace thrown away stays known by its id alone.
CREATE TABLE report_counted_traces (
  space_id uuid NOT NULL REFERENCES spaces,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 1000),
  value integer NOT NULL CHECK (value >= 0),
  trace_ids uuid[] NOT NULL CHECK (cardinality(trace_ids) = value),
  PRIMARY KEY (space_id, key, value)
);
GRANT SELECT, INSERT ON report_counted_traces TO toile_viewer;
ALTER TABLE report_counted_traces ENABLE ROW LEVEL SECURITY;
CREATE POLICY report_counted_traces_read ON report_counted_traces FOR SELECT TO toile_viewer
  USING (space_id = ANY ((SELECT viewer_spaces())::uuid[]));
CREATE POLICY report_counted_traces_add ON report_counted_traces FOR INSERT TO toile_viewer
  WITH CHECK (space_id = ANY ((SELECT viewer_working_spaces())::uuid[]));

-- What left before is known by the evidence that said it.
INSERT INTO report_counted_traces (space_id, key, value, trace_ids)
SELECT DISTINCT ON (c.space_id, c.key, f.value) c.space_id, c.key, f.value, e.trace_ids
FROM releases r JOIN report_versions v ON r.subject_kind = 'report-version' AND v.id::text = r.subject_id
  JOIN released_cells c ON c.release_id = r.id AND starts_with(c.key, 'bilan/')
  JOIN released_facts f ON f.space_id = c.space_id AND f.key = c.key AND f.revision = c.revision
  JOIN report_evidence e ON e.report_id = v.report_id AND starts_with(e.slot, 'nature:')
  CROSS JOIN LATERAL jsonb_to_recordset(e.numbers) AS n (cell text, value bigint)
WHERE starts_with(n.cell, 'nature/') AND n.value = f.value AND right(c.key, length(n.cell) + 1) = '/' || n.cell
  AND cardinality(e.trace_ids) = f.value
ORDER BY c.space_id, c.key, f.value, e.made_at DESC;
