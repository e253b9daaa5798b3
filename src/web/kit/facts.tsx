import type { ReactNode } from 'react';

export type Fact = { readonly name: string; readonly value: ReactNode };

/** Facts of a record, name and value. What is not known is said, not left blank. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className="vm-facts">
    {facts.map(({ name, value }, at) => (
      // Two measures may carry one name, so the place in the list is part of the key.
      // biome-ignore lint/suspicious/noArrayIndexKey: facts are drawn as they stand and keep no state
      <div key={`${name} ${at}`}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
