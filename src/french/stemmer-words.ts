/*
 * The words that the endings alone would betray. All are folded, and singular unless noted.
 * Each list is closed: it exists because an ending is both a conjugation and the end of ordinary nouns.
 */

/** Irregular forms and words that a regular rule would confound with another (loyer ≠ loi, usager ≠ usage). */
export const IRREGULAR: ReadonlyMap<string, string> = new Map(
  (
    'ans:an yeux:oeil cieux:ciel vieil:vieu vieille:vieu folle:fou bel:beau belle:beau nouvel:nouveau ' +
    'nouvelle:nouveau blanche:blanc franche:franc seche:sec douce:dou fausse:faux gros:gros grosse:gros ' +
    'gris:gris grise:gris basse:basse bas:basse bonne:bon copine:copain travaux:travail baux:bail vitraux:vitrail ' +
    'mesdames:madam mairesse:mair jalouse:jalou epouse:epou usager:usager usagere:usager loyer:loyer ' +
    'foyer:foyer maintenant:maintenant revenu:revenu donnee:donnee duree:duree coordonnee:coordonnee ' +
    'ideaux:ideal bref:brev telle:tel vivre:viv poetesse:poet metis:metis metisse:metis case:case indice:indice mobilier:mobilier mobiliere:mobilier ' +
    'immobilier:immobilier immobiliere:immobilier etranger:etranger etrangere:etranger suivre:suivi suivent:suivi tou:tous toustes:tous'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** -ement that is no adverb and no act of the verb it seems to hide (département ≠ départ, équipement ≠ équipe). */
export const MENT_NOUNS_APART =
  /^(?:de?part|parl|appart|equip|comport|station|suppl|compl|argum|firma|plac|vers|ele)ement$/;

/** Nouns of action kept apart from a commoner word (formation ≠ forme, publication ≠ public). */
export const ACTION_NOUNS_APART =
  /^(?:form|fond|public|indic|tent|sens|gest|dict|coll|appell|corpor|prob|destin|plant)ation$/;

/** What « nous » verbs end in before -ons; nouns in -ons are many and less regular. */
export const ONS_VERBS = new RegExp(
  '((?:[a-z]{2}[^ao]is|[a-z]pos|[a-z]{2}[^o]us|[a-z]ens|(?:^pa|epa|ce|lai|nai|rai|dre|gre)ss|[a-z]{2}nn|mm|[a-z]u|' +
    'oy|uy|^pay|ssay|(?:trava|conse|^ve|surve|cue|hab|fou)ill|erch|touch|arch|proch|pech|tach|' +
    '[a-z]{2}(?:[aeo]g|ang|ong|rig|xig)e|[ns]tr|mand|[a-z]{2}end|^[rv]end|pond|perd|bord|ccord|regard|aid|cid|' +
    '[pr]pel|rl|^voul|[^oe]ul|gnal|trol|sol|nstall|mbl|vel|uv|iv|rv|ev|menc|vanc|nonc|lanc|nanc|plac|forc|erc|' +
    'aim|nim|form|firm|prim|stim|sum|clam|pren|men|min|bin|opp|cip|ccup|roup|quip|par|clar|(?:li|b|xpl|gn|d)or|' +
    '(?:ss|es|ct|aug|fig)ur|(?:ou|li|oeu)vr|ffr|[a-z]{2}ait|[a-z]{2}(?:[vslbcf]|im)it|[a-z]pt|lt|[a-z]ett|port|' +
    'sort|^part|[a-z]{3}ent|ssist|xist|nsist|^rest|ttest|fest|jout|cout|but|scut|cut|^not|^vot|stat|relat|[ae]ct|' +
    'chet|repet|(?:consid|^esp|op|gen|adh|^lib|delib|sugg|^g)er|ojet|pret|plet|oit|ccompagn|eign|[mls]oign|joign|^gagn|sign))ons$',
);

/** Imperfect of the verbs in -érer, which the future of the others resembles: « considérait » beside « notera ». */
export const ERER_VERBS =
  /(?:consid|esp|op|gen|adh|dif?f|pref|ref|inf|conf|transf|^lib|mod|tol|cup|cel|delib|gg|^g|^ins|alt|num|mun|egr|egl)er(?:ai(?:s|t|ent)|ez|ons)$/;

/** Plural nouns in -ons that the patterns above, or the future, would take. */
export const ONS_NOUNS =
  /(?:(?:vign|buch|forg|^ep|bib|mouch|^ail|puc|chap|fum|mouss|beauc|laid|champ|napp|quart|lais|tach|prog)er|(?:env|^av|pot)ir|(?:nourr|^fr|^her|un|pol|sauc)iss|gueris|garnis|trahis|plonge|venge|^tend|plastr|lett|mirlit|moign)ons$/;

/** Nouns and adjectives in -ais, which « je » verbs resemble. */
export const AIS_WORDS = /^(?:mauv|franc|jam|desorm|mar|engr|malt|lyonn|dijonn|antill|marseill|versaill)ais$/;

/** Nouns and adjectives in -ant and -ante that are not (or no longer) felt as the act of a verb. */
export const ANT_NOUNS =
  /(?:^import|^cour|^inst|^const|^dist|^mont|croiss|eleph|restaur|eleg|brill|^quar|soix|cinqu|pourt|cepend)ante?$/;

/** Nouns and adjectives in -ent, which « ils » verbs resemble (un président, mais elles président). */
export const ENT_NOUNS = new RegExp(
  '(?:^(?:ag|par|[dlvc]|rel|av|auv|parav|couv|souv|pat|lat|reg|acc|tal|tor|tri?d|emin|immin|promin|ref|arp)|' +
    '^(?:omni)?pres|^abs|urg|^arg|serg|dilig|indig|conting|verg|string|indulg|ferv|deterg|ellig|neglig|cli|pati|^ori|inconveni|ingredi|' +
    'recipi|quoti|sci|effici|defici|expedi|resili|nutri|gradi|^cont|mecont|compet|penit|intermitt|impot|excell|viol|val|' +
    'insol|indol|turbul|virul|esc|rec|^(?:in)?dec|innoc|retic|adjac|frequ|sequ|delinqu|eloqu|presid|' +
    'resid|incid|accid|evid|prud|confid|dissid|occid|ard|preced|anteced|exced|decad|differ|adher|appar|transpar|' +
    'coher|inher|refer|torr|concurr|recurr|perman|pertin|^contin|insolv|serp|^influ|^afflu)ent$',
);

/** « Ils » verbs in -ment, among many nouns and adverbs in -ment. */
export const MENT_VERBS =
  /(nim|llum|rrim|plom|norm|aim|firm|xprim|stim|form|nomm|somm|clam|blam|sum|ferm|prim|ntam|gitim|gramm|film|calm|dorm)ent$/;

/** Nouns and adjectives in -it, which « elle réunit » resembles. */
export const IT_NOUNS =
  /(?:[ao]|pet|confl|prof|(?:^|cre|mau|inter|ine|ban|au)d|hab|rec|del|deb|defic|trans|espr|appet|^sub|^un)it$/;
