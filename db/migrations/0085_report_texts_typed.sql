-- Several people type in one section at once: its texts are kept every few seconds.

ALTER TABLE report_section_texts
  -- Those who typed it together; empty when one person saved it by a form.
  ADD COLUMN typed_by uuid[] NOT NULL DEFAULT '{}',
  -- Typed on within minutes: kept a day, so that a form opened meanwhile is brought together with what followed.
  ADD COLUMN passing boolean NOT NULL DEFAULT false;
