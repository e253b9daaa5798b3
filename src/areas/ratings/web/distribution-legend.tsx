import './distribution.css';

/** `hatched` instead of a colour: the pattern over parts of what is not finished. */
type Part = { readonly token: string; readonly words: string };

/** Which colour is which part of a drawing; readers have the table, as they do for the drawing. */
export const Legend = ({ parts }: { parts: readonly Part[] }) => (
  <ul className="ratings-legend" aria-hidden="true">
    {parts.map(({ token, words }) => (
      <li key={words}>
        <span className="ratings-swatch" style={{ background: `var(${token})` }} />
        {words}
      </li>
    ))}
  </ul>
);
