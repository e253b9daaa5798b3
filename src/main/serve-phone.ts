import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

/** The page of the phone and the worker that keeps it. Neither carries a nonce: what is kept on a phone stays the same for weeks. */
export const servePhone = (server: FastifyInstance, webRoot: string): void => {
  const files = [
    { path: '/phone', file: 'phone.html', type: 'text/html; charset=utf-8' },
    { path: '/phone-worker.js', file: 'phone-worker.js', type: 'text/javascript; charset=utf-8' },
  ];
  for (const { path, file, type } of files) {
    const at = join(webRoot, file);
    // Tests of the door alone start without pages.
    if (!existsSync(at)) continue;
    const content = readFileSync(at);
    server.get(path, async (_request, reply) => reply.header('cache-control', 'no-cache').type(type).send(content));
  }
};
