import type {
  ActionContract,
  Contract,
  ContractName,
  InputOf,
  OutputOf,
  QuestionContract,
} from '../platform/action/contract.ts';
import { ApiRefusal, refusalOf } from './refusal.ts';

type CallOptions = { readonly requestId?: string; readonly signal?: AbortSignal };

const OFFICE_STORED_AS = 'office';

let csrfToken: string | null = null;
let onSignedOut: () => void = () => {};

/** The token that the server expects back with every call; it comes with the session. */
export const keepCsrfToken = (token: string | null): void => {
  csrfToken = token;
};

/** What happens when the server no longer knows the session: the shell goes to sign-in and comes back. */
export const whenSignedOut = (go: () => void): void => {
  onSignedOut = go;
};

/** The office a person with many chose to act in on this tab; null lets the server take all of them. */
export const chosenOffice = (): string | null => sessionStorage.getItem(OFFICE_STORED_AS);

export const chooseOffice = (officeId: string | null): void => {
  if (officeId) sessionStorage.setItem(OFFICE_STORED_AS, officeId);
  else sessionStorage.removeItem(OFFICE_STORED_AS);
};

/** One id per intent: made when a person decides, kept for every retry of the same input. */
export const newRequestId = (): string => crypto.randomUUID();

const headersOf = (options: CallOptions): Headers => {
  const headers = new Headers({ 'Content-Type': 'application/json', Accept: 'application/json' });
  const office = chosenOffice();
  if (csrfToken) headers.set('X-Csrf-Token', csrfToken);
  if (office) headers.set('X-Office', office);
  if (options.requestId) headers.set('Idempotency-Key', options.requestId);
  return headers;
};

const answerOf = async (path: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiRefusal('offline', []);
  }
};

/** What the server said; undefined when it broke off on the way or is not ours (the page of a proxy, of a network that asks for a sign-in). */
const bodyOf = async (answer: Response): Promise<unknown> => {
  try {
    return await answer.json();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    return undefined;
  }
};

/** Calls anything by its name. Pages use `ask` and `act`, which are typed by a contract. */
export const call = async (name: ContractName, input: unknown, options: CallOptions = {}): Promise<unknown> => {
  const answer = await answerOf(`/api/${name.replace('.', '/')}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: headersOf(options),
    body: JSON.stringify(input),
    signal: options.signal ?? null,
  });
  const body = await bodyOf(answer);
  if (answer.ok) {
    // Whether it was done is not known: as without network, the same request id may be sent again.
    if (body === undefined) throw new ApiRefusal('offline', []);
    // Steps of signing in answer with the token of the session they made.
    const made = body as { csrfToken?: unknown } | null;
    if (typeof made?.csrfToken === 'string') keepCsrfToken(made.csrfToken);
    return body;
  }
  throw refusalOf(answer.status, body);
};

const callContract = async (contract: Contract, input: unknown, options: CallOptions): Promise<unknown> => {
  try {
    return await call(contract.name, input, options);
  } catch (error) {
    const expired = error instanceof ApiRefusal && error.kind === 'not-signed-in' && contract.over !== 'public';
    if (expired) onSignedOut();
    throw error;
  }
};

/** Asks a question of the server. Refusals arrive as `ApiRefusal`. */
export const ask = async <C extends QuestionContract>(
  contract: C,
  input: InputOf<C>,
  options: Pick<CallOptions, 'signal'> = {},
): Promise<OutputOf<C>> => (await callContract(contract, input, options)) as OutputOf<C>;

/** Runs an action. `requestId` is the intent's: the same one for a retry of the same input, a new one for a new intent. */
export const act = async <C extends ActionContract>(
  contract: C,
  input: InputOf<C>,
  options: { readonly requestId: string },
): Promise<OutputOf<C>> => (await callContract(contract, input, options)) as OutputOf<C>;
