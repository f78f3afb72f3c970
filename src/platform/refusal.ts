/** A sentence in each language: what happened, what was kept, what to do. */
export interface Sentences {
  fr: string;
  en: string;
}

/** What stops a program for a reason that a person can mend: print one sentence and end, without a stack. */
export class Refusal extends Error {
  readonly fr: string;
  readonly en: string;

  constructor(sentences: Sentences, cause?: unknown) {
    super(sentences.fr, { cause });
    this.name = new.target.name;
    this.fr = sentences.fr;
    this.en = sentences.en;
  }
}
