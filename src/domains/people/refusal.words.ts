import type { ErrorWords } from '#/platform/form.ts';

type Values = Record<string, string | number>;

/** What the forms of this domain may refuse. */
export const fr = {
  title: (count: number) =>
    count > 1
      ? `Rien n’a été changé : ${count} points à revoir. Ce que vous avez écrit est encore là, sauf les mots de passe.`
      : 'Rien n’a été changé : un point à revoir. Ce que vous avez écrit est encore là, sauf les mots de passe.',
  errors: {
    emailMissing: 'Écrivez votre adresse courriel.',
    emailInvalid: 'Cette adresse courriel n’est pas complète. Elle ressemble à nom@exemple.org.',
    emailTaken:
      'Un compte a déjà cette adresse. Connectez-vous avec ce compte, ou écrivez une autre adresse.',
    nameMissing: 'Écrivez le nom sous lequel les autres vous connaissent.',
    nameTooLong: 'Ce nom est trop long : 200 caractères au plus.',
    nameInvalid: 'Ce nom contient un caractère qui ne s’affiche pas. Écrivez-le de nouveau.',
    passwordMissing: 'Écrivez votre mot de passe.',
    passwordShort:
      'Ce mot de passe est trop court : il en faut 12 caractères au moins. Une phrase que vous retenez fait bien l’affaire.',
    passwordLong: 'Ce mot de passe est trop long : 200 caractères au plus.',
    passwordPersonal:
      'Ce mot de passe est fait surtout de votre nom ou de votre adresse. Choisissez autre chose : quelques mots sans lien entre eux, par exemple.',
    passwordCommon:
      'Ce mot de passe est de ceux que l’on essaie en premier. Ajoutez des mots sans lien entre eux.',
    passwordWrong: 'Ce n’est pas votre mot de passe actuel. Écrivez-le de nouveau.',
    signInWrong:
      'Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez les deux et essayez de nouveau.',
    localeInvalid: 'Choisissez une des deux langues.',
    roleInvalid: 'Choisissez un des rôles offerts.',
    daysInvalid: 'Choisissez une des durées offertes.',
    tokenNameMissing: 'Donnez un nom au jeton, pour le reconnaître plus tard.',
    tokenNameLong: 'Ce nom est trop long : 100 caractères au plus.',
    tokensTooMany: 'Vous avez déjà 50 jetons. Révoquez ceux qui ne servent plus, puis recommencez.',
    lastWayIn:
      'Ce serait votre dernière façon d’entrer dans votre compte. Choisissez d’abord un mot de passe ou ajoutez une autre clé.',
    keyNameLong: 'Ce nom est trop long : 100 caractères au plus.',
    erasureNotConfirmed: 'Cochez la case, une fois lu ce qui disparaît et ce qui reste.',
    lastAdministrator:
      'Personne d’autre n’administre cette instance : les autres en dépendent. Faites d’abord administrer une autre personne.',
    scopesMissing: 'Choisissez au moins une chose que le jeton permet.',
    tooMany: (values: Values) =>
      `Trop d’essais en peu de temps. Attendez ${waitInFrench(Number(values.seconds))} et essayez de nouveau.`,
    storyPerson:
      'Cette personne appartient à la démonstration : son compte ne se change pas, puisque tout le monde peut entrer sous son nom.',
  },
};

export const en = {
  title: (count: number) =>
    count > 1
      ? `Nothing was changed: ${count} points to review. What you wrote is still here, except passwords.`
      : 'Nothing was changed: one point to review. What you wrote is still here, except passwords.',
  errors: {
    emailMissing: 'Enter your e-mail address.',
    emailInvalid: 'This e-mail address is not complete. It should look like name@example.org.',
    emailTaken: 'An account already has this address. Sign in with that account, or enter another address.',
    nameMissing: 'Enter the name others know you by.',
    nameTooLong: 'This name is too long: 200 characters at most.',
    nameInvalid: 'This name holds a character that cannot be shown. Write it again.',
    passwordMissing: 'Enter your password.',
    passwordShort:
      'This password is too short: it needs at least 12 characters. A sentence you remember does well.',
    passwordLong: 'This password is too long: 200 characters at most.',
    passwordPersonal:
      'This password is mostly made of your name or address. Choose something else, such as a few unrelated words.',
    passwordCommon: 'This password is one of those tried first. Add unrelated words.',
    passwordWrong: 'This is not your current password. Enter it again.',
    signInWrong: 'This address and this password do not go together. Check both and try again.',
    localeInvalid: 'Choose one of the two languages.',
    roleInvalid: 'Choose one of the roles offered.',
    daysInvalid: 'Choose one of the durations offered.',
    tokenNameMissing: 'Give the token a name, so that you recognise it later.',
    tokenNameLong: 'This name is too long: 100 characters at most.',
    tokensTooMany: 'You already have 50 tokens. Revoke those no longer in use, then try again.',
    lastWayIn:
      'This would be your last way into your account. Choose a password or add another passkey first.',
    keyNameLong: 'This name is too long: 100 characters at most.',
    erasureNotConfirmed: 'Tick the box, once you have read what goes and what stays.',
    lastAdministrator:
      'Nobody else administers this instance, and others depend on it. Let somebody else administer first.',
    scopesMissing: 'Choose at least one thing the token allows.',
    tooMany: (values: Values) =>
      `Too many attempts in a short time. Wait ${waitInEnglish(Number(values.seconds))} and try again.`,
    storyPerson:
      'This person belongs to the demonstration: their account cannot be changed, since anybody may enter under their name.',
  },
} satisfies typeof fr & { errors: ErrorWords };

function waitInFrench(seconds: number): string {
  if (seconds < 60) return seconds > 1 ? `${seconds} secondes` : 'une seconde';
  const minutes = Math.ceil(seconds / 60);
  return minutes > 1 ? `${minutes} minutes` : 'une minute';
}

function waitInEnglish(seconds: number): string {
  if (seconds < 60) return seconds > 1 ? `${seconds} seconds` : 'one second';
  const minutes = Math.ceil(seconds / 60);
  return minutes > 1 ? `${minutes} minutes` : 'one minute';
}
