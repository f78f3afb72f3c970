-- Territory over time: what became of a place, on which day, and who says so. A succession is read forward (a place of the
-- past, today) and backward (a place of today, at the day of the facts); where several places answer, none is guessed.

ALTER TABLE places DROP CONSTRAINT places_list_check;
ALTER TABLE places ADD CONSTRAINT places_list_check
  CHECK (list IN ('region', 'health-region', 'municipal', 'institution', 'former-institution', 'own'));

CREATE TABLE territory_successions (
  id uuid PRIMARY KEY,
  from_id uuid NOT NULL REFERENCES places,
  to_id uuid NOT NULL REFERENCES places,
  -- First day of what follows.
  happened_on date NOT NULL,
  -- merger: several into one. split: one into several. renaming: the same under another name. transfer: a part goes to
  -- another place, and the place it leaves goes on.
  kind text NOT NULL CHECK (kind IN ('merger', 'split', 'renaming', 'transfer')),
  confidence text NOT NULL CHECK (confidence IN ('verified', 'likely', 'to-check')),
  source text NOT NULL CHECK (length(source) BETWEEN 1 AND 500),
  added_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (from_id, to_id, happened_on),
  CHECK (from_id <> to_id)
);
CREATE INDEX territory_successions_to ON territory_successions (to_id);

GRANT SELECT, INSERT ON territory_successions TO toile_viewer;
ALTER TABLE territory_successions ENABLE ROW LEVEL SECURITY;
-- A succession between places of a space is seen by those who see both.
CREATE POLICY territory_successions_read ON territory_successions FOR SELECT TO toile_viewer USING (
  EXISTS (SELECT FROM places WHERE places.id = from_id) AND EXISTS (SELECT FROM places WHERE places.id = to_id));
-- Reference data is added to by administrators; institutions of the past come with their successions.
CREATE POLICY territory_successions_add ON territory_successions FOR INSERT TO toile_viewer
  WITH CHECK ((SELECT viewer_is_administrator()));
CREATE POLICY places_add_former ON places FOR INSERT TO toile_viewer
  WITH CHECK (list = 'former-institution' AND space_id IS NULL AND (SELECT viewer_is_administrator()));
CREATE POLICY places_end_reference ON places FOR UPDATE TO toile_viewer
  USING (space_id IS NULL AND (SELECT viewer_is_administrator()))
  WITH CHECK (space_id IS NULL AND (SELECT viewer_is_administrator()));

