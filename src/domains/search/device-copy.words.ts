import { mostKept } from './device-copy.ts';

export const fr = {
  title: 'Chercher sans réseau',
  lead: 'Ici, la recherche porte sur ce que cet appareil garde : vos brouillons et, si vous le choisissez, une copie abrégée de vos traces et de vos dossiers.',
  box: 'Chercher sur cet appareil',
  hint: 'Un mot, plusieurs mots, ou des mots entre guillemets. Les accents, les pluriels et l’écriture inclusive ne comptent pas.',
  button: 'Chercher',
  noScript:
    'Chercher sans réseau demande les scripts de la page. Sans eux, cherchez en ligne : rien ne change.',
  searchOnline: 'Chercher sur le site, dans tout ce que vous pouvez lire',
  answers: 'Réponses de cet appareil',
  open: 'Ouvrir',
  kinds: { trace: 'Trace', dossier: 'Dossier', draft: 'Brouillon' },
  searching: 'Recherche en cours…',
  none: 'Rien de ce que cet appareil garde ne répond à ces mots. Avec le réseau, le site cherche dans tout ce que vous pouvez lire.',
  noneKept:
    'Rien de ce que cet appareil garde ne répond à ces mots : il ne garde que vos brouillons. La copie se choisit plus bas, avec le réseau.',
  one: '1 réponse',
  many: '{count} réponses',
  tooMany: '{count} réponses ; voici les {shown} premières. Précisez pour voir les autres.',
  mended: 'Rien pour ces mots tels quels ; voici pour « {text} ».',
  unfiltered: 'Sans réseau, les précisions (sorte, espace, dates) ne comptent pas.',
  failed:
    'La recherche n’a pas pu se faire sur cet appareil. Rien n’est perdu : essayez de nouveau, ou cherchez en ligne.',
  copy: 'La copie de cet appareil',
  copyIs: `Si vous le choisissez, cet appareil garde le titre, le jour et le début du texte de vos ${mostKept.traces} traces et de vos ${mostKept.dossiers} dossiers les plus récents, sans les pièces jointes, jusqu’à ce que vous l’effaciez ou vous déconnectiez.`,
  absent: 'Cet appareil n’en garde aucune copie.',
  present:
    'Copie du {day} à {time} ; traces et dossiers gardés : {count}. Elle se renouvelle quand le réseau est là.',
  keep: 'Garder une copie sur cet appareil',
  forget: 'Effacer la copie de cet appareil',
  notKept:
    'La copie n’a pas pu être faite : le site ne répond pas, ou l’appareil manque de place. Rien n’a changé ; essayez de nouveau avec le réseau.',
  impossible: 'Ce navigateur ne permet pas de garder une copie sur cet appareil.',
  thing: 'Sans réseau, voici ce que cet appareil en garde (copie du {day}).',
  thingWhole:
    'Le titre et le texte sont là en entier. Le reste (pièces jointes, personnes, liens, suites) se lit avec le réseau.',
  thingCut:
    'Le texte continue. La suite et le reste (pièces jointes, personnes, liens) se lisent avec le réseau.',
  thingAbsent: 'Cette page demande le réseau : cet appareil n’en garde rien.',
  again: 'Ouvrir la page avec le réseau',
};

export const en = {
  title: 'Search without network',
  lead: 'Here, the search covers what this device keeps: your drafts and, if you choose it, a short copy of your traces and dossiers.',
  box: 'Search this device',
  hint: 'One word, several words, or words in quotes. Accents, plurals and inclusive writing do not matter.',
  button: 'Search',
  noScript:
    'Searching without network needs the scripts of the page. Without them, search online: nothing else changes.',
  searchOnline: 'Search the site, in all that you may read',
  answers: 'Answers of this device',
  open: 'Open',
  kinds: { trace: 'Trace', dossier: 'Dossier', draft: 'Draft' },
  searching: 'Searching…',
  none: 'Nothing that this device keeps answers these words. With a network, the site searches all that you may read.',
  noneKept:
    'Nothing that this device keeps answers these words: it keeps only your drafts. The copy is chosen below, with a network.',
  one: '1 answer',
  many: '{count} answers',
  tooMany: '{count} answers; here are the first {shown}. Be more precise to see the others.',
  mended: 'Nothing for these words as they are; here is “{text}”.',
  unfiltered: 'Without network, what narrows a search down (kind, space, dates) does not count.',
  failed: 'The search could not be made on this device. Nothing is lost: try again, or search online.',
  copy: 'The copy on this device',
  copyIs: `If you choose it, this device keeps the title, the day and the beginning of the text of your latest ${mostKept.traces} traces and ${mostKept.dossiers} dossiers, without attachments, until you erase it or sign out.`,
  absent: 'This device keeps no copy of them.',
  present:
    'Copy of {day} at {time}; traces and dossiers kept: {count}. It is renewed when there is a network.',
  keep: 'Keep a copy on this device',
  forget: 'Erase the copy from this device',
  notKept:
    'The copy could not be made: the site does not answer, or the device lacks room. Nothing has changed; try again with a network.',
  impossible: 'This browser does not allow a copy to be kept on this device.',
  thing: 'Without network, here is what this device keeps of it (copy of {day}).',
  thingWhole:
    'The title and the text are all here. The rest (attachments, people, links, follow-ups) is read with a network.',
  thingCut:
    'The text goes on. What follows and the rest (attachments, people, links) are read with a network.',
  thingAbsent: 'This page needs the network: this device keeps nothing of it.',
  again: 'Open the page with a network',
} satisfies typeof fr;
