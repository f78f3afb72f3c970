-- A form holds a shared text before the rows of its domain, as whoever keeps what is typed does: neither waits for the
-- other with what the other wants.

GRANT EXECUTE ON FUNCTION hold_shared_text(text, uuid) TO toile_viewer;
