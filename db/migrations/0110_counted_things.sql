-- What a number counted when it left belongs to the ledger: statements and bilans over the same traces are protected together.
ALTER TABLE report_counted_traces RENAME TO counted_things;
ALTER TABLE counted_things RENAME COLUMN trace_ids TO things;
ALTER TABLE counted_things RENAME CONSTRAINT report_counted_traces_check TO counted_things_check;
ALTER TABLE counted_things RENAME CONSTRAINT report_counted_traces_key_check TO counted_things_key_check;
ALTER TABLE counted_things RENAME CONSTRAINT report_counted_traces_value_check TO counted_things_value_check;
ALTER TABLE counted_things RENAME CONSTRAINT report_counted_traces_space_id_fkey TO counted_things_space_id_fkey;
ALTER TABLE counted_things RENAME CONSTRAINT report_counted_traces_pkey TO counted_things_pkey;
ALTER POLICY report_counted_traces_read ON counted_things RENAME TO counted_things_read;
ALTER POLICY report_counted_traces_add ON counted_things RENAME TO counted_things_add;
-- Null when nobody knows what was counted.
ALTER TABLE counted_things ALTER COLUMN things DROP NOT NULL;
-- The days that a number speaks of; null for what only ties others together.
ALTER TABLE counted_things ADD COLUMN starts_on date, ADD COLUMN ends_on date;
ALTER TABLE counted_things ADD CONSTRAINT counted_things_days CHECK (
  (starts_on IS NULL AND ends_on IS NULL) OR (starts_on IS NOT NULL AND ends_on IS NOT NULL AND starts_on <= ends_on));
UPDATE counted_things SET starts_on = split_part(key, '/', 2)::date, ends_on = split_part(key, '/', 3)::date
WHERE starts_with(key, 'bilan/');

-- Classes of duration that left with a nature: by what its traces say today, where that gives the same number.
INSERT INTO counted_things (space_id, key, value, things, starts_on, ends_on)
SELECT DISTINCT ON (f.space_id, f.key, f.value) f.space_id, f.key, f.value,
  CASE WHEN cardinality(own.things) = f.value THEN own.things END,
  split_part(f.key, '/', 2)::date, split_part(f.key, '/', 3)::date
FROM released_facts f
  LEFT JOIN LATERAL (
    SELECT c.things FROM counted_things c
    WHERE c.space_id = f.space_id AND c.key = regexp_replace(f.key, '/[^/]+$', '')
    ORDER BY c.value DESC LIMIT 1) nature ON true
  LEFT JOIN LATERAL (
    SELECT coalesce(array_agg(t.id ORDER BY t.id), '{}') AS things FROM traces t
    WHERE t.id = ANY (nature.things) AND split_part(f.key, '/', 7) = CASE WHEN t.duration_minutes IS NULL THEN 'untimed'
      ELSE 'duration-' || width_bucket(t.duration_minutes, '{30,60,120,240}'::int[]) END) own ON nature.things IS NOT NULL
WHERE f.key ~ '^bilan/[^/]+/[^/]+/[^/]*/nature/[^/]+/[^/]+$'
ORDER BY f.space_id, f.key, f.value;
-- Natures of which nobody knows what they counted.
INSERT INTO counted_things (space_id, key, value, things, starts_on, ends_on)
SELECT DISTINCT f.space_id, f.key, f.value, NULL::uuid[], split_part(f.key, '/', 2)::date, split_part(f.key, '/', 3)::date
FROM released_facts f
WHERE f.key ~ '^bilan/[^/]+/[^/]+/[^/]*/nature/[^/]+$' AND f.state <> 'unpublished'
ON CONFLICT DO NOTHING;
