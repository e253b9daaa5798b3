import type { RecordPanelProps } from '../../../web/slots.tsx';
import { PapersAbout } from './papers-about.tsx';

const PapersOfMemberPanel = ({ recordId }: RecordPanelProps) => <PapersAbout about="member" id={recordId} />;

export default PapersOfMemberPanel;
