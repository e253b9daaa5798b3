import { expect, test } from 'vitest';
import { startHarness } from '../../../tests/harness.ts';
import { openDoor, person, plantSmallTree, Visitor } from '../../../tests/visitor.ts';
import { newId } from '../action/id.ts';

const harness = await startHarness();
const tree = await plantSmallTree(harness);
const server = await openDoor(harness);

const signedIn = async (organisationId: string): Promise<Visitor> => {
  const visitor = new Visitor(server, `10.2.0.${Math.floor(Math.random() * 250)}`);
  await visitor.signIn(await person(harness, { role: 'committee-office', organisationId }), harness.clock.now);
  return visitor;
};

const fetched = (visitor: Visitor, path: string) =>
  server.inject({
    method: 'GET',
    url: path,
    headers: { cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
  });

const attached = async (visitor: Visitor): Promise<string> => {
  const { body } = await visitor.send('/api/documents/attach-file', {
    to: { what: 'other', organisationId: tree.cell, area: 'meetings', id: newId() },
    label: 'Bản chụp',
    contentBase64: Buffer.from('%PDF-1.7 nội dung').toString('base64'),
  });
  return (body as { attachmentId: string }).attachmentId;
};

test('a file is sent as an attachment that no browser opens as a page of ours, and kept nowhere', async () => {
  const visitor = await signedIn(tree.east);
  const answer = await fetched(visitor, `/api/documents/attachment-file/${await attached(visitor)}`);
  expect(answer.statusCode).toBe(200);
  expect(answer.rawPayload.toString()).toBe('%PDF-1.7 nội dung');
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  expect(answer.headers['content-disposition']).toMatch(
    /^attachment; filename="dinh-kem-.{6}\.pdf"; filename\*=UTF-8''/,
  );
});

test('without session, without right and without such a file the answer tells nothing', async () => {
  const id = await attached(await signedIn(tree.east));
  expect((await fetched(new Visitor(server), `/api/documents/attachment-file/${id}`)).statusCode).toBe(401);
  const stranger = await signedIn(tree.west);
  for (const one of [id, newId()])
    expect((await fetched(stranger, `/api/documents/attachment-file/${one}`)).statusCode).toBe(404);
  expect((await fetched(stranger, '/api/documents/attachment-file/..%2f..%2fetc')).statusCode).toBe(400);
});

test('a body of 200 MB is refused by its announced length, before it is read', async () => {
  const visitor = await signedIn(tree.east);
  const answer = await server.inject({
    method: 'POST',
    url: '/api/documents/attach-file',
    headers: {
      'content-type': 'application/json',
      'content-length': String(200 * 1024 * 1024),
      cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'x-csrf-token': visitor.csrfToken ?? '',
      'idempotency-key': newId(),
    },
    payload: '{}',
  });
  expect([answer.statusCode, (answer.json() as { reasons: { code: string }[] }).reasons[0]?.code]).toEqual([
    413,
    'platform.body-too-large',
  ]);
});