-- The island of Montréal, completely for the mission of CLSC: 28 territories of CLSC, twelve CSSS, five CIUSSS. The
-- community clinic of Pointe-Saint-Charles, which stayed outside, and hospitals are not in it.
INSERT INTO places (id, list, name, kind, valid_from, valid_until, source) VALUES
  ('5a698d49-665d-8b95-8dce-afbdcb9349b8', 'former-institution', 'CSSS de l’Ouest-de-l’Île', 'csss', '2004-07-01', '2015-04-01', 'Réseaux locaux de 2004, Loi sur les agences de développement de réseaux locaux (L.Q. 2003, c. 21) ; noms courants, à recouper'),
  ('1f7ba8f9-17a6-85dd-8539-62b0c06508dc', 'former-institution', 'CLSC du Lac-Saint-Louis', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('fc91cc6f-e7a9-8e30-83ad-8a21255385d7', 'former-institution', 'CLSC de Pierrefonds', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('d3c89e2a-4aff-8a90-836c-58db617811f3', 'former-institution', 'CSSS de Dorval-Lachine-LaSalle', 'csss', '2004-07-01', '2015-04-01', 'Réseaux locaux de 2004, Loi sur les agences de développement de réseaux locaux (L.Q. 2003, c. 21) ; noms courants, à recouper'),
  ('5819d846-47d4-8bd0-8fa3-ae4b438dde1f', 'former-institution', 'CLSC de Dorval-Lachine', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('f2c99537-fd36-86e3-8c87-1fba165786a2', 'former-institution', 'CLSC de LaSalle', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('1d53a945-3a69-8774-80e7-19ac87d38647', 'former-institution', 'CSSS Cavendish', 'csss', '2004-07-01', '2015-04-01', 'Réseaux locaux de 2004, Loi sur les agences de développement de réseaux locaux (L.Q. 2003, c. 21) ; noms courants, à recouper'),
  ('389860d6-d7d7-8e92-83e6-5c2aeebb184b', 'former-institution', 'CLSC René-Cassin', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('af79bee7-f1cc-82e8-86cc-b67d674947fc', 'former-institution', 'CLSC Notre-Dame-de-Grâce–Montréal-Ouest', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('6d5b4abe-ada8-85c0-8e4d-60a4c8d968e9', 'former-institution', 'CSSS de la Montagne', 'csss', '2004-07-01', '2015-04-01', 'Réseaux locaux de 2004, Loi sur les agences de développement de réseaux locaux (L.Q. 2003, c. 21) ; noms courants, à recouper'),
  ('c56ab17b-5372-8141-8388-2ee66facd61f', 'former-institution', 'CLSC de Côte-des-Neiges', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('99df2e9e-17ef-88f7-8976-7c01991837fa', 'former-institution', 'CLSC Métro', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('e4016a34-9464-8151-8b17-abdefbcb2675', 'former-institution', 'CLSC de Parc-Extension', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('6fc5cfbb-5f6c-8e27-80df-dfd699f62092', 'former-institution', 'CSSS du Sud-Ouest–Verdun', 'csss', '2004-07-01', '2015-04-01', 'Réseaux locaux de 2004, Loi sur les agences de développement de réseaux locaux (L.Q. 2003, c. 21) ; noms courants, à recouper'),
  ('52276e30-7b2d-8a68-8dbc-3ec49f4d18b9', 'former-institution', 'CLSC de Saint-Henri', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('2eafb573-7b13-8e55-87df-b51e46178fef', 'former-institution', 'CLSC de Verdun–Côte-Saint-Paul', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('333d93e5-b8f8-8ae8-80bd-65f1ea03de12', 'former-institution', 'CSSS Jeanne-Mance', 'csss', '2004-07-01', '2015-04-01', 'Réseaux locaux de 2004, Loi sur les agences de développement de réseaux locaux (L.Q. 2003, c. 21) ; noms courants, à recouper'),
  ('b25f880d-971f-8f93-8c19-e8fd8b3af4e9', 'former-institution', 'CLSC des Faubourgs', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('39030602-dd71-8121-87f4-48dd33859210', 'former-institution', 'CLSC du Plateau-Mont-Royal', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('3adf7fda-75cf-8b91-8360-3b943ad86e5e', 'former-institution', 'CLSC Saint-Louis-du-Parc', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('47806afc-5085-8338-88b4-8efe5a68524c', 'former-institution', 'CSSS du Cœur-de-l’Île', 'csss', '2004-07-01', '2015-04-01', 'Réseaux locaux de 2004, Loi sur les agences de développement de réseaux locaux (L.Q. 2003, c. 21) ; noms courants, à recouper'),
  ('e1179b14-9ae2-86fe-8959-aa356c246167', 'former-institution', 'CLSC de La Petite-Patrie', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('1b0c72be-306d-840b-8b62-1effd2782d6b', 'former-institution', 'CLSC de Villeray', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('cd891f89-c419-818f-8d32-b21e91e8b525', 'former-institution', 'CSSS d’Ahuntsic et Montréal-Nord', 'csss', '2004-07-01', '2015-04-01', 'Réseaux locaux de 2004, Loi sur les agences de développement de réseaux locaux (L.Q. 2003, c. 21) ; noms courants, à recouper'),
  ('713e50fd-3ae5-8826-8e9a-d236bb3d7b05', 'former-institution', 'CLSC d’Ahuntsic', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('1a0e64f5-74f1-83d3-8a7c-3b191bd184ed', 'former-institution', 'CLSC de Montréal-Nord', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('33b2d7d2-4221-8d9f-860f-fadca4fc0f3e', 'former-institution', 'CSSS de Bordeaux-Cartierville–Saint-Laurent', 'csss', '2004-07-01', '2015-04-01', 'Réseaux locaux de 2004, Loi sur les agences de développement de réseaux locaux (L.Q. 2003, c. 21) ; noms courants, à recouper'),
  ('12c39214-e5bb-836f-8cc8-d67489064a47', 'former-institution', 'CLSC de Bordeaux-Cartierville', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('07849971-7be8-8410-8fc6-3212ea4e595e', 'former-institution', 'CLSC de Saint-Laurent', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('9863b134-6824-8f38-89fb-79f7eca031d5', 'former-institution', 'CSSS Lucille-Teasdale', 'csss', '2004-07-01', '2015-04-01', 'Réseaux locaux de 2004, Loi sur les agences de développement de réseaux locaux (L.Q. 2003, c. 21) ; noms courants, à recouper'),
  ('f14e8db1-d983-8118-88d1-24b00bc31a85', 'former-institution', 'CLSC d’Hochelaga-Maisonneuve', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('e6ef5079-3993-8fa1-8cb3-52916a569a9c', 'former-institution', 'CLSC Olivier-Guimond', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('9fc0939f-41e4-857f-8b72-cb5ddd317bf9', 'former-institution', 'CLSC de Rosemont', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('2a6cc67b-8f82-8d92-8ac1-2c6f867cff37', 'former-institution', 'CSSS de Saint-Léonard et Saint-Michel', 'csss', '2004-07-01', '2015-04-01', 'Réseaux locaux de 2004, Loi sur les agences de développement de réseaux locaux (L.Q. 2003, c. 21) ; noms courants, à recouper'),
  ('da4d4888-3f81-8a72-852c-e58df10fc634', 'former-institution', 'CLSC de Saint-Léonard', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('f1e5d4d8-1db4-883c-89e1-add65b8b520b', 'former-institution', 'CLSC de Saint-Michel', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('6f743530-e288-89a6-8850-708e4ec22dad', 'former-institution', 'CSSS de la Pointe-de-l’Île', 'csss', '2004-07-01', '2015-04-01', 'Réseaux locaux de 2004, Loi sur les agences de développement de réseaux locaux (L.Q. 2003, c. 21) ; noms courants, à recouper'),
  ('3156124f-4087-8e95-8904-9832cc1975ca', 'former-institution', 'CLSC de Mercier-Est–Anjou', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('f4e60454-2b1a-86a1-8bfc-08e609a9b283', 'former-institution', 'CLSC de Pointe-aux-Trembles–Montréal-Est', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle'),
  ('24df8ef1-6c1b-81dd-8498-30b0d536c259', 'former-institution', 'CLSC de Rivière-des-Prairies', 'clsc', NULL, '2004-07-01', 'Territoires de CLSC de l’île de Montréal ; noms courants, à recouper avec une liste officielle');

INSERT INTO place_belongings (place_id, parent_id, valid_from, valid_until) VALUES
  ('5a698d49-665d-8b95-8dce-afbdcb9349b8', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', '2004-07-01', '2015-04-01'),
  ('1f7ba8f9-17a6-85dd-8539-62b0c06508dc', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('fc91cc6f-e7a9-8e30-83ad-8a21255385d7', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('d3c89e2a-4aff-8a90-836c-58db617811f3', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', '2004-07-01', '2015-04-01'),
  ('5819d846-47d4-8bd0-8fa3-ae4b438dde1f', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('f2c99537-fd36-86e3-8c87-1fba165786a2', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('1d53a945-3a69-8774-80e7-19ac87d38647', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', '2004-07-01', '2015-04-01'),
  ('389860d6-d7d7-8e92-83e6-5c2aeebb184b', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('af79bee7-f1cc-82e8-86cc-b67d674947fc', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('6d5b4abe-ada8-85c0-8e4d-60a4c8d968e9', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', '2004-07-01', '2015-04-01'),
  ('c56ab17b-5372-8141-8388-2ee66facd61f', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('99df2e9e-17ef-88f7-8976-7c01991837fa', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('e4016a34-9464-8151-8b17-abdefbcb2675', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('6fc5cfbb-5f6c-8e27-80df-dfd699f62092', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', '2004-07-01', '2015-04-01'),
  ('52276e30-7b2d-8a68-8dbc-3ec49f4d18b9', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('2eafb573-7b13-8e55-87df-b51e46178fef', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('333d93e5-b8f8-8ae8-80bd-65f1ea03de12', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', '2004-07-01', '2015-04-01'),
  ('b25f880d-971f-8f93-8c19-e8fd8b3af4e9', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('39030602-dd71-8121-87f4-48dd33859210', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('3adf7fda-75cf-8b91-8360-3b943ad86e5e', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('47806afc-5085-8338-88b4-8efe5a68524c', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', '2004-07-01', '2015-04-01'),
  ('e1179b14-9ae2-86fe-8959-aa356c246167', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('1b0c72be-306d-840b-8b62-1effd2782d6b', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('cd891f89-c419-818f-8d32-b21e91e8b525', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', '2004-07-01', '2015-04-01'),
  ('713e50fd-3ae5-8826-8e9a-d236bb3d7b05', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('1a0e64f5-74f1-83d3-8a7c-3b191bd184ed', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('33b2d7d2-4221-8d9f-860f-fadca4fc0f3e', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', '2004-07-01', '2015-04-01'),
  ('12c39214-e5bb-836f-8cc8-d67489064a47', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('07849971-7be8-8410-8fc6-3212ea4e595e', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('9863b134-6824-8f38-89fb-79f7eca031d5', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', '2004-07-01', '2015-04-01'),
  ('f14e8db1-d983-8118-88d1-24b00bc31a85', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('e6ef5079-3993-8fa1-8cb3-52916a569a9c', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('9fc0939f-41e4-857f-8b72-cb5ddd317bf9', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('2a6cc67b-8f82-8d92-8ac1-2c6f867cff37', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', '2004-07-01', '2015-04-01'),
  ('da4d4888-3f81-8a72-852c-e58df10fc634', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('f1e5d4d8-1db4-883c-89e1-add65b8b520b', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('6f743530-e288-89a6-8850-708e4ec22dad', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', '2004-07-01', '2015-04-01'),
  ('3156124f-4087-8e95-8904-9832cc1975ca', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('f4e60454-2b1a-86a1-8bfc-08e609a9b283', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01'),
  ('24df8ef1-6c1b-81dd-8498-30b0d536c259', 'a6c7a49f-73c9-8bd8-a763-76c4568ae892', NULL, '2004-07-01');

INSERT INTO territory_successions (id, from_id, to_id, happened_on, kind, confidence, source) VALUES
  ('25bb28b5-0de7-8476-8599-6634b4d8d36b', '5a698d49-665d-8b95-8dce-afbdcb9349b8', '6752daf3-b1e3-8491-a334-b42db5fcf2d8', '2015-04-01', 'merger', 'likely', 'Loi modifiant l’organisation et la gouvernance du réseau (RLRQ, c. O-7.2), en vigueur le 1er avril 2015 ; composition rappelée de mémoire'),
  ('d5be8f2a-4d1a-8747-83ba-bfa1cd125cbc', '1f7ba8f9-17a6-85dd-8539-62b0c06508dc', '5a698d49-665d-8b95-8dce-afbdcb9349b8', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('6f427b0a-ea47-8d45-8128-2b6b3c98638e', 'fc91cc6f-e7a9-8e30-83ad-8a21255385d7', '5a698d49-665d-8b95-8dce-afbdcb9349b8', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('f6449560-84fb-833d-810f-8df63252f8a2', 'd3c89e2a-4aff-8a90-836c-58db617811f3', '6752daf3-b1e3-8491-a334-b42db5fcf2d8', '2015-04-01', 'merger', 'likely', 'Loi modifiant l’organisation et la gouvernance du réseau (RLRQ, c. O-7.2), en vigueur le 1er avril 2015 ; composition rappelée de mémoire'),
  ('04d312a6-20e2-8b9b-8840-2326cea175f8', '5819d846-47d4-8bd0-8fa3-ae4b438dde1f', 'd3c89e2a-4aff-8a90-836c-58db617811f3', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('88dec757-ad83-8abc-829e-382786bb2e99', 'f2c99537-fd36-86e3-8c87-1fba165786a2', 'd3c89e2a-4aff-8a90-836c-58db617811f3', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('4787d612-2e9b-8714-86e5-fe149171b2cb', '1d53a945-3a69-8774-80e7-19ac87d38647', 'a6cecdb8-0456-8df9-9c7c-3522e9ca6f0c', '2015-04-01', 'merger', 'likely', 'Loi modifiant l’organisation et la gouvernance du réseau (RLRQ, c. O-7.2), en vigueur le 1er avril 2015 ; composition rappelée de mémoire'),
  ('407162b0-a515-8e20-8142-b118a458a12c', '389860d6-d7d7-8e92-83e6-5c2aeebb184b', '1d53a945-3a69-8774-80e7-19ac87d38647', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('4dadcc76-4218-836a-8542-498c15258d1a', 'af79bee7-f1cc-82e8-86cc-b67d674947fc', '1d53a945-3a69-8774-80e7-19ac87d38647', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('8673941c-8481-8fa4-8c5e-ea35e8ce49df', '6d5b4abe-ada8-85c0-8e4d-60a4c8d968e9', 'a6cecdb8-0456-8df9-9c7c-3522e9ca6f0c', '2015-04-01', 'merger', 'likely', 'Loi modifiant l’organisation et la gouvernance du réseau (RLRQ, c. O-7.2), en vigueur le 1er avril 2015 ; composition rappelée de mémoire'),
  ('80bd7997-b1e8-82b3-8882-4488ff04d4fc', 'c56ab17b-5372-8141-8388-2ee66facd61f', '6d5b4abe-ada8-85c0-8e4d-60a4c8d968e9', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('dc51df3b-fa44-844e-87d2-f2464e5bcedf', '99df2e9e-17ef-88f7-8976-7c01991837fa', '6d5b4abe-ada8-85c0-8e4d-60a4c8d968e9', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('ffc416a6-a05b-84ad-8e0f-a6e50d650636', 'e4016a34-9464-8151-8b17-abdefbcb2675', '6d5b4abe-ada8-85c0-8e4d-60a4c8d968e9', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('448b8b92-e7e6-8bb4-80fa-6f80f844a4b5', '6fc5cfbb-5f6c-8e27-80df-dfd699f62092', '414539f4-41d9-8a93-bc63-8a2379487aae', '2015-04-01', 'merger', 'likely', 'Loi modifiant l’organisation et la gouvernance du réseau (RLRQ, c. O-7.2), en vigueur le 1er avril 2015 ; composition rappelée de mémoire'),
  ('ba5e4a32-5406-813e-8bfd-aefd2a4c11ac', '52276e30-7b2d-8a68-8dbc-3ec49f4d18b9', '6fc5cfbb-5f6c-8e27-80df-dfd699f62092', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('bcf2d122-10ef-88e8-8a66-5dcfc9bf0612', '2eafb573-7b13-8e55-87df-b51e46178fef', '6fc5cfbb-5f6c-8e27-80df-dfd699f62092', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('c10bdfa9-1b10-82ec-8ce3-784da3a51267', '333d93e5-b8f8-8ae8-80bd-65f1ea03de12', '414539f4-41d9-8a93-bc63-8a2379487aae', '2015-04-01', 'merger', 'likely', 'Loi modifiant l’organisation et la gouvernance du réseau (RLRQ, c. O-7.2), en vigueur le 1er avril 2015 ; composition rappelée de mémoire'),
  ('bb95f5fe-13eb-88df-860f-3d2df23ba54b', 'b25f880d-971f-8f93-8c19-e8fd8b3af4e9', '333d93e5-b8f8-8ae8-80bd-65f1ea03de12', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('63804fad-0a16-8a40-8865-661dadff5e4c', '39030602-dd71-8121-87f4-48dd33859210', '333d93e5-b8f8-8ae8-80bd-65f1ea03de12', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('3961750a-a2a5-8c44-8ce8-5e118824c204', '3adf7fda-75cf-8b91-8360-3b943ad86e5e', '333d93e5-b8f8-8ae8-80bd-65f1ea03de12', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('e70140f4-bdbd-83a8-87ec-bbb547ca08eb', '47806afc-5085-8338-88b4-8efe5a68524c', 'd50aafb9-ba14-84d7-8f7a-ef57f5079d2e', '2015-04-01', 'merger', 'likely', 'Loi modifiant l’organisation et la gouvernance du réseau (RLRQ, c. O-7.2), en vigueur le 1er avril 2015 ; composition rappelée de mémoire'),
  ('0669918f-5da8-87e7-809c-4b3fc9bf2f77', 'e1179b14-9ae2-86fe-8959-aa356c246167', '47806afc-5085-8338-88b4-8efe5a68524c', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('11058cd2-b23f-803e-8c6b-b9f85f0577f4', '1b0c72be-306d-840b-8b62-1effd2782d6b', '47806afc-5085-8338-88b4-8efe5a68524c', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('1afc9baa-c44a-8520-85a2-6bcf523a315c', 'cd891f89-c419-818f-8d32-b21e91e8b525', 'd50aafb9-ba14-84d7-8f7a-ef57f5079d2e', '2015-04-01', 'merger', 'likely', 'Loi modifiant l’organisation et la gouvernance du réseau (RLRQ, c. O-7.2), en vigueur le 1er avril 2015 ; composition rappelée de mémoire'),
  ('5510b2e0-7253-8836-8851-474fc0c7575a', '713e50fd-3ae5-8826-8e9a-d236bb3d7b05', 'cd891f89-c419-818f-8d32-b21e91e8b525', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('d6ead862-6010-886e-85c6-db61a1823021', '1a0e64f5-74f1-83d3-8a7c-3b191bd184ed', 'cd891f89-c419-818f-8d32-b21e91e8b525', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('d4f77833-0f86-8676-8fff-d8582057e4e3', '33b2d7d2-4221-8d9f-860f-fadca4fc0f3e', 'd50aafb9-ba14-84d7-8f7a-ef57f5079d2e', '2015-04-01', 'merger', 'likely', 'Loi modifiant l’organisation et la gouvernance du réseau (RLRQ, c. O-7.2), en vigueur le 1er avril 2015 ; composition rappelée de mémoire'),
  ('3ff402e2-cd89-8ff7-8b8c-31db76273fae', '12c39214-e5bb-836f-8cc8-d67489064a47', '33b2d7d2-4221-8d9f-860f-fadca4fc0f3e', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('fa26040e-4f68-8c32-8b18-9179a7d218cf', '07849971-7be8-8410-8fc6-3212ea4e595e', '33b2d7d2-4221-8d9f-860f-fadca4fc0f3e', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('62964fb0-2688-8991-822a-6b5a5d206354', '9863b134-6824-8f38-89fb-79f7eca031d5', '67c3fffb-8010-8770-b59c-f7e0bde87718', '2015-04-01', 'merger', 'likely', 'Loi modifiant l’organisation et la gouvernance du réseau (RLRQ, c. O-7.2), en vigueur le 1er avril 2015 ; composition rappelée de mémoire'),
  ('80ca57d6-ba36-8e68-8136-87be9f225786', 'f14e8db1-d983-8118-88d1-24b00bc31a85', '9863b134-6824-8f38-89fb-79f7eca031d5', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('3b1c35e4-74ea-8730-8ae0-8b7456f9d51f', 'e6ef5079-3993-8fa1-8cb3-52916a569a9c', '9863b134-6824-8f38-89fb-79f7eca031d5', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('cfd1b08a-47c5-8fa7-84d7-9a3931a5e0dc', '9fc0939f-41e4-857f-8b72-cb5ddd317bf9', '9863b134-6824-8f38-89fb-79f7eca031d5', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('0e7ae3a3-eed4-820a-8606-0d59627f6368', '2a6cc67b-8f82-8d92-8ac1-2c6f867cff37', '67c3fffb-8010-8770-b59c-f7e0bde87718', '2015-04-01', 'merger', 'likely', 'Loi modifiant l’organisation et la gouvernance du réseau (RLRQ, c. O-7.2), en vigueur le 1er avril 2015 ; composition rappelée de mémoire'),
  ('59bbf225-4b0d-860a-83dc-9d1f458192b0', 'da4d4888-3f81-8a72-852c-e58df10fc634', '2a6cc67b-8f82-8d92-8ac1-2c6f867cff37', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('9ef6f7b0-765b-8397-8cfb-2f7643367c3c', 'f1e5d4d8-1db4-883c-89e1-add65b8b520b', '2a6cc67b-8f82-8d92-8ac1-2c6f867cff37', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('d0fc7ca7-c6cf-8035-8061-e4feeeefd567', '6f743530-e288-89a6-8850-708e4ec22dad', '67c3fffb-8010-8770-b59c-f7e0bde87718', '2015-04-01', 'merger', 'likely', 'Loi modifiant l’organisation et la gouvernance du réseau (RLRQ, c. O-7.2), en vigueur le 1er avril 2015 ; composition rappelée de mémoire'),
  ('92149168-8207-8015-8991-86813068a10b', '3156124f-4087-8e95-8904-9832cc1975ca', '6f743530-e288-89a6-8850-708e4ec22dad', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('779aff01-2184-8436-84a4-b50ac72ca37a', 'f4e60454-2b1a-86a1-8bfc-08e609a9b283', '6f743530-e288-89a6-8850-708e4ec22dad', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier'),
  ('06b46906-a819-8f8f-8ae2-39d7b74f66d6', '24df8ef1-6c1b-81dd-8498-30b0d536c259', '6f743530-e288-89a6-8850-708e4ec22dad', '2004-07-01', 'merger', 'to-check', 'Regroupement des CLSC dans les centres de santé et de services sociaux, L.Q. 2003, c. 21 ; composition rappelée de mémoire, jour exact à vérifier');
