/**
 * The figures of Annexe I for one space and one period, as a person who knows SQL and that one framework would write
 * them by hand: one statement, as the owner of the tables (no row-level security), traces first counted together,
 * then spread over the figures. $1 space, $2 first day, $3 last day, $4 today, $5 time zone.
 */
export const statementByHand = `
WITH mine AS NOT MATERIALIZED (
  SELECT * FROM traces
  WHERE space_id = $1 AND event_on BETWEEN $2 AND $3 AND trashed_at IS NULL AND visibility <> 'author'),
ties AS MATERIALIZED (
  SELECT trace_id, array_agg(dossier_id ORDER BY dossier_id) AS ids
  FROM trace_dossiers WHERE trace_id IN (SELECT id FROM mine) GROUP BY trace_id),
dossier AS MATERIALIZED (
  SELECT d.id, d.number, d.community_kind, d.origin_kind, d.fields, d.service_axes, s.*
  FROM dossiers d CROSS JOIN LATERAL (
    SELECT min(since_on) FILTER (WHERE state IN ('planned', 'accompanying')) IS NOT NULL AS has_start,
      d.state = 'closed' AND bool_or(state = 'closed') AS has_end,
      (array_agg(state ORDER BY position) FILTER (WHERE state IN ('accepted', 'refused', 'redirected')))[1] AS decision
    FROM dossier_states WHERE dossier_id = d.id) s
  WHERE d.space_id = $1),
dossier_set AS MATERIALIZED (
  SELECT ids, head.*,
    array(SELECT DISTINCT unnest(fields) FROM dossier WHERE id = ANY (ids) ORDER BY 1) AS fields,
    EXISTS (SELECT FROM dossier WHERE id = ANY (ids) AND service_axes <> '{}') AS has_axes
  FROM (SELECT DISTINCT ids FROM ties) s CROSS JOIN LATERAL (
    SELECT community_kind, origin_kind, decision, has_start, has_end FROM dossier WHERE id = ANY (ids) ORDER BY number LIMIT 1) head),
partnered AS MATERIALIZED (SELECT DISTINCT trace_id FROM trace_organisations WHERE trace_id IN (SELECT id FROM mine)),
others AS MATERIALIZED (
  SELECT a.trace_id, coalesce(sum(a.share_percent), 0) AS share
  FROM trace_actors a JOIN mine t ON t.id = a.trace_id WHERE a.person_id IS DISTINCT FROM t.author_id GROUP BY a.trace_id),
-- Grouped out of a table of its own: guessing at the columns of four tables, the planner would sort every trace.
seen AS MATERIALIZED (
  SELECT CASE WHEN 'internal_request' = ANY (flags) THEN 'demande-interne' WHEN 'preparation' = ANY (flags) THEN 'preparation' END AS excluded,
    addressee, ties.ids IS NOT NULL AS in_dossier, natures, mode, place_kind, school_level, language,
    community_kind, origin_kind, fields, decision, has_start, coalesce(has_end, false) AS has_end,
    coalesce(has_axes, false) AS has_axes,
    duration_minutes IS NOT NULL AS is_timed, people_count IS NOT NULL AS counts_people, event_on > $4 AS in_future,
    entered_at > (event_on + coalesce(event_time, '24:00'::time))::timestamp AT TIME ZONE $5 + interval '72 hours' AS late,
    duration_minutes, partnered.trace_id IS NOT NULL AS has_partners, what_changed <> '' AS has_change,
    others.trace_id IS NOT NULL AS has_others, round(duration_minutes * others.share / 100.0) AS others_minutes
  FROM mine t LEFT JOIN ties ON ties.trace_id = t.id LEFT JOIN dossier_set USING (ids)
    LEFT JOIN partnered ON partnered.trace_id = t.id LEFT JOIN others ON others.trace_id = t.id),
combination AS MATERIALIZED (
  SELECT excluded, addressee, in_dossier, natures, mode, place_kind, school_level, language, community_kind, origin_kind,
    fields, decision, has_start, has_end, has_axes, is_timed, counts_people, in_future, late,
    count(*) AS n, coalesce(sum(duration_minutes), 0) AS minutes,
    count(*) FILTER (WHERE duration_minutes IS NULL) AS untimed,
    count(*) FILTER (WHERE has_partners) AS partner_n,
    coalesce(sum(duration_minutes) FILTER (WHERE has_partners), 0) AS partner_minutes,
    count(*) FILTER (WHERE has_change) AS change_n,
    coalesce(sum(duration_minutes) FILTER (WHERE has_change), 0) AS change_minutes,
    count(*) FILTER (WHERE has_others) AS other_n, coalesce(sum(others_minutes), 0) AS other_minutes
  FROM seen GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19),
coded AS (
  SELECT c.*, kind || '.' || act AS head,
    kind || '.' || act || '.' || request_nature || '.' || coalesce('type-exemple-' || codes[1], '_') AS likeness,
    user_type, codes, reasons
  FROM combination c
  CROSS JOIN LATERAL (SELECT
    CASE addressee WHEN 'community' THEN 'usager-communautaire' WHEN 'group' THEN 'usager-groupe' ELSE 'usager-individu' END AS kind,
    CASE addressee WHEN 'community' THEN 'nature-communautaire' WHEN 'group' THEN 'nature-groupe' ELSE 'nature-individualisee' END AS request_nature,
    CASE addressee WHEN 'community' THEN 'type-communautaire' WHEN 'group' THEN 'type-groupe' ELSE 'type-individu' END AS user_type,
    CASE WHEN in_dossier THEN 'intervention' ELSE 'activite-ponctuelle' END AS act,
    array(SELECT code FROM (VALUES ('milieu-analysis', 'milieu', 1), ('popular-education', 'education', 2),
        ('support-to-organisations', 'soutien', 3), ('resource-creation', 'creation', 4), ('concertation', 'concertation', 5),
        ('political-action', 'droits', 6), ('citizen-participation', 'participation', 7), ('other', 'autre', 8)) p (nature, code, rank)
      WHERE nature = ANY (natures) ORDER BY rank) AS codes,
    array(SELECT 'raison-exemple-' || field FROM unnest(fields) AS field
        WHERE field IN ('jeunesse', 'petite-enfance', 'aines', 'sante-mentale', 'itinerance', 'habitation', 'amenagement', 'alimentation')) AS reasons) k
  WHERE excluded IS NULL)
SELECT 'n.' || excluded AS key, sum(n)::bigint AS count, sum(minutes)::bigint AS minutes, sum(untimed)::bigint AS untimed
FROM combination WHERE excluded IS NOT NULL GROUP BY 1
UNION ALL
SELECT key, sum(n)::bigint, sum(minutes)::bigint, sum(untimed)::bigint FROM coded CROSS JOIN LATERAL (
  SELECT 'd.' || likeness AS key
  UNION ALL SELECT 'v.' || likeness || '.' || field || '.' || value FROM (
    SELECT 'reasons' AS field, unnest(reasons) AS value
    UNION ALL SELECT 'deeds', 'acte-exemple-' || unnest(codes)
    UNION ALL VALUES ('userType', user_type), ('actCentre', 'ca-4150'),
      ('followUp', CASE WHEN has_end THEN NULL WHEN in_dossier THEN 'suivi-exemple-poursuite' ELSE 'suivi-exemple-aucun' END),
      ('requestCentre', CASE WHEN in_dossier THEN 'ca-4150' END),
      ('requestOrigin', 'provenance-exemple-' || CASE origin_kind WHEN 'organisation' THEN 'organisme' WHEN 'citizens' THEN 'groupe'
        WHEN 'concertation' THEN 'concertation' WHEN 'institution' THEN 'etablissement' WHEN 'other' THEN 'autre' END),
      ('requestDecision', CASE decision WHEN 'accepted' THEN 'decision-exemple-acceptee' WHEN 'refused' THEN 'decision-exemple-refusee'
        WHEN 'redirected' THEN 'decision-exemple-reorientee' END),
      ('interventionProgramme', 'intervention-exemple-' || CASE community_kind WHEN 'territorial' THEN 'territoire'
        WHEN 'identity' THEN 'identite' WHEN 'interest' THEN 'interet' END),
      ('contactMode', 'mode-exemple-' || CASE mode WHEN 'in-person' THEN 'presence' WHEN 'hybrid' THEN 'presence' WHEN 'telephone' THEN 'telephone'
        WHEN 'video' THEN 'distance' WHEN 'writing' THEN 'ecrit' WHEN 'other' THEN 'autre' END),
      ('place', 'lieu-exemple-' || CASE place_kind WHEN 'institution' THEN 'etablissement' WHEN 'organisation' THEN 'organisme'
        WHEN 'public-space' THEN 'public' WHEN 'school' THEN 'ecole' WHEN 'home' THEN 'domicile' WHEN 'remote' THEN 'distance' WHEN 'other' THEN 'autre' END),
      ('language', 'langue-exemple-' || CASE language WHEN 'fr' THEN 'francais' WHEN 'en' THEN 'anglais' WHEN 'other' THEN 'autre' END),
      ('schoolLevel', 'ordre-exemple-' || CASE school_level WHEN 'preschool' THEN 'prescolaire' WHEN 'primary' THEN 'primaire'
        WHEN 'secondary' THEN 'secondaire' WHEN 'college' THEN 'collegial' WHEN 'adult' THEN 'adultes' END)) v
    WHERE value IS NOT NULL
  UNION ALL SELECT 'm.' || head || '.' || field FROM (VALUES ('actType', codes = '{}'), ('deeds', codes = '{}'), ('reasons', reasons = '{}'),
      ('contactMode', mode IS NULL), ('place', place_kind IS NULL), ('language', language IS NULL),
      ('schoolLevel', place_kind = 'school' AND school_level IS NULL), ('duration', in_dossier AND NOT is_timed),
      ('participantCount', addressee = 'group' AND NOT counts_people),
      ('requestOrigin', in_dossier AND origin_kind IS NULL), ('interventionProgramme', community_kind IS NULL),
      ('requestDecidedOn', in_dossier AND decision IS NULL), ('episodeStartsOn', in_dossier AND NOT has_start)) m (field, missing)
    WHERE missing
  UNION ALL SELECT 'f.' || head || '.' || validation FROM (VALUES ('date-future', in_future), ('saisie-apres-72-heures', late),
      ('participants-hors-norme', addressee = 'community' AND counts_people)) f (validation, fails) WHERE fails) figure
GROUP BY key
UNION ALL
SELECT 'x.' || head || '.' || aspect, sum(aspect_n)::bigint, sum(aspect_minutes)::bigint, 0 FROM coded CROSS JOIN LATERAL (VALUES
    ('duration', CASE WHEN NOT in_dossier AND is_timed THEN n ELSE 0 END, minutes),
    ('participants', CASE WHEN addressee <> 'group' AND counts_people THEN n ELSE 0 END, minutes),
    ('partners', partner_n, partner_minutes), ('change', change_n, change_minutes), ('otherShares', other_n, other_minutes),
    ('serviceAxes', CASE WHEN has_axes THEN n ELSE 0 END, minutes)) x (aspect, aspect_n, aspect_minutes)
WHERE aspect_n > 0 GROUP BY 1`;
