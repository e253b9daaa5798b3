import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { pathOf } from '../action/contract.ts';
import { reasonsOf } from '../action/malformed.ts';
import { reason } from '../outcome/refusal.ts';
import { chooseData } from './contract.ts';
import { refusalSender, type Sentences } from './server.ts';

export type DataChoice = 'demonstration' | 'real';

/** The answer must reach the page before the server behind it goes away. */
const BEFORE_CHANGE_MS = 200;

/**
 * Answers `platform.choose-data` on a server that can open another data folder. Refuses once real work has begun: then the
 * way is the command line, where the person can see what is opened. Writes nothing into either folder.
 */
export const chooseDataRoute = (
  server: FastifyInstance,
  parts: { pool: pg.Pool; sentences: Sentences; change: ((kind: DataChoice) => void) | null },
): void => {
  const send = refusalSender(parts.sentences);
  server.post(pathOf(chooseData.name), async (request, reply) => {
    const input = chooseData.input.safeParse(request.body ?? {});
    if (!input.success) return send(reply, 'malformed', reasonsOf(input.error), 400);
    const { rows } = await parts.pool.query<{ kind: string; isSetUp: boolean }>(
      'SELECT data_kind AS kind, set_up_at IS NOT NULL AS "isSetUp" FROM platform.installation',
    );
    const { kind, isSetUp } = rows[0]!;
    const { change } = parts;
    if (change === null || (kind !== 'demonstration' && isSetUp))
      return send(reply, 'domain', [reason('platform.data-choice-closed', {}, 'kind')], 422);
    const isOpen = (kind === 'demonstration') === (input.data.kind === 'demonstration');
    if (!isOpen) setTimeout(() => change(input.data.kind), BEFORE_CHANGE_MS);
    return reply.header('cache-control', 'no-store').send({ changing: !isOpen });
  });
};
