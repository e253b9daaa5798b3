import pino from 'pino';

/**
 * All that a log line may hold. Never bodies, names, query strings, addresses of people: what is not listed here is dropped
 * before it is written, whoever passes it.
 */
export type LogFields = {
  /** Contract name or route pattern, e.g. `organisations.rename`, `/healthz`; never the requested URL. */
  readonly route?: string;
  readonly status?: number;
  readonly milliseconds?: number;
  readonly incident?: string;
  readonly account?: string;
  readonly job?: string;
  readonly attempt?: number;
  readonly count?: number;
  readonly port?: number;
  readonly version?: string;
  readonly err?: unknown;
};

export type Log = {
  readonly debug: (fields: LogFields, message: string) => void;
  readonly info: (fields: LogFields, message: string) => void;
  readonly warn: (fields: LogFields, message: string) => void;
  readonly error: (fields: LogFields, message: string) => void;
};

const plain = ['route', 'status', 'milliseconds', 'incident', 'account', 'job', 'attempt', 'count', 'port', 'version'];

const frames = (stack: string | undefined): string[] =>
  (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 20)
    .map((line) => line.trim());

// Messages of the database, of parsers and of validation quote the value that was wrong, so what is quoted or looks like a value is masked.
const withoutQuotes = (message: string): string =>
  message
    .replace(/"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”|=\([^)]*\)/g, '‹…›')
    .replace(/["'`“][\s\S]*$/, '‹…›')
    .replace(/\S+@\S+/g, '‹…›')
    .replace(/\d{4,}/g, '‹…›')
    .slice(0, 300);

const known = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[A-Za-z0-9_.]{1,63}$/.test(value) ? value : undefined;

/** What is told of an error: kind, SQLSTATE, constraint and table, masked message, stack frames. Never `detail` or `where`. */
const describeError = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, constraint, table } = error as Error & { code?: unknown; constraint?: unknown; table?: unknown };
  const quotesInput = error instanceof SyntaxError || error.name === 'ZodError' || error.name === '$ZodError';
  return {
    kind: error.name,
    code: known(code),
    constraint: known(constraint),
    table: known(table),
    message: quotesInput ? undefined : withoutQuotes(error.message),
    stack: frames(error.stack),
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  };
};

const onlyAllowed = (fields: Record<string, unknown>): Record<string, unknown> => {
  const kept: Record<string, unknown> = {};
  for (const key of plain) {
    const value = fields[key];
    if (typeof value === 'number') kept[key] = value;
    if (typeof value === 'string') kept[key] = value.split('?')[0]!.slice(0, 120);
  }
  if ('err' in fields) kept.err = describeError(fields.err);
  return kept;
};

/** The program's log: one JSON line each, to standard output or `destination`. */
export const createLog = (options: { level: string; destination?: pino.DestinationStream }): Log => {
  const settings: pino.LoggerOptions = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: onlyAllowed },
    serializers: { err: (value: unknown) => value },
  };
  return options.destination ? pino(settings, options.destination) : pino(settings);
};

/** One line for one answered request; slow ones and faults stand out by level. */
export const logAnswer = (log: Log, answer: LogFields & { readonly status: number }): void => {
  if (answer.status >= 500) log.error(answer, 'answered');
  else log.info(answer, 'answered');
};
