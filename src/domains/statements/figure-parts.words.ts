export const fr = {
  acts: 'Parts d’actes',
  actsOf: (parts: string, count: string) => `${parts} sur ${count}`,
  time: 'Parts de temps',
  note: 'Les deux dernières colonnes suivent les parts notées aux dossiers : « 8,4 sur 12 » veut dire que 12 de ces actes ont une part notée, et que ces parts font 8,4 actes. Un acte sans part notée n’y entre pas ; il compte entier à gauche.',
  none: 'aucune notée',
  line: (parts: string, count: string, time: string) =>
    `Selon les parts notées : ${parts} actes sur ${count}, ${time}.`,
};

export const en: typeof fr = {
  acts: 'Parts of acts',
  actsOf: (parts, count) => `${parts} of ${count}`,
  time: 'Parts of time',
  note: 'The last two columns follow the shares noted in cases: “8.4 of 12” means that 12 of these acts have a share noted, and that those shares make 8.4 acts. An act without a share does not enter them; it counts whole on the left.',
  none: 'none noted',
  line: (parts, count, time) => `By the shares noted: ${parts} acts of ${count}, ${time}.`,
};
