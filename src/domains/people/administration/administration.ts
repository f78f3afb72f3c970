/** A person as administrators see them: never what they did, nor when they were last seen. */
export interface AdministeredPerson {
  id: string;
  name: string;
  email: string | null;
  joinedAt: Date;
  isAdministrator: boolean;
  isDisabled: boolean;
  /** Of the demonstration: neither their access nor their powers are for administrators to change. */
  isOfTheStory: boolean;
}

/** As many people as one page shows; a name typed in the box finds the others. */
export const peopleShown = 500;
