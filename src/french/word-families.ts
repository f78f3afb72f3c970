/*
 * What people expect to find together, and what they would be annoyed to find together. One family a line; after
 * « ≠ », words that must stay apart from it.
 */
export const FAMILIES = `
élu élue élus élues elu elues ÉLUES ≠ élection élite
organisateur organisatrice organisateurs organisatrices organisateurice organisateurices ≠ organisme organisation organiser
organisation organisations organiser organise organisent organisons organisée organisait ≠ organisateur organisme organe organique
organisme organismes ≠ organe orgue
acteur actrice acteurs actrices ≠ acte action actif
action actions ≠ actif activité acteur
actif active actifs actives activement ≠ activité actualité
activité activités activites ≠ actif
collectif collective collectifs collectives collectivement ≠ collecte collection collectivité collège
collectivité collectivités ≠ collecte
commun commune communs communes ≠ communauté communication communiste
communauté communautés communautes ≠ commun communication
communautaire communautaires ≠ commun
communiquer communique communiquons communiqué communication communications ≠ commun
réseau réseaux reseau reseaux ≠ résoudre
enjeu enjeux ≠ jeu
lieu lieux ≠ lier
jeu jeux ≠ jeune
décisionnel décisionnelle décisionnels décisionnelles decisionnelle ≠ décidé
décision décisions decision ≠ décider
relationnel relationnelle relationnelles ≠ relation
matériel matérielle matérielles materielle ≠ matière
bénévole bénévoles benevole benevoles ≠ bénéfice bénévolat
aîné aînée aînés aînées aine ainees ≠ ainsi
citoyen citoyenne citoyens citoyennes ≠ cité citer
résident résidente résidents résidentes ≠ résidu
président présidente présidents ≠ présent
présent présente présents présentes présenter présentent présentons ≠ président presse
intervenant intervenante intervenants intervenantes intervenir intervient interviennent ≠ intervention interview
intervention interventions ≠ intervalle
participant participante participer participent participation participations participé ≠ parti particulier
participatif participative participatives ≠ particule
partenaire partenaires ≠ partie
partenariat partenariats ≠ partenaire
concertation concertations concerter concertent concertée ≠ conseil
mobilisation mobiliser mobilisent mobilisée mobilisons mobilisait ≠ mobilité mobile mobilier
mobilité mobilités ≠ mobile
animateur animatrice animateurs animatrices ≠ animal animation
animer animation anime animent animations ≠ animal
éducateur éducatrice éducatrices ≠ éducation éditeur
éducation éduquer éduque ≠ édition
coordonnateur coordonnatrice coordinateur coordonnateurs ≠ coordonnées coordination
coordonner coordination coordonnent ≠ coordonnées
directeur directrice directeurs directrices ≠ direct direction
formateur formatrice formateurs ≠ forme format
formation formations ≠ forme format
travailleur travailleuse travailleurs travailleuses ≠ travers
travail travaux travailler travaillent travaillons ≠ travers
chercheur chercheuse chercheure chercheurs chercheuses ≠ cher
auteur auteure autrice auteurs autrices ≠ autre autorité
professeur professeure professeurs professeures ≠ profession
conseiller conseillère conseillers conseillères conseil conseils ≠ consigne
financier financière financiers financières financièrement ≠ fin
financement financements financer finance finances financent ≠ financier final
premier première premiers premières premièrement ≠ prime
infirmier infirmière infirmières ≠ infirme
étranger étrangère étrangers étrangères ≠ étrange
boulanger boulangère ≠ boulon
usager usagère usagers usagères ≠ usage user
usage usages ≠ usager
loyer loyers ≠ loi
loi lois ≠ loyer
foyer foyers ≠ foi
logement logements loger logé ≠ logique logiciel
logique logiques ≠ logement
québécois québécoise québécoises quebecoise ≠ Québec
français française françaises ≠ franc
montréalais montréalaise ≠ Montréal
public publique publics publiques ≠ publication publicité
publication publications ≠ public
politique politiques ≠ police poli
social sociale sociaux sociales ≠ société
local locale locaux locales ≠ location
régional régionale régionaux régionales ≠ région
municipal municipale municipaux ≠ municipalité
région régions regions ≠ régime
réunion réunions ≠ réunir
réunir réunit réunissent réuni réunie réunissait ≠ réunion
agir agit agissent agissait ≠ agent âge
définir définit définissent défini définie ≠ définition
établir établit établissent établissement établissements ≠ étable
répondre répond répondent répondu répondue répondant ≠ réponse
dépendre dépend dépendent dépendait ≠ dépense
comprendre comprend comprennent comprenant ≠ compris
soutenir soutient soutiennent soutien soutiens soutenu soutenue ≠ soute
obtenir obtient obtiennent obtenu obtenue ≠ objet
devenir devient deviennent devenu devenue ≠ devin
vent vents ≠ venir
revenu revenus ≠ revenir
produire produit produisent produite produits
écrire écrit écrits écrite écrites ≠ écran
inclure inclut inclus incluse inclue ≠ inclusif
planifier planification planifié planifient ≠ plan plante
qualifier qualification qualifiée ≠ qualité
département départements ≠ départ départir
équipement équipements ≠ équipe
équipe équipes ≠ équipement
développement développements développer développent ≠ enveloppe
accompagnement accompagner accompagne accompagnons accompagnés ≠ compagnie campagne
compagnon compagnons ≠ compagnie accompagner
maison maisons ≠ mais
façon façons ≠ face
événement évènement événements ≠ évent
document documents ≠ docteur
expriment exprimer exprime exprimée ≠ express
constamment constant constante ≠ constat
récemment récent récente récents ≠ recenser
heureux heureuse heureusement heureuses ≠ heure
heure heures ≠ heureux
université universités ≠ univers universel
univers ≠ université
châtiment ≠ chat château
parlement parlements ≠ parler
nouveau nouvelle nouveaux nouvelles nouvel ≠ neuf
vieux vieille vieilles ≠ vie
bon bonne bonnes bons ≠ bonnet
blanc blanche blancs blanches ≠ blague
long longue longs longues longuement
pays ≠ payer paie
payer paye paie paient paiement paiements ≠ pays
employé employée employer emploi emplois emploient ≠ empire
essai essais essayer essaie ≠ essaim
projet projets projette ≠ projection
objectif objectifs objective ≠ objet
voix ≠ voie voir
fonds ≠ fond fondation
fondation fondations ≠ fonder
mois ≠ moi
cas ≠ casse
chef cheffe chefs cheffes ≠ chez
maire mairesse maires mairesses ≠ mairie
banque banques ≠ banc
salle salles ≠ sale
ville villes ≠ vil
famille familles ≠ familial
fille filles ≠ fil file
personne personnes ≠ personnel personnage
personnel personnelle personnels personnellement ≠ personne
délégué déléguée déléguer délégation ≠ délai
gratuit gratuite gratuitement gratuits ≠ gratitude
petit petite petits petites ≠ pétition
droit droite droits ≠ drôle
santé sante ≠ sans sentir
comité comités comite comites ≠ comte
sécurité securite sécurités ≠ sécurisant
pauvreté pauvretes ≠ pauvre
inégalité inégalités inegalites ≠ inégal
story stories ≠ store
workshop workshops ≠ work
CISSS cisss ≠ CIUSSS
CLSC clsc ≠ CLS
métis métisse métisses ≠ métier
ouvrir ouvre ouvrent ouvrait ≠ ouvrier
ouvrier ouvrière ouvriers ouvrières ≠ ouvrir
client cliente clients clientes ≠ clin
parent parents ≠ parer part
argent argents ≠ argile
besoin besoins ≠ soin
mesure mesures mesurer mesurent
offre offres offrir offrent ≠ office
demande demandes demander demandent
entente ententes ≠ entendre
engagement engagements engager engage engagent engagée ≠ engin
récit récits ≠ recette
trace traces tracer ≠ tracas
relevé relevés relever relève ≠ relief
bilan bilans ≠ bile
carnet carnets ≠ carne
note notes noter ≠ notaire
`
  .trim()
  .split('\n')
  .map((line) => {
    const [together = '', apart = ''] = line.split(' ≠ ');
    return { together: together.split(' '), apart: apart.split(' ').filter(Boolean) };
  });
