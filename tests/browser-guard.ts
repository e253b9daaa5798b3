import type { BrowserContext, ConsoleMessage, Response } from 'playwright-core';

export type Guard = {
  /** What went wrong since the last call, and forgets it. */
  readonly take: () => string[];
};

const REPORT = 'content policy violated:';

/** Runs in every page before its own code. */
const reportViolations = (mark: string): void => {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, sample }) =>
    console.error(mark, violatedDirective, blockedURI, sourceFile, sample),
  );
};

const statusFault = (answer: Response): string | null =>
  answer.status() >= 500 || answer.status() === 400 ? `${answer.status()} from ${answer.url()}` : null;

/** The browser itself tells of every refused answer; a refusal (401, 404, 409, 422, 429) is an answer like another. */
const isRefusal = (message: ConsoleMessage, ownOrigin: string): boolean =>
  /^Failed to load resource: the server responded with a status of 4/.test(message.text()) &&
  message.location().url.startsWith(`${ownOrigin}/api/`);

/**
 * Watches everything a browser does: a request to any host but our own, a report of the content policy, an error on the
 * console, a page that throws or dies, an answer that no page should cause (400, 500 and above).
 */
export const guard = async (context: BrowserContext, ownOrigin: string): Promise<Guard> => {
  let faults: string[] = [];
  const say = (fault: string): void => {
    faults.push(fault);
  };
  const seeAddress = (address: string): void => {
    const { origin, protocol } = new URL(address);
    const isWithin = protocol === 'data:' || protocol === 'blob:' || protocol === 'about:';
    if (!isWithin && origin !== ownOrigin) say(`request to another host: ${address}`);
  };
  context.on('request', (request) => seeAddress(request.url()));
  context.on('response', (answer) => {
    const fault = statusFault(answer);
    if (fault) say(fault);
  });
  context.on('console', (message) => {
    if (message.type() === 'error' && !isRefusal(message, ownOrigin)) say(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => say(`error in a page: ${error.error().message}`));
  context.on('page', (page) => {
    page.on('websocket', (socket) => seeAddress(socket.url().replace(/^ws/, 'http')));
    page.on('crash', () => say(`a page died: ${page.url()}`));
  });
  await context.addInitScript(reportViolations, REPORT);
  return {
    take: () => {
      const taken = faults;
      faults = [];
      return taken;
    },
  };
};
