export const fr = {
  title: 'Qui a lu ces chiffres',
  lead: 'Qui lit des chiffres que d’autres ont produits est noté, et le sait : la page le lui dit. Les personnes qui travaillent dans votre équipe ne sont pas notées.',
  outsideLead:
    'Ces chiffres sont remis à l’extérieur par fichier. Chaque fichier préparé est noté ; ce qui se passe ensuite ne se voit pas d’ici.',
  none: 'Personne d’autre que l’équipe n’a encore ouvert ces chiffres.',
  caption: 'Lectures, la plus récente d’abord',
  day: 'Jour',
  who: 'Qui',
  forgotten: 'une personne partie',
  what: 'Quoi',
  acts: { opened: 'a ouvert', exported: 'a pris un fichier' },
  parts: { figures: 'les chiffres protégés', declarations: 'les déclarations une par une' },
  means: (means: string) => {
    if (means === 'page') return 'la page';
    return means === 'api' ? 'un programme' : means.toUpperCase();
  },
  line: (act: string, part: string, means: string) => `${act} : ${part} (${means})`,
};

export const en: typeof fr = {
  title: 'Who read these figures',
  lead: 'Whoever reads figures that others produced is recorded, and knows it: the page says so. Those who work in your team are not recorded.',
  outsideLead:
    'These figures are handed over outside as a file. Each file made is recorded; what happens next cannot be seen from here.',
  none: 'Nobody outside the team has opened these figures yet.',
  caption: 'Readings, the latest first',
  day: 'Day',
  who: 'Who',
  forgotten: 'somebody who left',
  what: 'What',
  acts: { opened: 'opened', exported: 'took a file' },
  parts: { figures: 'the protected figures', declarations: 'the declarations one by one' },
  means: (means) => {
    if (means === 'page') return 'the page';
    return means === 'api' ? 'a program' : means.toUpperCase();
  },
  line: (act, part, means) => `${act}: ${part} (${means})`,
};
