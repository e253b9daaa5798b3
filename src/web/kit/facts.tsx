import type { ReactNode } from 'react';

export type Fact = { readonly name: string; readonly value: ReactNode };

/** Facts of a record, name and value. What is not known is said, not left blank. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className="vm-facts">
    {facts.map(({ name, value }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
