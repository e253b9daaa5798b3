import { Loading } from '../kit/answer-states.tsx';

export const PageLoading = () => <Loading lines={6} />;
