import type { Page } from 'playwright-core';
import { type Contract, type InputOf, type OutputOf, pathOf } from '../src/platform/action/contract.ts';

/** Calls the program from within a page, with the page's own session: for what a journey needs to know, not for what it proves. */
export const callFrom = async <C extends Contract>(
  page: Page,
  contract: C,
  input: InputOf<C>,
): Promise<OutputOf<C>> => {
  const answer = await page.evaluate(
    async ({ path, body }) => {
      const post = (to: string, text: string, token = '') =>
        fetch(to, {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            'Idempotency-Key': crypto.randomUUID(),
            'X-Csrf-Token': token,
          },
          body: text,
        });
      const session = (await (await post('/api/platform/my-session', '{}')).json()) as { csrfToken?: string };
      const got = await post(path, body, session.csrfToken);
      return { status: got.status, text: await got.text() };
    },
    { path: pathOf(contract.name), body: JSON.stringify(input) },
  );
  if (answer.status !== 200) throw new Error(`${contract.name} answered ${answer.status}: ${answer.text}`);
  return contract.output.parse(JSON.parse(answer.text)) as OutputOf<C>;
};
