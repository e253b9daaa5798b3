import { v7 } from 'uuid';
import { z } from 'zod';

/** Schema of a branded UUID, one brand per table: `export const organisationId = idOf('OrganisationId')`. */
export const idOf = <B extends string>(_brand: B) => z.uuid({ error: 'platform.not-an-id' }).brand<B>();

/** A new time-ordered id (UUIDv7) made by the program, never by the database. */
export const newId = <T extends string = string>(): T => v7() as T;
