import { z } from 'zod';

const base64url = z
  .string()
  .max(20_000)
  .regex(/^[A-Za-z0-9_-]*$/);
const credential = {
  id: base64url.min(1).max(2000),
  rawId: base64url.min(1).max(2000),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).catchall(z.unknown()).default({}),
};

/** What a browser answers to `navigator.credentials.create` (WebAuthn level 3, `RegistrationResponseJSON`). */
export const newPasskeyForm = z.object({
  name: z.string().trim().max(100, 'keyNameLong').default(''),
  response: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url,
      attestationObject: base64url,
      transports: z
        .array(z.string().regex(/^[a-z-]{1,20}$/))
        .max(10)
        .default([]),
    }),
  }),
});
export type NewPasskeyAnswer = z.output<typeof newPasskeyForm>;

/** What it answers to `navigator.credentials.get` (`AuthenticationResponseJSON`). */
export const passkeySignInForm = z.object({
  retour: z.string().max(2000).default(''),
  response: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      userHandle: base64url.optional(),
    }),
  }),
});
export type PasskeySignIn = z.output<typeof passkeySignInForm>;
