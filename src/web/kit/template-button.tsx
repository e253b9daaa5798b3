import { useMutation } from '@tanstack/react-query';
import { type AnsweredFile, downloadAnswer } from '../download-answer.ts';
import { ApiRefusal } from '../refusal.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { RefusalPanel } from './refusal-panel.tsx';

/** Fetches the empty spreadsheet of an import; what the server refuses stands below it. */
export const TemplateButton = ({ label, read }: { label: string; read: () => Promise<AnsweredFile> }) => {
  const { isPending, error, mutate } = useMutation<AnsweredFile, Error, void>({
    mutationFn: read,
    onSuccess: downloadAnswer,
  });
  return (
    <>
      <Button isBusy={isPending} onClick={() => mutate()}>
        <Icon name="export" />
        {label}
      </Button>
      {error instanceof ApiRefusal && <RefusalPanel refusal={error} takesFocus />}
    </>
  );
};
