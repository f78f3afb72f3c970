-- A text that several people write is never thrown away: nobody needs the right to.
DROP FUNCTION forget_shared_text(text, uuid);
