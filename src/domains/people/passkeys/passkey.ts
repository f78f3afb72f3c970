/** A passkey as its owner sees it. */
export interface Passkey {
  id: string;
  name: string;
  madeAt: Date;
  usedAt: Date | null;
}

/** What verifying an answer needs. */
export interface PasskeyCredential {
  id: string;
  personId: string;
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string[];
}

/** Carries the step of a passkey from its options to its answer. */
export const passkeyCookie = 'toile_cle';
