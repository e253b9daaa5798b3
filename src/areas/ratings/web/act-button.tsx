import type { ActionContract, InputOf } from '../../../platform/action/contract.ts';
import { Button } from '../../../web/kit/button.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { type ActionOptions, useAction } from '../../../web/queries.ts';

type Props<C extends ActionContract> = {
  readonly contract: C;
  readonly input: InputOf<C>;
  readonly label: string;
  /** With the row in it, where the same button stands in many. */
  readonly name?: string;
  readonly main?: boolean;
} & ActionOptions<C>;

/** One press does one thing; why it could not be done stands beside it. */
export const ActButton = <C extends ActionContract>({ contract, input, label, name, main, ...options }: Props<C>) => {
  const act = useAction(contract, options as ActionOptions<C>);
  return (
    <>
      <Button
        isBusy={act.isPending}
        {...(main ? { main } : {})}
        {...(name === undefined ? {} : { 'aria-label': name })}
        onClick={() => act.mutate(input)}
      >
        {label}
      </Button>
      {act.error && <RefusalPanel refusal={act.error} takesFocus />}
    </>
  );
};
