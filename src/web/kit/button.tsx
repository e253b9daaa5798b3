import type { ButtonHTMLAttributes } from 'react';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** The one primary action of a page. */
  readonly main?: boolean;
  /** Already running: said to readers, and a second click does nothing. */
  readonly isBusy?: boolean;
};

export const Button = ({ main = false, isBusy = false, type = 'button', className = '', onClick, ...rest }: Props) => (
  <button
    {...rest}
    type={type}
    className={`vm-button ${main ? 'vm-button-main' : ''} ${className}`}
    aria-busy={isBusy}
    aria-disabled={isBusy || undefined}
    onClick={isBusy ? (event) => event.preventDefault() : onClick}
  />
);
