import { asked, done, openDisk } from './phone-disk.ts';
import { oneByOne } from './phone-rounds.ts';
import type { KeyFacts } from './phone-standing.ts';

type PinLock = {
  readonly salt: Uint8Array<ArrayBuffer>;
  /** The key of the data, encrypted first under the PIN and then under the key of this browser. */
  readonly wrapped: Sealed;
  readonly inner: Uint8Array<ArrayBuffer>;
};
type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly data: ArrayBuffer };

/** `deviceKey` cannot be read out of the browser; with a PIN it opens nothing by itself. */
export type KeyRow = KeyFacts & {
  readonly loginMark: string | null;
  readonly deviceKey: CryptoKey;
  readonly pin: PinLock | null;
};

/** An account's data, open for as long as the page lives. */
export type OpenVault = {
  readonly row: KeyRow;
  readonly dataKey: CryptoKey;
  readonly pinKey: { readonly key: CryptoKey; readonly salt: Uint8Array<ArrayBuffer> } | null;
  /** How often the account's data had been deleted when this was opened: what was opened before that writes nothing any more. */
  readonly life: number;
};

const PIN_ROUNDS = 600_000;
const strict = { durability: 'strict' } as const;
let opened: Promise<IDBDatabase> | null = null;

// Everything takes its turn: what is sealed under keys that are being replaced meanwhile could never be opened again.
const inTurn = oneByOne();
let newestVault: OpenVault | null = null;

const lives = new Map<string, number>();
const lifeOf = (accountId: string): number => lives.get(accountId) ?? 0;

/** The data was deleted after it was opened: a send under way holds keys that are gone. */
export const isGone = ({ row: { accountId }, life }: OpenVault): boolean => life !== lifeOf(accountId);

/** An account's data under the keys of now; who holds it may have opened it before they were replaced. */
export const newest = (vault: OpenVault): OpenVault =>
  newestVault?.row.accountId === vault.row.accountId && !isGone(vault) ? newestVault : vault;

const database = (): Promise<IDBDatabase> => {
  opened ??= openDisk('vung-manh-phone', ['keys', 'sealed']);
  return opened;
};

/** What a store holds, to be read only. */
const reading = async (store: 'keys' | 'sealed'): Promise<IDBObjectStore> =>
  (await database()).transaction(store).objectStore(store);

const random = (bytes: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(bytes));
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const nameIn = (accountId: string, name: string): string => `${accountId} ${name}`;
const rangeOf = (accountId: string, prefix = ''): IDBKeyRange =>
  IDBKeyRange.bound(nameIn(accountId, prefix), nameIn(accountId, `${prefix}\uffff`));

/** Hex digest, for what is compared and never read. */
export const digestOf = async (text: string): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(text)))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

const aes = (raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

const seal = async (key: CryptoKey, at: string, content: BufferSource): Promise<Sealed> => {
  const iv = random(12);
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytesOf(at) }, key, content) };
};

const unseal = (key: CryptoKey, at: string, { iv, data }: Sealed): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bytesOf(at) }, key, data);

