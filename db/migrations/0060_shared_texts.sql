-- Texts that several people write at once. Nothing here is granted: people write through the site, which asks the
-- domain of the text, as them, what they may do with it.

CREATE TABLE shared_texts (
  kind text NOT NULL CHECK (kind ~ '^[a-z][a-z-]{0,39}$'),
  text_id uuid NOT NULL,
  -- Names this writing of the text: what a device kept of another must not be merged into it.
  epoch uuid NOT NULL DEFAULT gen_random_uuid(),
  -- What the canonical Markdown says, as Yjs holds it; null until the text is first opened to be written.
  state bytea,
  -- The print of the canonical Markdown of each part.
  parts jsonb NOT NULL DEFAULT '{}',
  settled_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kind, text_id)
);
ALTER TABLE shared_texts ENABLE ROW LEVEL SECURITY;

-- What was written since: added only, until it is folded into the state.
CREATE TABLE shared_text_updates (
  kind text NOT NULL,
  text_id uuid NOT NULL,
  number bigint GENERATED ALWAYS AS IDENTITY,
  update bytea NOT NULL,
  writer_id uuid NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kind, text_id, number),
  FOREIGN KEY (kind, text_id) REFERENCES shared_texts ON DELETE CASCADE
);
ALTER TABLE shared_text_updates ENABLE ROW LEVEL SECURITY;

-- Parts that were changed elsewhere (a form, a program) and that the state does not say yet.
CREATE TABLE shared_text_replacements (
  kind text NOT NULL,
  text_id uuid NOT NULL,
  number bigint GENERATED ALWAYS AS IDENTITY,
  part text NOT NULL CHECK (length(part) BETWEEN 1 AND 64),
  markdown text NOT NULL,
  replaced_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kind, text_id, number),
  FOREIGN KEY (kind, text_id) REFERENCES shared_texts ON DELETE CASCADE
);
ALTER TABLE shared_text_replacements ENABLE ROW LEVEL SECURITY;

-- The text is held from here to the end of the transaction, even before it exists: whoever settles it meanwhile waits.
CREATE FUNCTION hold_shared_text(of_kind text, of_text uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF current_setting('role') = 'toile_viewer' AND viewer_id() IS NULL THEN
    RAISE EXCEPTION 'nobody is signed in' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO shared_texts (kind, text_id) VALUES (of_kind, of_text) ON CONFLICT DO NOTHING;
  PERFORM FROM shared_texts WHERE kind = of_kind AND text_id = of_text FOR NO KEY UPDATE;
END $$;
REVOKE ALL ON FUNCTION hold_shared_text(text, uuid) FROM PUBLIC;

-- A part has another Markdown. A text that nobody ever opened to write will be read from its Markdown anyway.
CREATE FUNCTION replace_in_shared_text(of_kind text, of_text uuid, of_part text, new_markdown text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM hold_shared_text(of_kind, of_text);
  INSERT INTO shared_text_replacements (kind, text_id, part, markdown)
    SELECT kind, text_id, of_part, new_markdown FROM shared_texts
    WHERE kind = of_kind AND text_id = of_text AND state IS NOT NULL;
  PERFORM pg_notify('toile_shared_texts', format('replaced %s %s', of_kind, of_text));
END $$;
REVOKE ALL ON FUNCTION replace_in_shared_text(text, uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION replace_in_shared_text(text, uuid, text, text) TO toile_viewer;

-- Its parts, or who may write it, are no longer the same.
CREATE FUNCTION tell_shared_text_changed(of_kind text, of_text uuid) RETURNS void
  LANGUAGE sql
  RETURN pg_notify('toile_shared_texts', format('changed %s %s', of_kind, of_text));

CREATE FUNCTION forget_shared_text(of_kind text, of_text uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM hold_shared_text(of_kind, of_text);
  DELETE FROM shared_texts WHERE kind = of_kind AND text_id = of_text;
  PERFORM tell_shared_text_changed(of_kind, of_text);
END $$;
REVOKE ALL ON FUNCTION forget_shared_text(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_shared_text(text, uuid) TO toile_viewer;

-- Whoever has something open that rests on somebody's rights asks again.
CREATE FUNCTION tell_rights_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed jsonb := to_jsonb(coalesce(NEW, OLD));
BEGIN
  PERFORM pg_notify('toile_rights', coalesce(changed->>'person_id', changed->>'id'));
  RETURN NULL;
END $$;
CREATE TRIGGER memberships_tell AFTER INSERT OR UPDATE OR DELETE ON memberships
  FOR EACH ROW EXECUTE FUNCTION tell_rights_changed();
CREATE TRIGGER sessions_tell AFTER DELETE ON sessions
  FOR EACH ROW EXECUTE FUNCTION tell_rights_changed();
CREATE TRIGGER people_tell AFTER UPDATE OF disabled_at, left_at, administrator_since ON people
  FOR EACH ROW EXECUTE FUNCTION tell_rights_changed();
