import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pathOf, type QuestionContract } from '../action/contract.ts';
import type { Outcome } from '../action/runner.ts';

type AnsweredFile = { readonly fileName: string; readonly mediaType: string; readonly contentBase64: string };

/** What the door shares with the file route: how a call is run for a request, and how a refusal is sent. */
export type FileDoor = {
  readonly run: (request: FastifyRequest, name: string, input: unknown) => Promise<Outcome>;
  readonly refuse: (reply: FastifyReply, outcome: Extract<Outcome, { ok: false }>) => FastifyReply;
};

// Header values are ASCII; the name itself stands percent-encoded beside a plain one (RFC 6266).
const disposition = (fileName: string): string => {
  const plain = fileName.normalize('NFD').replace(/[^\x20-\x7e]|["\\%;]/g, '');
  return `attachment; filename="${plain || 'tep'}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
};

/**
 * GET for a question that answers a file: the same access as by POST, sent as an attachment that no browser opens as a page of ours.
 * The address holds the id alone.
 */
export const addFileRoute = (server: FastifyInstance, { name, fileOf }: QuestionContract, door: FileDoor): void => {
  if (fileOf === undefined) return;
  server.get<{ Params: { id: string } }>(`${pathOf(name)}/:id`, async (request, reply) => {
    const outcome = await door.run(request, name, { [fileOf]: request.params.id });
    if (!outcome.ok) return door.refuse(reply, outcome);
    const { fileName, mediaType, contentBase64 } = outcome.answer as AnsweredFile;
    return reply
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('content-disposition', disposition(fileName))
      .type(mediaType)
      .send(Buffer.from(contentBase64, 'base64'));
  });
};
