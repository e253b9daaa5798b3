import { v7 } from 'uuid';
import { z } from 'zod';

/** The brand of each id schema, so that tests and documents can tell a person's id from an organisation's. */
export const idBrands = z.registry<{ brand: string }>();

/** Schema of a branded UUID, one brand per table: `export const organisationId = idOf('OrganisationId')`. */
export const idOf = <B extends string>(brand: B) =>
  z.uuid({ error: 'platform.not-an-id' }).brand<B>().register(idBrands, { brand });

/** A new time-ordered id (UUIDv7) made by the program, never by the database. */
export const newId = <T extends string = string>(): T => v7() as T;
