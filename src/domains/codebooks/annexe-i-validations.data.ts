import type { Validation } from './codebook.ts';

/** Checks that follow from the text of Annexe I, and the 72-hour custom as a mere remark. */
export const annexeIValidations: readonly Validation[] = [
  {
    id: 'date-future',
    importance: 'error',
    failsWhen: 'isInFuture',
    sentence: { fr: 'L’acte est daté dans l’avenir.', en: 'The act is dated in the future.' },
    whatToDo: {
      fr: 'Corrigez la date de la trace, ou attendez que l’acte ait eu lieu.',
      en: 'Correct the date of the trace, or wait until the act has taken place.',
    },
    reference: '3° c',
  },
  {
    id: 'intervenants-insuffisants',
    importance: 'error',
    failsWhen: 'field.practitionerCount != null and field.practitionerCount < 1',
    sentence: {
      fr: 'Le nombre d’intervenantes et d’intervenants est plus petit que 1.',
      en: 'The number of workers is below 1.',
    },
    whatToDo: {
      fr: 'Indiquez dans la trace combien de personnes de l’équipe y ont pris part.',
      en: 'Say in the trace how many people of the team took part.',
    },
    reference: '3° n',
  },
  {
    id: 'participants-hors-norme',
    importance: 'information',
    failsWhen: 'kind = "usager-communautaire" and hasParticipantCount',
    sentence: {
      fr: 'Un nombre de personnes est noté, que le cadre ne reçoit pas pour une communauté.',
      en: 'A number of people is noted, which the framework does not take for a community.',
    },
    whatToDo: {
      fr: 'Rien à corriger : le nombre reste dans la trace et dans le bilan.',
      en: 'Nothing to correct: the number stays in the trace and in the report.',
    },
    reference: '3° p',
  },
  {
    id: 'saisie-apres-72-heures',
    importance: 'information',
    failsWhen: 'isEnteredLate',
    sentence: {
      fr: 'La trace a été notée plus de 72 heures après l’acte.',
      en: 'The trace was noted more than 72 hours after the act.',
    },
    whatToDo: {
      fr: 'Rien à corriger : la date de l’acte et celle de la saisie sont gardées toutes les deux, et la déclaration est complète.',
      en: 'Nothing to correct: the date of the act and the date of entry are both kept, and the declaration is complete.',
    },
    reference: null,
  },
];
