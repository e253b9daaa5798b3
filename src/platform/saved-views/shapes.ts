import { z } from 'zod';

/** Input fields of every question behind a big list: the page that begins `skip` rows behind the cursor `after`. */
export const listPage = {
  after: z.string().max(2000).nullable().default(null),
  skip: z.int().min(0).max(20_000_000).default(0),
  limit: z.int().min(1).max(200).default(50),
};

/** Output fields beside `rows`. Counted only for the first page (`after` null, `skip` 0), null on every other. */
export const listAnswer = { count: z.int().nullable(), next: z.string().nullable() };
