import { api, body, Problem } from '@/api'
import { loadSession } from '@/session'

/** Whether this browser and this address can hold passkeys. */
export const hasPasskeys = typeof PublicKeyCredential !== 'undefined' && typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function'

type OfDevice<T> = { id: string, response: T }

/** The device's answer with its bytes as base64url; a holder who turned away is said as such. */
async function ask<T>(credential: Promise<Credential | null>): Promise<OfDevice<T>> {
  const made = await credential.catch(() => null)
  if (!made) throw new Problem('identity.passkeys.turned-away', 0)
  return (made as PublicKeyCredential).toJSON() as OfDevice<T>
}

/** Makes a passkey on this device and adds it to one's own account. */
export async function addPasskey(name: string) {
  const { challengeId, options } = await body(api.POST('/api/account/passkeys/challenge'))
  const made = await ask<{ clientDataJSON: string, attestationObject: string }>(navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as never) }))
  return body(api.POST('/api/account/passkeys', { body: { challengeId, name, credentialId: made.id, clientDataJson: made.response.clientDataJSON, attestationObject: made.response.attestationObject } }))
}

/** Signs in by a passkey that the device offers; no name is asked for. */
export async function signInByPasskey() {
  const { challengeId, options } = await body(api.POST('/api/session/passkey/challenge'))
  const given = await ask<{ clientDataJSON: string, authenticatorData: string, signature: string, userHandle?: string }>(navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as never) }))
  await api.POST('/api/session/passkey', {
    body: { challengeId, credentialId: given.id, clientDataJson: given.response.clientDataJSON, authenticatorData: given.response.authenticatorData, signature: given.response.signature, userHandle: given.response.userHandle ?? null, asToken: false },
  })
  await loadSession()
}
