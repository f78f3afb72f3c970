-- The share of each service axis of a dossier, in the order of `service_axes`: whole percents, all or none.
ALTER TABLE dossiers
  ADD COLUMN axis_shares smallint[] NOT NULL DEFAULT '{}',
  ADD CHECK (cardinality(axis_shares) IN (0, cardinality(service_axes)));