const pinKeyOf = async (pin: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> => {
  const typed = await crypto.subtle.importKey('raw', bytesOf(pin), 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: PIN_ROUNDS };
  return crypto.subtle.deriveKey(how, typed, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
};

type Made = Pick<OpenVault, 'dataKey' | 'pinKey'> & Pick<KeyRow, 'deviceKey' | 'pin'>;

/** New keys; with a PIN the data has a key of its own that only both together give back. */
const makeKeys = async (pinKey: OpenVault['pinKey']): Promise<Made> => {
  const deviceKey = await aes(random(32));
  if (pinKey === null) return { deviceKey, dataKey: deviceKey, pin: null, pinKey };
  const raw = random(32);
  const inner = await seal(pinKey.key, 'pin', raw);
  const wrapped = await seal(deviceKey, 'device', inner.data);
  return { deviceKey, dataKey: await aes(raw), pin: { salt: pinKey.salt, inner: inner.iv, wrapped }, pinKey };
};

export const keyRows = async (): Promise<readonly KeyRow[]> => asked<KeyRow[]>((await reading('keys')).getAll());

/** Opens an account's data; undefined when the PIN is wrong or missing. */
export const unlock = async (row: KeyRow, typed: string | null): Promise<OpenVault | undefined> => {
  const { pin, deviceKey } = row;
  const life = lifeOf(row.accountId);
  if (pin === null) return { row, dataKey: deviceKey, pinKey: null, life };
  if (typed === null) return undefined;
  const key = await pinKeyOf(typed, pin.salt);
  try {
    const data = await unseal(deviceKey, 'device', pin.wrapped);
    const raw = await unseal(key, 'pin', { iv: pin.inner, data });
    return { row, dataKey: await aes(new Uint8Array(raw)), pinKey: { key, salt: pin.salt }, life };
  } catch {
    return undefined;
  }
};

type Named = { readonly name: string; readonly value: unknown };

const readNow = async (vault: OpenVault, prefix: string): Promise<readonly Named[]> => {
  const { dataKey, row } = newest(vault);
  const { accountId } = row;
  const store = await reading('sealed');
  const range = rangeOf(accountId, prefix);
  const [names, rows] = await Promise.all([
    asked(store.getAllKeys(range) as IDBRequest<string[]>),
    asked<Sealed[]>(store.getAll(range)),
  ]);
  const read = await Promise.all(
    rows.map(async (sealed, at) => {
      const text = await unseal(dataKey, names[at]!, sealed).catch(() => null);
      return (
        text && { name: names[at]!.slice(accountId.length + 1), value: JSON.parse(new TextDecoder().decode(text)) }
      );
    }),
  );
  return read.filter((one) => one !== null);
};

/** Everything whose name begins so, in the order of names. What the key cannot open any more is passed over. */
export const readAll = (vault: OpenVault, prefix: string): Promise<readonly Named[]> =>
  inTurn(async () => (isGone(vault) ? [] : readNow(vault, prefix)));

const sealNamed = (vault: OpenVault, { name, value }: Named): Promise<Sealed> =>
  seal(vault.dataKey, nameIn(vault.row.accountId, name), bytesOf(JSON.stringify(value)));

const writeNow = async (vault: OpenVault, changes: readonly Named[]): Promise<void> => {
  // Encrypted before the transaction opens: IndexedDB ends one that waits for anything else.
  const sealed = await Promise.all(changes.map(async (one) => (one.value === null ? null : sealNamed(vault, one))));
  const tx = (await database()).transaction('sealed', 'readwrite', strict);
  const store = tx.objectStore('sealed');
  changes.forEach(({ name }, at) => {
    const key = nameIn(vault.row.accountId, name);
    void (sealed[at] ? store.put(sealed[at], key) : store.delete(key));
  });
  await done(tx);
};

/**
 * Writes some things and takes others out, all or nothing, and returns only when the disk has it. A value of null takes out. Writes
 * nothing where the data was deleted meanwhile.
 */
export const write = (vault: OpenVault, changes: readonly Named[]): Promise<void> =>
  inTurn(async () => (isGone(vault) ? undefined : writeNow(newest(vault), changes)));

const asVault = (made: Made, facts: KeyFacts & Pick<KeyRow, 'loginMark'>): OpenVault => ({
  row: { ...facts, deviceKey: made.deviceKey, pin: made.pin },
  dataKey: made.dataKey,
  pinKey: made.pinKey,
  life: lifeOf(facts.accountId),
});

/** Puts new keys in the place of the old ones and everything kept under them; the old ones are gone with the same write. */
const rekey = async (
  facts: KeyFacts & Pick<KeyRow, 'loginMark'>,
  from: OpenVault | null,
  pinKey: OpenVault['pinKey'],
): Promise<OpenVault> => {
  const vault = asVault(await makeKeys(pinKey), facts);
  const kept = from === null ? [] : await readNow(from, '');
  const sealed = await Promise.all(kept.map((one) => sealNamed(vault, one)));
  const tx = (await database()).transaction(['keys', 'sealed'], 'readwrite', strict);
  void tx.objectStore('sealed').delete(rangeOf(facts.accountId));
  kept.forEach(({ name }, at) => void tx.objectStore('sealed').put(sealed[at]!, nameIn(facts.accountId, name)));
  void tx.objectStore('keys').put(vault.row, facts.accountId);
  await done(tx);
  newestVault = vault;
  return vault;
};

/** At a sign-in: new keys, the PIN stays the one it was. */
export const replaceKeys = (facts: KeyFacts & Pick<KeyRow, 'loginMark'>, from: OpenVault | null): Promise<OpenVault> =>
  inTurn(() => rekey(facts, from, (from && newest(from).pinKey) ?? null));

/** Puts a PIN in front of everything kept, or takes it away (null). */
export const setPin = async (vault: OpenVault, pin: string | null): Promise<OpenVault> => {
  const salt = random(16);
  const pinKey = pin === null ? null : { key: await pinKeyOf(pin, salt), salt };
  return inTurn(async () => (isGone(vault) ? vault : rekey(newest(vault).row, vault, pinKey)));
};

export const noteContact = (vault: OpenVault, lastContactAt: string): Promise<OpenVault> =>
  inTurn(async () => {
    const now = newest(vault);
    if (isGone(now)) return now;
    const row = { ...now.row, lastContactAt };
    const tx = (await database()).transaction('keys', 'readwrite', strict);
    tx.objectStore('keys').put(row, row.accountId);
    await done(tx);
    newestVault = { ...now, row };
    return newestVault;
  });

/** Deletes the keys of an account and everything under them. */
export const forget = (accountId: string): Promise<void> =>
  inTurn(async () => {
    const tx = (await database()).transaction(['keys', 'sealed'], 'readwrite', strict);
    void tx.objectStore('keys').delete(accountId);
    void tx.objectStore('sealed').delete(rangeOf(accountId));
    await done(tx);
    lives.set(accountId, lifeOf(accountId) + 1);
    if (newestVault?.row.accountId === accountId) newestVault = null;
  });

/** How many records of an account wait to be sent: told by their names, without opening anything. */
export const countQueued = async (accountId: string): Promise<number> =>
  asked((await reading('sealed')).count(rangeOf(accountId, 'queue ')));

/** Deletes what was kept to read and to write on, but not what waits to be sent. */
export const forgetAllButQueue = async (accountId: string): Promise<void> => {
  const tx = (await database()).transaction('sealed', 'readwrite', strict);
  const store = tx.objectStore('sealed');
  const names = await asked(store.getAllKeys(rangeOf(accountId)) as IDBRequest<string[]>);
  for (const name of names) if (!name.startsWith(nameIn(accountId, 'queue '))) store.delete(name);
  await done(tx);
};
