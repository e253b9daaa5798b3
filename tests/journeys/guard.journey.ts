import { expect, test } from 'vitest';
import { openWorkplace } from '../browser-workplace.ts';

const workplace = openWorkplace({ kind: 'empty' });

test('a page that asks another host, runs foreign code or fails is seen by the guard', async () => {
  const page = await workplace.newPage();
  const { take } = workplace.guardOf(page);
  await page.goto('/');
  await page.locator('h1').waitFor();
  expect(take()).toEqual([]);

  await page.evaluate(() => fetch('https://elsewhere.example/').catch(() => undefined));
  await expect.poll(take).toEqual(expect.arrayContaining([expect.stringContaining('connect-src')]));

  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "foreign"';
    document.body.append(script);
  });
  await expect.poll(take).toEqual(expect.arrayContaining([expect.stringContaining('content policy violated')]));
  expect(await page.title()).not.toBe('foreign');

  await page.evaluate(
    () =>
      void setTimeout(() => {
        throw new Error('planted');
      }),
  );
  await expect.poll(take).toContain('error in a page: planted');

  await page.evaluate(() => console.error('planted'));
  await expect.poll(take).toContain('console: planted');

  await page.goto('http://elsewhere.example/').catch(() => undefined);
  expect(take()).toContain('request to another host: http://elsewhere.example/');
});

test('an answer of 400 is seen by the guard, a refusal is not', async () => {
  const page = await workplace.newPage();
  const { take } = workplace.guardOf(page);
  await page.goto('/');
  await page.locator('h1').waitFor();
  const send = (body: object) =>
    page.evaluate(
      async (text) =>
        (
          await fetch('/api/platform/sign-in', {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
            body: text,
          })
        ).status,
      JSON.stringify(body),
    );

  expect(await send({ login: 'khong-co', password: 'khong dung dau' })).toBe(401);
  expect(take()).toEqual([]);
  expect(await send({ login: 7 })).toBe(400);
  await expect.poll(take).toContain(`400 from ${workplace.url()}/api/platform/sign-in`);
  take();
});
