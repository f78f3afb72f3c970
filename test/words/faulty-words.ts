/** Words with one fault of each kind, so that the test of words is known to see them. */
type Unit = 'hour' | 'day';

export const fr = {
  same: 'Une même phrase pour les deux langues',
  straight: "L'équipe est prête !",
  counted: (count: number) => (count > 1 ? `${count} traces` : ''),
  named: (options: { name: string; unit: Unit; on: Date }) =>
    `${options.name}, ${options.on.getUTCFullYear()}, ${{ hour: 'une heure', day: 'un jour' }[options.unit]}`,
  listed: (names: readonly string[], more?: number) => `${names.join(', ')} ${more}`,
  only: 'Seulement ici',
  deep: { doublet: 'Les organisateur·rices' },
};

export const en = {
  same: 'Une même phrase pour les deux langues',
  straight: 'The team is ready !',
  counted: (count: number) => `${count} traces`,
  named: () => 'A name',
  listed: () => 'A list',
  deep: { doublet: () => 'Organisers' },
};
