import type { RecordPanelProps } from '../../../web/slots.tsx';
import { PapersAbout } from './papers-about.tsx';

const PapersOfMemberPanel = ({ recordId }: RecordPanelProps) => <PapersAbout input={{ memberId: recordId as never }} />;

export default PapersOfMemberPanel;
