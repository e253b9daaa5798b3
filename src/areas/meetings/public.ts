export { boardSource } from './questions/meeting-board.ts';
