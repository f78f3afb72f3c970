/** What a provider of identity says of somebody. */
export interface ProviderIdentity {
  issuer: string;
  subject: string;
  name: string | null;
  email: string | null;
  /** Whether the provider vouches that the address is theirs. */
  emailIsVerified: boolean;
}

/** Ties the return to the browser that left. */
export const providerCookie = 'toile_fournisseur';

/** Why a return opens nothing. */
export type ProviderRefusal =
  /** The person, or the provider, said no. */
  | 'cancelled'
  /** The provider did not answer, or its answer does not hold. */
  | 'failed'
  /** Another browser left, or too long ago. */
  | 'lost'
  /** An account has this address, and nothing proves that it is the same person. */
  | 'linkFirst'
  /** The account is closed. */
  | 'closed'
  /** That provider's account opens somebody else's account here. */
  | 'linkedElsewhere';
