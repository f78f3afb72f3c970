-- Plans end, with a day and a reason, and may be taken up again; plans and their items are found by search.

ALTER TABLE plans ADD COLUMN closed_on date;

-- Each time a plan was closed or taken up again. What is written here stays.
CREATE TABLE plan_closings (
  id uuid PRIMARY KEY,
  plan_id uuid NOT NULL REFERENCES plans ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('closed', 'reopened')),
  on_day date NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 4000),
  noted_by uuid REFERENCES people ON DELETE SET NULL,
  noted_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX plan_closings_plan ON plan_closings (plan_id, noted_at);
GRANT SELECT, INSERT ON plan_closings TO toile_viewer;
ALTER TABLE plan_closings ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_closings_read ON plan_closings FOR SELECT TO toile_viewer
  USING (EXISTS (SELECT FROM plans WHERE plans.id = plan_id));
CREATE POLICY plan_closings_add ON plan_closings FOR INSERT TO toile_viewer
  WITH CHECK (noted_by = viewer_id() AND plan_id = ANY ((SELECT viewer_kept_plans())::uuid[]));

-- Who sees a plan, and whether it is over, is said by those who keep its memory.
CREATE OR REPLACE FUNCTION guard_plan() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  IF current_user = 'toile_viewer' AND NOT NEW.id = ANY (viewer_kept_plans()) THEN
    RAISE EXCEPTION 'only those who keep its memory may say who sees a plan, or close it'
      USING ERRCODE = '42501', CONSTRAINT = 'plans_visibility_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER plans_guard_closing BEFORE UPDATE OF closed_on ON plans
  FOR EACH ROW WHEN (NEW.closed_on IS DISTINCT FROM OLD.closed_on) EXECUTE FUNCTION guard_plan();

ALTER TABLE search_entries DROP CONSTRAINT search_entries_kind_check;
ALTER TABLE search_entries ADD CONSTRAINT search_entries_kind_check
  CHECK (kind IN ('trace', 'dossier', 'plan', 'plan-item'));
-- What belongs to several spaces is kept under one of them; its audience names them all.
CREATE INDEX search_entries_of_several ON search_entries USING gin (audience, document)
  WHERE kind IN ('plan', 'plan-item');

CREATE FUNCTION queue_plans_for_search(plans uuid[]) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  INSERT INTO search_queue (kind, subject_id)
  SELECT 'plan', unnest(plans)
  UNION ALL SELECT 'plan-item', id FROM plan_items WHERE plan_id = ANY (plans)
  ON CONFLICT (kind, subject_id) DO UPDATE SET queued_at = now();
END;
REVOKE ALL ON FUNCTION queue_plans_for_search(uuid[]) FROM PUBLIC;

-- A plan's items follow it when its readers or its days change, and it alone when its words do.
CREATE FUNCTION queue_plan_for_search() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF TG_TABLE_NAME = 'plan_spaces' THEN
    PERFORM queue_plans_for_search(ARRAY(SELECT DISTINCT plan_id FROM changed));
    RETURN NULL;
  END IF;
  IF NEW.visibility <> OLD.visibility OR NEW.starts_on <> OLD.starts_on THEN
    PERFORM queue_plans_for_search(ARRAY[NEW.id]);
  ELSE
    INSERT INTO search_queue (kind, subject_id) VALUES ('plan', NEW.id)
    ON CONFLICT (kind, subject_id) DO UPDATE SET queued_at = now();
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER plans_changed_for_search AFTER UPDATE ON plans FOR EACH ROW
  WHEN ((NEW.title, NEW.portrait, NEW.starts_on, NEW.visibility)
        IS DISTINCT FROM (OLD.title, OLD.portrait, OLD.starts_on, OLD.visibility))
  EXECUTE FUNCTION queue_plan_for_search();
CREATE TRIGGER plans_removed_for_search AFTER DELETE ON plans
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_for_search('plan');
CREATE TRIGGER plan_spaces_added_for_search AFTER INSERT ON plan_spaces
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_plan_for_search();
CREATE TRIGGER plan_spaces_removed_for_search AFTER DELETE ON plan_spaces
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_plan_for_search();

-- A new order of two thousand items changes no word: only what is read is indexed again.
CREATE FUNCTION queue_plan_item_for_search() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO search_queue (kind, subject_id) VALUES ('plan-item', NEW.id)
  ON CONFLICT (kind, subject_id) DO UPDATE SET queued_at = now();
  RETURN NULL;
END $$;
CREATE TRIGGER plan_items_added_for_search AFTER INSERT ON plan_items
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_for_search('plan-item');
CREATE TRIGGER plan_items_changed_for_search AFTER UPDATE ON plan_items FOR EACH ROW
  WHEN ((NEW.title, NEW.description, NEW.resources, NEW.results, NEW.starts_on)
        IS DISTINCT FROM (OLD.title, OLD.description, OLD.resources, OLD.results, OLD.starts_on))
  EXECUTE FUNCTION queue_plan_item_for_search();
CREATE TRIGGER plan_items_removed_for_search AFTER DELETE ON plan_items
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_for_search('plan-item');

CREATE FUNCTION queue_carried_items_for_search() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO search_queue (kind, subject_id)
  SELECT DISTINCT 'plan-item', item_id FROM changed
  ON CONFLICT (kind, subject_id) DO UPDATE SET queued_at = now();
  RETURN NULL;
END $$;
CREATE TRIGGER plan_item_organisations_added_for_search AFTER INSERT ON plan_item_organisations
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_carried_items_for_search();
CREATE TRIGGER plan_item_organisations_changed_for_search AFTER UPDATE ON plan_item_organisations
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_carried_items_for_search();
CREATE TRIGGER plan_item_organisations_removed_for_search AFTER DELETE ON plan_item_organisations
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION queue_carried_items_for_search();

-- As in 0022; what belongs to several spaces is found from each of them.
CREATE OR REPLACE FUNCTION search_subjects(query tsquery, only_kind text, only_space uuid, since date, until date, bound integer)
  RETURNS TABLE (kind text, subject_id uuid, happened_on date, rank real)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  audiences uuid[] := viewer_audiences();
  wanted text := format('e.document @@ %L::tsquery AND e.audience && %L::uuid[]', query, audiences) || concat(
    CASE WHEN only_kind IS NOT NULL THEN format(' AND e.kind = %L', only_kind) END,
    CASE WHEN only_space IS NOT NULL THEN format(
      ' AND (e.space_id = %1$L OR (e.kind IN (''plan'', ''plan-item'') AND %1$L = ANY (e.audience)))', only_space) END,
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
      SELECT * FROM search_by_words(format(
        'e.kind NOT IN (''plan'', ''plan-item'') AND NOT e.space_id = ANY (%L::uuid[]) AND e.audience && %L::uuid[] AND %s',
        spaces, ARRAY(SELECT unnest(audiences) EXCEPT SELECT unnest(spaces)), wanted), query, bound)
      UNION ALL
      SELECT * FROM search_by_words(format(
        'e.kind IN (''plan'', ''plan-item'') AND NOT e.space_id = ANY (%L::uuid[]) AND %s', spaces, wanted), query, bound)
    ) AS found ORDER BY found.happened_on DESC LIMIT bound;
END $$;

SELECT queue_plans_for_search(ARRAY(SELECT id FROM plans));
