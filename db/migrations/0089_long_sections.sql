-- Texts written by several people at once may go past what a form takes: what was typed is kept, and people are told.

ALTER TABLE report_sections
  DROP CONSTRAINT report_sections_body_check,
  ADD CONSTRAINT report_sections_body_check CHECK (length(body) <= 1000000);
