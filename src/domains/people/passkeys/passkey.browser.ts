/**
 * Shows the forms marked `data-passkey` where the browser knows passkeys, and carries them out: asks the
 * server for options, the device for an answer, and gives it back. Nothing else of the page needs it.
 */
interface Asked {
  challenge: string;
  user?: { id: string };
  excludeCredentials?: { id: string }[];
  allowCredentials?: { id: string }[];
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );

const textOf = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const withBytes = (list: { id: string }[] = []) => list.map((one) => ({ ...one, id: bytesOf(one.id) }));

/** The server's options as the browser wants them, texts made bytes. */
function asOptions(asked: Asked) {
  return {
    ...asked,
    challenge: bytesOf(asked.challenge),
    ...(asked.user ? { user: { ...asked.user, id: bytesOf(asked.user.id) } } : {}),
    excludeCredentials: withBytes(asked.excludeCredentials),
    allowCredentials: withBytes(asked.allowCredentials),
  };
}

/** The device's answer as the server reads it, bytes made texts. */
function asAnswer(credential: PublicKeyCredential) {
  const response = credential.response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse;
  const text = (bytes: ArrayBuffer | null | undefined) => (bytes ? textOf(bytes) : undefined);
  return {
    id: credential.id,
    rawId: textOf(credential.rawId),
    type: credential.type,
    clientExtensionResults: {},
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      attestationObject: text(response.attestationObject),
      transports: response.getTransports?.(),
      authenticatorData: text(response.authenticatorData),
      signature: text(response.signature),
      userHandle: text(response.userHandle),
    },
  };
}

async function send<Answer>(address: string, body: unknown): Promise<Answer> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const said = (await answer.json()) as Answer & { title?: string };
  if (!answer.ok) throw new Refused(said.title);
  return said;
}

class Refused extends Error {}

async function carryOut(form: HTMLFormElement): Promise<void> {
  const { passkey, options } = form.dataset;
  const publicKey = asOptions(await send<Asked>(options!, {}));
  const credential =
    passkey === 'add'
      ? await navigator.credentials.create({
          publicKey: publicKey as unknown as PublicKeyCredentialCreationOptions,
        })
      : await navigator.credentials.get({
          publicKey: publicKey as unknown as PublicKeyCredentialRequestOptions,
        });
  const typed = Object.fromEntries(new FormData(form));
  const { to } = await send<{ to: string }>(form.action, {
    ...typed,
    response: asAnswer(credential as PublicKeyCredential),
  });
  location.assign(to);
}

/** The sentence for what went wrong, in the page's language. */
function sentenceOf(error: unknown, { cancelled, known, failed }: DOMStringMap): string | undefined {
  if (error instanceof Refused) return error.message;
  const name = (error as Error).name;
  if (name === 'NotAllowedError' || name === 'AbortError') return cancelled;
  return name === 'InvalidStateError' ? known : failed;
}

function open(form: HTMLFormElement): void {
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const status = form.querySelector('[data-passkey-status]')!;
    status.textContent = '';
    form.setAttribute('aria-busy', 'true');
    try {
      await carryOut(form);
    } catch (error) {
      status.textContent = sentenceOf(error, form.dataset) ?? '';
    }
    form.removeAttribute('aria-busy');
  });
}

if ('PublicKeyCredential' in globalThis) {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) open(form);
}
