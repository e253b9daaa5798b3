import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const cipherKey = (key: Buffer): Buffer => createHmac('sha256', key).update('platform.totp sealing 1').digest();

/** Seals a short secret with AES-256-GCM under the installation's key, bound to `owner`: moved to another row it does not open. */
export const sealSecret = (key: Buffer, owner: string, secret: string): Buffer => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', cipherKey(key), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), sealed]);
};

/** Opens what `sealSecret` made; throws for another key, another owner or a changed byte. */
export const openSecret = (key: Buffer, owner: string, sealed: Buffer): string => {
  if (sealed[0] !== VERSION) throw new Error('a sealed secret of an unknown version');
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', cipherKey(key), nonce).setAAD(Buffer.from(owner)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
    'utf8',
  );
};
