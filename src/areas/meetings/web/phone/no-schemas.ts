const reading = new Set<string | symbol>(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'options']);

type Nothing = { (): Nothing; readonly [name: string]: Nothing };

/**
 * Stands in the place of zod in the build of the phone (vite.phone.config.ts): the phone judges with the rules and never reads a schema,
 * and the library is a third of what the page may weigh. Whoever does read one here is told at once.
 */
const nothing: Nothing = new Proxy((() => nothing) as Nothing, {
  get: (_target, name) => {
    if (reading.has(name) || name === Symbol.iterator) throw new Error(`The phone reads no schemas: ${String(name)}`);
    return nothing;
  },
  apply: () => nothing,
});

export const z = nothing;
