import { useId } from 'react';

/** How far long work is: a bar with its words. Without a share it only says that it goes on. */
export const ProgressBar = ({ label, share }: { label: string; share: number | null }) => {
  const id = useId();
  return (
    <div className="vm-stack">
      <p id={id} role="status">
        {label}
      </p>
      <progress
        className="members-progress"
        aria-labelledby={id}
        max={1}
        {...(share === null ? {} : { value: share })}
      />
    </div>
  );
};
