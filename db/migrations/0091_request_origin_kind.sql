-- The provenance of the request of a dossier, by one of a few words that frameworks can read; null: nobody said.
ALTER TABLE dossiers
  ADD COLUMN origin_kind text
    CHECK (origin_kind IN ('organisation', 'citizens', 'concertation', 'institution', 'other'));
